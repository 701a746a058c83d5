import type { Listed } from '../../src/lists/formats.ts';
import type { Paper } from '../../src/paper.ts';

/** A paper of a list, with what the test says of it. */
export function listed(news: Partial<Paper> = {}, more: Partial<Listed> = {}): Listed {
  const paper: Paper = {
    id: '1807.03748',
    title: 'Representation Learning with Contrastive Predictive Coding',
    abstract: 'We learn representations.',
    authors: ['Aäron van den Oord', 'Yazhe Li', 'Oriol Vinyals'],
    publishedOn: '2018-07-10',
    keywords: ['contrastive learning', 'mutual information'],
    categories: ['cs.LG', 'stat.ML'],
    ...news,
  };
  return { paper, url: `https://arxiv.org/abs/${paper.id}`, ...more };
}

/** What people may be called, and the parts of their names: from lists of Hugging Face, 2023 to 2026. */
export const people: readonly (readonly [spelled: string, given: string, family: string, suffix?: string])[] =
  [
    ['Aäron van den Oord', 'Aäron', 'van den Oord'],
    ['Wil M. P. van der Aalst', 'Wil M. P.', 'van der Aalst'],
    ['José G. C. de Souza', 'José G. C.', 'de Souza'],
    ['Cicero Nogueira dos Santos', 'Cicero Nogueira', 'dos Santos'],
    ['Diego de las Casas', 'Diego', 'de las Casas'],
    ['Fernando De la Torre', 'Fernando', 'De la Torre'],
    ['Mark Van der Merwe', 'Mark', 'Van der Merwe'],
    ['Hal Daumé III', 'Hal', 'Daumé', 'III'],
    ['Xuewei he', 'Xuewei', 'he'],
    ['Bin jin', 'Bin', 'jin'],
    ['Bo Ai', 'Bo', 'Ai'],
    ['Đặng Nguyễn', 'Đặng', 'Nguyễn'],
    ['Joel Ruben Antony Moniz', 'Joel Ruben Antony', 'Moniz'],
    ["Conor O'Brien", 'Conor', "O'Brien"],
    ['Jürgen Schmidhuber', 'Jürgen', 'Schmidhuber'],
  ];

/** Who is no person of two names: written as they are. */
export const wholes: readonly string[] = [
  'DeepSeek-AI',
  'LG AI Research',
  'Imagen-Team-Google',
  'LLM-jp',
  'Qwen Team',
  'NVIDIA',
  'Barnes and Noble Labs',
  '王小明',
  'Supryadi',
];
