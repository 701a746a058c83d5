import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ModelFileError, readModel, writeModel } from '../../src/vectors/model-file.ts';

const terms = ['diffusion', 'diffusion model', 'π'];
const small = {
  dimensions: 2,
  terms,
  scales: Float32Array.of(0.5, 1, 2),
  rows: Int8Array.of(127, -127, 0, 1, 2, 3),
};

test('a model is read back as it was written', () => {
  const model = readModel(writeModel(small));
  assert.deepEqual(model.terms, {
    words: new Map([
      ['diffusion', 0],
      ['π', 2],
    ]),
    pairs: new Map([['diffusion', new Map([['model', 1]])]]),
  });
  assert.deepEqual(
    [model.dimensions, model.scales, model.rows],
    [small.dimensions, small.scales, small.rows],
  );
});

test('a model may lie anywhere in a larger piece of memory, as small files do', () => {
  const bytes = writeModel(small);
  const memory = new Uint8Array(bytes.length + 3);
  memory.set(bytes, 3);
  assert.deepEqual(readModel(memory.subarray(3)).scales, small.scales);
});

test('two models have two names, and one has the same wherever it is written', () => {
  const other = writeModel({ ...small, scales: Float32Array.of(0.5, 1, 3) });
  assert.notEqual(readModel(other).name, readModel(writeModel(small)).name);
  assert.equal(readModel(writeModel(small)).name, readModel(writeModel(small)).name);
});

test('a file with any one byte changed is refused in a sentence', () => {
  const bytes = writeModel(small);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ change;
      assert.throws(() => readModel(damaged), isSentence);
    }),
  );
});

test('a file that breaks off or goes on is refused in a sentence, and so is any other file', () => {
  const bytes = writeModel(small);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (length) =>
      assert.throws(() => readModel(bytes.slice(0, length)), isSentence),
    ),
  );
  assert.throws(() => readModel(Buffer.concat([bytes, Buffer.from([0])])), isSentence);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (any) => assert.throws(() => readModel(any), isSentence)),
  );
});

test('parts that do not fit together are not written', () => {
  assert.throws(() => writeModel({ ...small, dimensions: 3 }), RangeError);
  assert.throws(() => writeModel({ ...small, terms: [] }), RangeError);
});

function isSentence(error: unknown): boolean {
  return error instanceof ModelFileError && /^The model file .* by npm run train\.$/.test(error.message);
}
