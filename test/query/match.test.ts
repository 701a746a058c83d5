import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedPaper } from '../../src/match.ts';
import { matchPrepared, matchQuery } from '../../src/query/match.ts';
import { preparePaper } from '../../src/query/prepare.ts';
import { listed, now, query } from './kit.ts';

const paper: ListedPaper = {
  ...listed({
    title: 'Efficient State-Space Models for RAG with $\\mathcal{O}(n)$ Memory',
    abstract:
      'We train LLMs whose objective is long context. Schr\\"odinger would use tools. Two policies win.',
    gist: 'A fast retrieval method.',
    keywords: ['tool use', 'GPT-4'],
    authors: ['Yann LeCun', 'Ronald J. Williams', 'María José Ñúñez'],
    organization: 'NVIDIA Research',
    categories: ['cs.CL', 'stat.ML'],
    code: { url: 'https://github.com/a/b' },
  }),
  listings: [
    { source: 'arxiv', day: '2026-06-12', paper: '2606.00001' },
    { source: 'huggingface', day: '2026-06-10', paper: '2606.00001', votes: 20 },
  ],
};

const finds: readonly (readonly [words: string, found: readonly string[]])[] = [
  ['', []],
  ['rag', ['rag']],
  ['LLM', ['LLM']],
  ['policy', ['policy']],
  ['state space model', ['state', 'space', 'model']],
  ['"state space models"', ['state space models']],
  ['state-space', ['state-space']],
  ['schrödinger', ['schrödinger']],
  ['"O(n) memory"', ['O(n) memory']],
  ['"tool use"', ['tool use']],
  ['gpt4', ['gpt4']],
  ['rag -survey', ['rag']],
  ['-survey', []],
  ['survey OR rag', ['rag']],
  ['rag OR llm', ['rag', 'llm']],
  ['(rag OR survey) (llm OR rag)', ['rag', 'llm']],
  ['in:title rag', ['rag']],
  ['author:LeCun', ['LeCun']],
  ['author:"lecun yann"', ['lecun yann']],
  ['author:"Jose Nunez"', ['Jose Nunez']],
  ['org:nvidia', ['nvidia']],
  ['cat:cs.CL', []],
  ['cat:cs', []],
  ['cat:stat', []],
  ['has:code', []],
  ['upvotes>=20', []],
  ['upvotes=20 upvotes<=20 upvotes>19 upvotes<21', []],
  ['since:4d', []],
  ['since:2026-06-12', []],
  ['on:2026-06-12', []],
  ['on:2026-06-10 -on:2026-06-11', []],
  ['on:2026-06-08..2026-06-10 on:2026-06-12..2026-06-14', []],
  ['topic:agents', ['tool use']],
  ['topic:agents rag', ['tool use', 'rag']],
];

for (const [words, found] of finds) {
  test(`${words || 'nothing'} finds the paper by ${found.join(', ') || 'no words'}`, () => {
    assert.deepEqual(matchQuery(query(words), paper, now), { matched: true, words: found });
  });
}

const misses: readonly (readonly [words: string, missing: string])[] = [
  ['object', 'object'],
  ['fragment', 'fragment'],
  ['rage', 'rage'],
  ['generation', 'generation'],
  ['rag survey llm', 'survey'],
  ['"models state"', '"models state"'],
  ['"memory we"', '"memory we"'],
  ['"use gpt"', '"use gpt"'],
  ['-rag llm', '-rag'],
  ['llm -(rag OR survey)', '-(rag OR survey)'],
  ['survey OR benchmark', 'survey OR benchmark'],
  ['in:title llm', 'title:llm'],
  ['author:William', 'author:William'],
  ['author:"Yann Williams"', 'author:"Yann Williams"'],
  ['author:"LeCun Ronald"', 'author:"LeCun Ronald"'],
  ['author:Le', 'author:Le'],
  ['org:vidia', 'org:vidia'],
  ['cat:cs.CV', 'cat:cs.CV'],
  ['cat:math', 'cat:math'],
  ['rag upvotes>20', 'upvotes>20'],
  ['since:3d', 'since:3d'],
  ['since:2026-06-13', 'since:2026-06-13'],
  ['on:2026-06-11', 'on:2026-06-11'],
  ['on:2026-06-01..2026-06-09', 'on:2026-06-01..2026-06-09'],
  ['-has:code', '-has:code'],
  ['topic:image-generation', 'topic:image-generation'],
];

for (const [words, missing] of misses) {
  test(`${words} does not find the paper, for want of ${missing}`, () => {
    assert.deepEqual(matchQuery(query(words), paper, now), { matched: false, missing });
  });
}

test('a paper that nothing is known of matches what asks for nothing', () => {
  const bare = { ...listed({}), listings: [] };
  assert.equal(matchQuery(query('-rag upvotes<1'), bare, now).matched, true);
  assert.equal(matchQuery(query('since:9d'), bare, now).matched, false);
  assert.equal(matchQuery(query('since:2026-01-01'), bare, now).matched, false);
  assert.equal(matchQuery(query('has:code'), bare, now).matched, false);
});

test('a prepared paper answers as the paper does', () => {
  const prepared = preparePaper(paper);
  for (const [words] of [...finds, ...misses])
    assert.deepEqual(matchPrepared(query(words), prepared, now), matchQuery(query(words), paper, now));
});
