import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentencesOf } from '../../src/select/sentences.ts';

const whole: readonly string[] = [
  'Models fail on simple tasks, e.g. Counting letters.',
  'As Smith et al. 2024 say, it differs.',
  'We improve on prior work, i.e. ResNet, by 3.5 points.',
  'See Fig. 2 and Eq. (3) for the details.',
  'We compare A vs. B in Sec. 4.',
  'It runs in the U.S. Navy and at St. Petersburg.',
  'As J. Smith said, GPT-4.1 is better than v2.0 of it.',
  'Throughput grows w.r.t. N by approx. 40 times.',
  'v2 is a cross-encoder without an end',
];

for (const sentence of whole) {
  test(`one sentence: ${sentence}`, () => {
    assert.deepEqual(sentencesOf(sentence), [sentence]);
  });
}

test('sentences end at full stops, question marks and exclamation marks, with the quote or bracket that closes there', () => {
  assert.deepEqual(sentencesOf('Is it so? We say "yes." (It is.) Good!'), [
    'Is it so?',
    'We say "yes."',
    '(It is.)',
    'Good!',
  ]);
});

test('a number or a LaTeX-free sign may begin a sentence', () => {
  assert.deepEqual(sentencesOf('It works. 3D is next. α is small.'), [
    'It works.',
    '3D is next. α is small.',
  ]);
});

test('a space that a feed lost is no reason to miss the end', () => {
  assert.deepEqual(sentencesOf('These are the outcomes.We propose a cure.'), [
    'These are the outcomes.',
    'We propose a cure.',
  ]);
  assert.deepEqual(sentencesOf('The cost is high. we propose a cure.'), [
    'The cost is high.',
    'we propose a cure.',
  ]);
  assert.deepEqual(sentencesOf('Use node.We as a word.'), ['Use node.', 'We as a word.']);
});

test('no word of a text is lost or added', () => {
  const text = fc.array(
    fc.constantFrom('We', 'e.g.', 'et al.', '3.5', 'end.', 'Why?', '(so)', 'a', '"No."', 'U.S.'),
  );
  fc.assert(
    fc.property(text, (words) => {
      assert.equal(sentencesOf(words.join(' ')).join(' '), words.join(' '));
    }),
  );
});
