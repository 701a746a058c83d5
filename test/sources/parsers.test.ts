import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAtom } from '../../src/sources/arxiv-atom.ts';
import { parseFeed } from '../../src/sources/arxiv-feed.ts';
import { parseList } from '../../src/sources/arxiv-list.ts';
import { parseDailyPapers, parseDatePage } from '../../src/sources/huggingface-parse.ts';
import type { Parsed } from '../../src/sources/parsed.ts';
import { anyCharacter } from '../kit/character.ts';
import { fixture } from '../kit/fixtures.ts';

/** Every parser, with a real page of its kind. */
const parsers: readonly (readonly [string, (text: string) => Parsed<unknown>, string])[] = [
  [
    'the API of Hugging Face',
    (text) => parseDailyPapers(text, '2026-06-15', ''),
    'huggingface-api-2026-06-15.json',
  ],
  [
    'a page of Hugging Face',
    (text) => parseDatePage(text, '2026-06-15', ''),
    'huggingface-page-2026-06-15.html',
  ],
  ['a list of arXiv', (text) => parseList(text, ''), 'arxiv-list-2026-06-10.html'],
  ['a feed of arXiv', (text) => parseFeed(text, ''), 'arxiv-feed-2026-06-10.xml'],
  ['the API of arXiv', (text) => parseAtom(text, ''), 'arxiv-atom-2026-06-10.xml'],
];

for (const [name, parse, file] of parsers) {
  const page = fixture(`sources/${file}`);

  test(`whatever text comes as ${name}, it is never a throw and never an empty day`, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: anyCharacter, maxLength: 200 }), fc.json(), markup), (text) => {
        fc.pre(text.trim() !== '[]');
        const parsed = parse(text);
        assert.ok(parsed.found.length > 0 || parsed.entries === undefined);
        assert.ok(parsed.found.length > 0 || parsed.problems.length > 0);
      }),
    );
  });

  test(`a broken page in place of ${name} is never a throw, and never an empty day`, () => {
    fc.assert(
      fc.property(
        fc.nat(page.length),
        fc.nat(400),
        fc.string({ unit: anyCharacter, maxLength: 20 }),
        (at, length, patch) => {
          const parsed = parse(page.slice(0, at) + patch + page.slice(at + length));
          assert.ok(parsed.found.length > 0 || parsed.entries === undefined);
          assert.ok(parsed.entries !== undefined || parsed.problems.length > 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test(`half of ${name} is never taken for the whole`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Math.floor(page.length * 0.6) }), (end) => {
        const parsed = parse(page.slice(0, end));
        assert.ok(parsed.entries === undefined || parsed.found.length < parse(page).found.length);
      }),
      { numRuns: 60 },
    );
  });
}

/** Words that the parsers look for, in any order. */
const markup = fc
  .array(
    fc.constantFrom(
      '<article>',
      '<h3>',
      '<a href="/papers/',
      '<div data-target="DailyPapers" data-props="{}">',
      '<dt>',
      '<dd>',
      'Showing new listings for Friday, 39 June 2026',
      'New submissions (showing 1 of 1 entries)',
      '<item>',
      '<entry>',
      '<feed>',
      '<rss><channel>',
      '"',
      '</',
      '<![CDATA[',
      '&#x110000;',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
