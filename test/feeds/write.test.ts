import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { z } from 'zod';
import type { Feed } from '../../src/feeds/feed.ts';
import { paperEntry } from '../../src/feeds/render.ts';
import { feedFormats, writeFeed, writeOpml } from '../../src/feeds/write.ts';
import { anyCharacter } from '../kit/character.ts';
import { hostileTitles } from '../kit/views.ts';
import { noXmllint, problemsIn } from './validators.ts';

const base = 'https://papers.example.org';
const feed: Feed = {
  id: `${base}/feeds/topic/agents`,
  title: 'Paperboy · Agents',
  about: 'New papers on agents.',
  pageUrl: `${base}/topic/agents`,
  updated: '2026-06-16T10:00:00.000Z',
  entries: [],
};
const hostile: Feed = {
  ...feed,
  title: hostileTitles.join(' '),
  about: hostileTitles.join(' '),
  entries: hostileTitles.map((title, at) =>
    paperEntry({
      listed: {
        paper: {
          id: `9901.${String(at).padStart(5, '0')}`,
          title,
          abstract: title,
          authors: [title],
          organization: title,
          keywords: [title],
          categories: [title.slice(0, 20) || 'cs.CL'],
          code: { url: 'javascript:alert(1)' },
          projectUrl: 'data:text/html,<script>alert(1)</script>',
        },
        listings: [],
      },
      seenAt: '2026-06-16T09:00:00.000Z',
      gist: title,
    }),
  ),
};

describe('validators that are not ours', { skip: noXmllint }, () => {
  for (const format of feedFormats) {
    test(`${format}: a feed is valid, empty or of hostile words`, () => {
      for (const one of [feed, hostile])
        assert.equal(problemsIn(writeFeed(one, format, `${base}/x`), format), '');
    });

    test(`${format}: they can fail`, () => {
      const broken = writeFeed(hostile, format, `${base}/x`)
        .replace('<updated>2026-06-16T10:00:00.000Z</updated>', '')
        .replace('<link>https://papers.example.org/topic/agents</link>', '')
        .replace('"version":', '"edition":');
      assert.notEqual(problemsIn(broken, format), '');
    });
  }

  test('whatever the words, every format is valid', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter, maxLength: 60 }),
        fc.constantFrom(...feedFormats),
        (words, format) => {
          const [entry] = hostile.entries;
          assert.ok(entry);
          const odd = { ...entry, title: words || 'x', summary: words, html: words, authors: [words || 'x'] };
          const text = writeFeed({ ...feed, title: words || 'x', entries: [odd] }, format, `${base}/x`);
          // An element of nothing but what XML cannot hold is left out by the library: then the grammar misses a title.
          if (/[\u{20}-\u{d7ff}]/u.test(words.trim())) assert.equal(problemsIn(text, format), '');
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('hostile words are only words in the content: no script, no picture, no link of their own', () => {
  for (const { html, title } of hostile.entries) {
    const page = load(html);
    assert.equal(page('script, img, iframe, object, form, style, svg, math').length, 0);
    for (const link of page('a').toArray())
      assert.match(page(link).attr('href') ?? '', /^https:\/\/arxiv\.org\//);
    assert.doesNotMatch(title, /\p{Cc}/u);
  }
});

test('the same feed makes the same text, and its entries keep their ids wherever a paper is shown', () => {
  for (const format of feedFormats)
    assert.equal(writeFeed(hostile, format, 'x'), writeFeed(hostile, format, 'x'));
  const paper = { id: '2606.1', title: 'T', abstract: '', authors: [], keywords: [], categories: [] };
  const seenAt = '2026-06-16T09:00:00.000Z';
  const before = paperEntry({ listed: { paper: { ...paper, id: '2606.13432' }, listings: [] }, seenAt });
  const listings = [{ source: 'huggingface', day: '2026-06-15', paper: '2606.13432', votes: 7 }] as const;
  const after = paperEntry({ listed: { paper: { ...paper, id: '2606.13432' }, listings }, seenAt });
  assert.equal(after.id, before.id);
  assert.notEqual(after.url, before.url);
});

test('votes and comments change no entry: no reader shows the same paper as new', () => {
  const paper = { id: '2606.13432', title: 'T', abstract: 'A', authors: [], keywords: [], categories: [] };
  const at = (votes: number) =>
    paperEntry({
      listed: {
        paper,
        listings: [{ source: 'huggingface', day: '2026-06-15', paper: paper.id, votes, comments: votes }],
      },
      seenAt: '2026-06-16T09:00:00.000Z',
    });
  assert.deepEqual(at(1), at(99));
});

test('OPML names each feed with its page', { skip: noXmllint }, () => {
  const page = load(
    writeOpml('Paperboy', [feed, hostile], (at) => `${base}/feeds/${at}.atom`),
    { xml: true },
  );
  const outlines = page('opml[version] > body > outline')
    .toArray()
    .map(({ attribs }) => attribs);
  assert.deepEqual(
    outlines.map(({ type, xmlUrl, htmlUrl }) => [type, xmlUrl, htmlUrl]),
    [
      ['rss', `${base}/feeds/0.atom`, feed.pageUrl],
      ['rss', `${base}/feeds/1.atom`, feed.pageUrl],
    ],
  );
});

test('JSON Feed holds what its entries say', () => {
  const [entry] = hostile.entries;
  assert.ok(entry);
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string(), url: z.string(), date_modified: z.string() })) })
    .parse(JSON.parse(writeFeed({ ...feed, entries: [entry] }, 'json', 'https://x.example/')));
  assert.deepEqual(items, [{ id: entry.id, url: entry.url, date_modified: entry.updated }]);
});
