import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paper } from '../../src/paper.ts';
import { isForTuning, isHeldOut } from '../../src/vectors/held-out.ts';
import { readModel } from '../../src/vectors/model-file.ts';
import { makeSmallModel } from '../../src/vectors/small-model.ts';
import { makeRandom } from '../../src/vectors/training/random.ts';
import { type Trained, trainModel } from '../../src/vectors/training/train.ts';
import { cosine, paperOf } from './kit.ts';

const plan = {
  words: 40,
  pairs: 5,
  dimensions: 8,
  rounds: 5,
  batch: 16,
  step: 0.01,
  temperature: 0.1,
  seed: 1,
};

/** Papers of two fields, whose words stand side by side in any order and never meet the other field's. */
const fields = ['diffusion image pixel denoising video', 'theorem proof lemma logic algebra'];
const papers = Array.from({ length: 300 }, (_, at): Paper => {
  const words = (fields[at % 2] ?? '').split(' ');
  const random = makeRandom(at);
  const some = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  return paperOf(`2606.${10_000 + at}`, some(2), `${some(6)}. We ${some(5)}. They ${some(4)}.`, {
    keywords: [some(1), some(1)],
    gist: some(3),
  });
});

test('the same papers make the same model and the same edges, byte for byte', async () => {
  assert.deepEqual(await train(papers), await train(papers));
});

test('words of one field come to lie near each other, and far from the other field’s', async () => {
  const model = makeSmallModel((await train(papers)).model);
  const [pixel, video, lemma] = await Promise.all(['pixel', 'video', 'lemma'].map(model.embedQuery));
  assert.ok(cosine(pixel, video) > 0.8);
  assert.ok(cosine(pixel, lemma) < 0.3);
});

test('nothing is learned from a paper that is there to measure or to choose by', async () => {
  for (const isLeft of [isHeldOut, isForTuning]) assert.ok(papers.filter(({ id }) => isLeft(id)).length > 10);
  const odd = papers.map((paper) =>
    isHeldOut(paper.id) || isForTuning(paper.id)
      ? { ...paper, title: 'zebra zebra', keywords: ['zebra'] }
      : paper,
  );
  const trained = await train(odd);
  assert.deepEqual(trained, await train(papers));
  assert.ok(!readModel(trained.model).terms.words.has('zebra'));
});

test('one paper in ten is there to measure by, another one to choose by', () => {
  const ids = Array.from({ length: 10_000 }, (_, at) => `2501.${String(at).padStart(5, '0')}`);
  for (const isLeft of [isHeldOut, isForTuning]) {
    const share = ids.filter(isLeft).length / ids.length;
    assert.ok(share > 0.09 && share < 0.11, String(share));
  }
  assert.ok(!ids.some((id) => isHeldOut(id) && isForTuning(id)));
});

test('papers that cannot make a model are refused in a sentence', async () => {
  await assert.rejects(train([]), /^OperatorError: .*papers/);
  await assert.rejects(train([paperOf('2606.00001', '…')]), /^OperatorError: .*papers/);
});

function train(from: readonly Paper[]): Promise<Trained> {
  const each = async function* () {
    yield* from;
  };
  return trainModel(each(), plan, () => undefined);
}
