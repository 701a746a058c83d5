import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { latexToText } from '../../src/latex/latex.ts';
import { nameWordsOf, wordSpansOf, wordsOf } from '../../src/query/words.ts';
import { anyCharacter } from '../kit/character.ts';

/** Each line: forms of one thing, all of which find each other. */
const same = `
  LLM, LLMs, llms, LLM's, LLMs'
  model, models, Models, model's
  policy, policies
  network, networks
  study, studies
  category, categories
  modality, modalities
  process, processes
  class, classes
  loss, losses
  bias, biases
  focus, focuses
  box, boxes
  patch, patches
  mesh, meshes
  search, searches
  index, indices, indexes
  matrix, matrices
  vertex, vertices
  axis, axes
  analysis, analyses
  hypothesis, hypotheses
  synthesis, syntheses
  diagnosis, diagnoses
  criterion, criteria
  phenomenon, phenomena
  corpus, corpora
  optimum, optima
  stimulus, stimuli
  cache, caches
  niche, niches
  database, databases
  size, sizes
  case, cases
  use, uses
  movie, movies
  query, queries
  video, videos
  echo, echoes
  lens, lenses
  atlas, atlases
  metric, metrics
  heuristic, heuristics
  topic, topics
  idea, ideas
  camera, cameras
  area, areas
  GPU, GPUs
  API, APIs
  IMU, IMUs
  MRI, MRIs
  GUI, GUIs
  LM, LMs
  KG, KGs
  generate, generates
  child, children
  quantization, quantisation, Quantization
  optimize, optimise, optimises
  generalized, generalised
  behavior, behaviour, behaviors, behaviours
  color, colour
  modeling, modelling
  labeled, labelled
  analyze, analyse
  center, centre
  dialog, dialogue, dialogues
  artifact, artefacts
  defense, defence
  state-space, state space, State–Space, state_space, state/space
  fine-tuning, fine tuning
  text-to-image, text to image
  GPT-4, GPT 4, gpt4, GPT‑4
  Llama-3, Llama3, LLaMA 3
  CIFAR-10, CIFAR10
  ResNet-50, ResNet50
  DINOv2, DINO v2, DINO-v2
  Qwen2.5, Qwen-2.5, Qwen 2.5
  CO2, CO$_2$, CO₂
  O(n²), $\\mathcal{O}(n^2)$, O(n^2)
  M³, M^3, M$^3$, M3
  MoE^X, MoE^x, MoEX
  π0, $\\pi_0$, π₀, pi0, π_0
  β-VAE, beta-VAE, $\\beta$-VAE
  PanGu-π, PanGu-$\\pi$, PanGu-pi
  τ-bench, tau-bench
  ℓ1, L1, $\\ell_1$
  naïve, naive
  Schrödinger, Schrodinger, Schr\\"odinger
  Gödel, Godel
  Łukasz, Lukasz
  Straße, Strasse
  don't, don’t, dont
  O'Brien, OBrien
  C++, c++
  ﬁne, fine
`;

/** Each line: words that must never be taken for one another. */
const different = `
  object, objective
  generate, general, generative, generation, generator
  RAG, rage, fragment, ragas
  bias, bia
  news, new
  lens, len
  means, mean
  train, training, trained
  reason, reasoning
  embed, embedding
  learn, learning
  plan, planning
  universe, university, universal
  policy, police
  organ, organize, organic
  factor, factory
  human, humanity
  robotics, robotic, robot
  dynamics, dynamic
  semantics, semantic
  physics, physical
  logistics, logistic
  ethics, ethical
  attention, attentive
  diffusion, diffuse
  transform, transformer
  relation, relative
  caching, cache
  series, serious
  species, special
  alias, alia
  canvas, canva
  chaos, chao
  pandas, panda
  customs, custom
  SARS, SAR
  ADAS, Ada
  GPS, GP
  FPS, FP
  CSS, CS
  this, thi
  class, clas
  basis, base
  status, stat
  virus, vir
  word2vec, word
  o1, o
  o1, O(1)
  k2, k=2
  3D, 3
  GPT-4, GPT
  GAN, GANs work
  C++, C
  C#, C
  model, modal
  vision, version
  agent, agency
  promise, premise
  precise, precision
`;

for (const line of lines(same)) {
  test(`the same words: ${line.join(' = ')}`, () => {
    for (const other of line) assert.deepEqual(wordsOf(other), wordsOf(line[0] ?? ''), other);
  });
}

for (const line of lines(different)) {
  test(`different words: ${line.join(' ≠ ')}`, () => {
    const forms = new Set(line.map((word) => wordsOf(word).join(' ')));
    assert.equal(forms.size, line.length, [...forms].join(', '));
  });
}

test('the tables hold more than 120 pairs', () => {
  const pairs = [...lines(same), ...lines(different)].reduce((total, { length }) => total + length - 1, 0);
  assert.ok(pairs > 120, `${pairs}`);
});

test('a CJK text is its characters one by one, other scripts are words', () => {
  assert.deepEqual(wordsOf('大语言模型 LLM'), ['大', '语', '言', '模', '型', 'llm']);
  assert.deepEqual(wordsOf('한국어 모델, русский язык'), ['한국어', '모델', 'русскии', 'язык']);
});

test('names keep their endings', () => {
  assert.deepEqual(nameWordsOf('Ronald J. Williams'), ['ronald', 'j', 'williams']);
  assert.deepEqual(nameWordsOf('Jürgen Schmidhuber'), ['jurgen', 'schmidhuber']);
  assert.notDeepEqual(nameWordsOf('Williams'), nameWordsOf('William'));
});

test('words are letters, digits and marks, and case never matters', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: anyCharacter })), (text) => {
      for (const word of wordsOf(text)) assert.match(word, /^[\p{L}\p{N}\p{M}]+$/u);
      const lower = text.toLowerCase();
      // The names of LaTeX's signs are told by their case: leq is ≤ where a source lost its backslash, and lEQ is a word.
      const isPlain = latexToText(lower) === lower && latexToText(text) === text;
      if (isPlain && lower.toUpperCase() === text.toUpperCase() && !/[Σσςİı]/.test(text))
        assert.deepEqual(wordsOf(lower), wordsOf(text));
    }),
    { numRuns: 10_000 },
  );
});

test('a word’s own form is its form', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
      const [form = ''] = wordsOf(word);
      assert.deepEqual(wordsOf(`the ${word} of`).slice(1, 2), [form]);
    }),
  );
});

test('spans say where each word stands', () => {
  const text = latexToText('State-space models (SSMs) & PanGu-$\\pi$');
  const cut = wordSpansOf(text).map(({ word, start, end }) => [word, text.slice(start, end)]);
  assert.deepEqual(cut, [
    ['state', 'State'],
    ['space', 'space'],
    ['model', 'models'],
    ['ssm', 'SSMs'],
    ['pangu', 'PanGu'],
    ['pi', 'π'],
  ]);
});

function lines(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(', '));
}
