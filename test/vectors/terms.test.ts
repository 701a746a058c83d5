import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTerms, termsNamed } from '../../src/vectors/terms.ts';

const terms = termsNamed(['diffusion', 'diffusion model', 'model', 'diffusion policy', 'policy gradient']);

test('words are found, and pairs of words that stand side by side', () => {
  const found = (text: string) => findTerms(terms, text.split(' '));
  assert.deepEqual(found('diffusion model'), [0, 2, 1]);
  assert.deepEqual(found('a diffusion policy gradient model'), [0, 3, 4, 2]);
  assert.deepEqual(found('model diffusion'), [2, 0]);
  assert.deepEqual(found('diffusion of a model'), [0, 2]);
});

test('a word that only begins pairs is no term by itself', () => {
  assert.deepEqual(findTerms(terms, ['policy']), []);
});
