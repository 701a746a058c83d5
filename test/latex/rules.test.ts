import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLines } from '../../src/archive/papers-file.ts';
import { latexToText } from '../../src/latex/latex.ts';
import { anyCharacter } from '../kit/character.ts';

const pieces = fc.constantFrom(
  ...[
    '\\',
    '$',
    '$$',
    '{',
    '}',
    '^',
    '_',
    '~',
    '`',
    "'",
    '-',
    '--',
    ' ',
    '(',
    ')',
    '[',
    ']',
    '\\(',
    '\\)',
    '\\[',
  ],
  ...[
    '\\frac',
    '\\sqrt[',
    '\\text',
    '\\href',
    '\\cite',
    '\\left',
    '\\right',
    '\\hat',
    "\\'",
    '\\not',
    '\\alpha',
    '\\in',
  ],
  ...[
    '\\unicode{x',
    '\\char"',
    '\\verb|',
    '\\footnote',
    '\\begin',
    '\\unknown',
    '\\b{eta}',
    '\\u',
    '\\u0000',
    '\\u0007',
  ],
  ...[
    'x',
    'A',
    '12',
    'times',
    '8times',
    'sim7',
    'https://a.b/{',
    '\u{1d4aa}',
    '\ud800',
    'é',
    '\u0301',
    '\n',
    '\0',
    '<',
    '=',
  ],
);
const text = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 200 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
);

test('no text makes it throw or say control characters', () => {
  fc.assert(
    fc.property(text, (latex) => {
      assert.doesNotMatch(latexToText(latex), /\p{Cc}/u);
    }),
    { numRuns: 20_000 },
  );
});

test('200,000 characters are read in a moment, whatever is repeated in them', () => {
  const units = [
    '{',
    '}',
    '$',
    '\\',
    '$a ',
    '^',
    '_{',
    '^{a',
    '\\frac{',
    '\\frac',
    '\\hat',
    '\\text{a',
    '~',
    '1~',
    '`a',
    "''",
    '--',
    '(',
    '\\(',
    '\\left(',
  ];
  const more = [
    '\\cite[',
    '\\cite{',
    '\\verb|',
    '\\href{',
    'http://{',
    'a{b',
    '{eta',
    '\\b{',
    'sim1',
    '1times ',
    '$ab cd',
    '\\sqrt[',
    'aaaa{',
    '$5 and ',
    'h',
  ];
  for (const unit of [...units, ...more]) {
    // What it works, not how long it waits for a busy machine.
    const start = process.cpuUsage();
    latexToText(unit.repeat(200_000 / unit.length));
    const ms = process.cpuUsage(start).user / 1000;
    assert.ok(ms < 1_500, `${unit} repeated to 200,000 characters took ${ms} ms`);
  }
});

const corpus = resolve(import.meta.dirname, '../../../shared/corpus.jsonl.gz');
const skip = existsSync(corpus) ? false : `${corpus} is missing`;

/** Of the corpus every so many: all 77,820 take six seconds. */
const step = 4;

test('in real papers hardly a sign of LaTeX is left, and reading again changes nothing', {
  skip,
}, async (t) => {
  let number = 0;
  const left: string[] = [];
  const unstable: string[] = [];
  for await (const line of readLines(corpus)) {
    if (number++ % step !== 0) continue;
    const { title, summary } = JSON.parse(line);
    for (const latex of [`${title}`, `${summary ?? ''}`].map((said) => said.replace(/\s+/g, ' ').trim())) {
      const said = latexToText(latex);
      if (/\\(?!n)|\$[^\d ]/.test(said)) left.push(said);
      if (latexToText(said) !== said) unstable.push(said);
    }
  }
  t.diagnostic(`${left.length} with signs left, ${unstable.length} unstable, of ${number / step} papers`);
  assert.ok(left.length < 8, left.slice(0, 5).join('\n'));
  assert.ok(unstable.length < 10, unstable.slice(0, 5).join('\n'));
});
