import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDailyPapers, parseDatePage } from '../../src/sources/huggingface-parse.ts';
import { fixture, matchesFixture } from '../kit/fixtures.ts';

const day = '2026-06-15';
const api = fixture('sources/huggingface-api-2026-06-15.json');
const page = fixture('sources/huggingface-page-2026-06-15.html');

test("the API's answer of a real day gives its papers with all their facts", () => {
  const parsed = parseDailyPapers(api, day, '/api/daily_papers');
  matchesFixture('sources/huggingface-api-2026-06-15.expected.json', parsed);
});

test("the page's own data gives the same papers as the API", () => {
  const parsed = parseDatePage(page, day, '/papers/date');
  assert.deepEqual(parsed, parseDailyPapers(api, day, '/api/daily_papers'));
});

test("where the page's data cannot be read its cards still give ids, titles, votes and comments", () => {
  const parsed = parseDatePage(
    page.replace('data-props="{&quot;canSubmit', 'data-props="{'),
    day,
    '/papers/date',
  );
  matchesFixture('sources/huggingface-cards-2026-06-15.expected.json', parsed);
});

test('a page of another day is not filed under the day asked for', () => {
  const parsed = parseDatePage(page.replaceAll(/<article.*<\/article>/g, ''), '2026-06-16', '/papers/date');
  assert.equal(parsed.entries, undefined);
  assert.deepEqual(parsed.found, []);
  assert.equal(parsed.problems[0]?.what, 'the page shows 2026-06-15 instead');
});

test('one odd entry costs one entry and is named', () => {
  const list = [...JSON.parse(api), { paper: { id: 7 }, title: 'odd' }, 'odd', { paper: { id: '2606.1' } }];
  const parsed = parseDailyPapers(JSON.stringify(list), day, '/api/daily_papers');
  assert.equal(parsed.found.length, 4);
  assert.equal(parsed.entries, 7);
  assert.deepEqual(
    parsed.problems.map(({ where, what }) => `${where}: ${what}`),
    [
      '/api/daily_papers, entry 5: paper.id cannot be read: Invalid input: expected string, received number',
      '/api/daily_papers, entry 6: the entry cannot be read: Invalid input: expected object, received string',
      '/api/daily_papers, entry 7: title cannot be read: it is missing',
    ],
  );
});

test('an odd fact costs the fact alone', () => {
  const paper = {
    id: '2606.00001v2',
    title: 'One\n  title',
    upvotes: 'many',
    authors: [{ name: 'Ann' }, { name: 'Bob', hidden: true }, 7, { name: ' ' }],
    githubRepo: 'javascript:alert(1)',
    githubStars: 3,
    projectPage: 'http://example.org/a b',
    ai_keywords: ['a', null, ''],
    publishedAt: 'soon',
  };
  const parsed = parseDailyPapers(JSON.stringify([{ paper, numComments: -1 }]), day, '/api/daily_papers');
  assert.deepEqual(parsed, {
    entries: 1,
    problems: [],
    found: [
      {
        paper: {
          id: '2606.00001',
          title: 'One title',
          abstract: '',
          authors: ['Ann'],
          keywords: ['a'],
          categories: [],
          projectUrl: 'http://example.org/a%20b',
        },
        listings: [{ source: 'huggingface', day, paper: '2606.00001' }],
      },
    ],
  });
});

test('a paper that is not on arXiv keeps its id and is found on its own page', () => {
  const [find] = parseDailyPapers('[{"paper":{"id":"ab/c"},"title":"T"}]', day, '').found;
  assert.equal(find?.paper.id, 'ab/c');
  assert.equal(find?.paper.url, 'https://huggingface.co/papers/ab%2Fc');
});

test('a weekend, an empty array, is a list read whole; a page of nothing but odd entries is no list', () => {
  assert.deepEqual(parseDailyPapers('[]', day, ''), { found: [], entries: 0, problems: [] });
  assert.equal(parseDailyPapers('[1]', day, '').entries, undefined);
});

test('a block page, an object, half an answer and nothing are no lists, and each says so', () => {
  for (const text of [
    '<!doctype html><title>Just a moment...</title></html>',
    '{"error":"no"}',
    api.slice(0, 900),
    '',
  ]) {
    for (const parsed of [parseDailyPapers(text, day, 'here'), parseDatePage(text, day, 'here')]) {
      assert.equal(parsed.entries, undefined, text);
      assert.ok(parsed.problems.length > 0, text);
    }
  }
});
