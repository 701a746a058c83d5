import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeFinder, tellingPhrases, wordsToWeigh } from '../../src/select/telling-phrases.ts';
import { paper } from './papers.ts';

const nobodyElse: ReadonlyMap<string, number> = new Map();
const splatting = paper('2606.00001', {
  title: 'Faster scenes',
  abstract: 'We propose a novel method that makes Gaussian Splatting faster than before.',
});

test('what reads like a keyword tells most of a paper, and is shown as the paper writes it', () => {
  const phrases = tellingPhrases([splatting], nobodyElse, 1_000);
  const [first] = phrases;
  assert.equal(first?.query.typed, 'Gaussian Splatting');
  assert.deepEqual(first?.query.words, ['gaussian', 'splatting']);
  const words = phrases.flatMap(({ query }) => query.words);
  for (const idle of ['we', 'propose', 'a', 'that', 'than', 'before']) assert.ok(!words.includes(idle), idle);
});

test('a phrase that more papers hold tells less', () => {
  const weightWith = (papers: number) => {
    const holding = new Map(['gaussian', 'splatting'].map((word) => [word, papers]));
    const phrases = tellingPhrases([splatting], holding, 1_000);
    return phrases.find(({ query }) => query.typed === 'Gaussian Splatting')?.weight ?? 0;
  };
  assert.ok(weightWith(500) < weightWith(100));
});

test('no phrase reaches over a bracket, the end of a sentence, or "and"', () => {
  const text =
    'Reinforcement learning (policy gradients). Diffusion models and video generation, robots: planning.';
  const typed = tellingPhrases(
    [paper('2606.00001', { title: 'Words', abstract: text })],
    nobodyElse,
    1_000,
  ).map(({ query }) => query.typed);
  for (const whole of ['Reinforcement learning', 'policy gradients', 'Diffusion models', 'video generation'])
    assert.ok(typed.includes(whole), whole);
  for (const one of typed) assert.doesNotMatch(one, /[().,:]|\band\b/);
});

test('what several papers say tells more than what one of them says', () => {
  const both = ['Gaussian splatting of clouds', 'Gaussian splatting of rivers'];
  const papers = both.map((title, at) => paper(`2606.0000${at}`, { title }));
  const [one, two] = [papers.slice(0, 1), papers].map((some) =>
    tellingPhrases(some, nobodyElse, 1_000).find(({ query }) => query.typed === 'Gaussian splatting'),
  );
  assert.ok((two?.weight ?? 0) > (one?.weight ?? 0));
});

test('a paper says all phrases that are told of it, whatever it is made of', () => {
  const text = fc.array(
    fc.oneof(fc.constantFrom('diffusion', 'and', 'Models.', '(video', '$x^2$'), fc.string()),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(text, text, (title, abstract) => {
      const some = paper('2606.00001', { title: title.join(' '), abstract: abstract.join(' ') });
      const holding = new Map(wordsToWeigh([some]).map((word) => [word, 3]));
      const phrases = tellingPhrases([some], holding, 1_000);
      assert.deepEqual(makeFinder(phrases)(some), phrases);
      for (const { most, weight } of phrases) assert.ok(most === 3 && weight > 0);
    }),
  );
});
