import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHuggingFace } from '../../src/sources/huggingface.ts';
import { fixture } from '../kit/fixtures.ts';
import { startSite } from '../kit/site.ts';
import { fetcher, gather } from './harvest.ts';

const page = fixture('sources/huggingface-page-2026-06-15.html');

test('a long day is read page by page, and a paper that moved between two pages is found once', async () => {
  await using site = await startSite((response, at) =>
    response.end(at === 0 ? entries(0, 100) : entries(99, 20)),
  );
  const { finds, lists, problems } = await collect(site.url);
  assert.equal(finds.length, 119);
  assert.deepEqual(lists, [{ day: '2026-06-15', papers: 119 }]);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    site.requests.map(({ url }) => url),
    ['/api/daily_papers?date=2026-06-15&limit=100', '/api/daily_papers?date=2026-06-15&limit=100&p=1'],
  );
});

test('an API that forgets which page was asked for is not asked for ever', async () => {
  await using site = await startSite((response) => response.end(entries(0, 100)));
  const { lists } = await collect(site.url);
  assert.deepEqual(lists, [{ day: '2026-06-15', papers: 100 }]);
  assert.equal(site.requests.length, 2);
});

test('papers of the first page are kept though the second and the page of the day fail', async () => {
  await using site = await startSite((response, at) =>
    at === 0 ? response.end(entries(0, 100)) : response.writeHead(404).end(),
  );
  const { finds, lists, problems } = await collect(site.url);
  assert.equal(finds.length, 100);
  assert.deepEqual(lists, []);
  assert.deepEqual(
    problems.map(({ where, day }) => [where, day]),
    [
      ['/api/daily_papers?date=2026-06-15&limit=100&p=1', '2026-06-15'],
      ['/papers/date/2026-06-15', '2026-06-15'],
    ],
  );
});

test('where the API cannot be read its problem is told, and the page gives the list', async () => {
  await using site = await startSite((response, _, { url }) =>
    url?.startsWith('/api/') ? response.end('{"error":"moved"}') : response.end(page),
  );
  const { finds, lists, problems } = await collect(site.url);
  assert.equal(finds.length, 4);
  assert.deepEqual(lists, [{ day: '2026-06-15', papers: 4 }]);
  assert.deepEqual(problems, [
    {
      source: 'huggingface',
      where: '/api/daily_papers?date=2026-06-15&limit=100',
      what: 'the answer is no JSON list of papers',
    },
  ]);
});

test("a day that the site answers with another day's page is not read, and nothing is filed under it", async () => {
  await using site = await startSite((response, _, { url }) => {
    if (url?.startsWith('/api/')) response.writeHead(404).end();
    else if (url?.endsWith('-16')) response.writeHead(302, { location: '/papers/date/2026-06-15' }).end();
    else response.end(page);
  });
  const { finds, lists, problems } = await collect(site.url, '2026-06-16');
  assert.deepEqual({ finds, lists }, { finds: [], lists: [] });
  assert.deepEqual(
    problems.map(({ what, day }) => [what, day]),
    [
      [`${site.host} answered HTTP 404`, '2026-06-16'],
      ['the site shows another page instead', '2026-06-16'],
    ],
  );
});

test('a day that has not come yet is neither an empty day nor a problem', async () => {
  await using site = await startSite((response) =>
    response.writeHead(400).end('{"error":"✖ \\"date\\" must be less than or equal to \\"2026-06-30\\""}'),
  );
  assert.deepEqual(await collect(site.url), { finds: [], lists: [], problems: [] });
  assert.equal(site.requests.length, 1);
});

test('a weekend is an empty list read whole', async () => {
  await using site = await startSite((response) => response.end('[]'));
  const { lists, problems } = await collect(site.url, '2026-06-14');
  assert.deepEqual({ lists, problems }, { lists: [{ day: '2026-06-14', papers: 0 }], problems: [] });
});

test('a token that is refused is named, and does not stop the reading', async () => {
  await using site = await startSite((response, _, { headers }) =>
    headers.authorization ? response.writeHead(401).end() : response.end(entries(0, 3)),
  );
  const source = makeHuggingFace({ fetchPage: fetcher(), endpoint: site.url, token: 'hf_secret' });
  const { lists, problems } = await gather(source.collect(['2026-06-15', '2026-06-16']));
  assert.equal(lists.length, 2);
  assert.equal(problems.length, 1);
  assert.match(problems[0]?.what ?? '', /^HF_TOKEN is refused/);
  assert.doesNotMatch(JSON.stringify(problems), /hf_secret/);
});

function collect(endpoint: string, day: '2026-06-14' | '2026-06-15' | '2026-06-16' = '2026-06-15') {
  return gather(makeHuggingFace({ fetchPage: fetcher(), endpoint }).collect([day]));
}

/** The API's answer with papers of these numbers. */
function entries(first: number, count: number): string {
  return JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      paper: { id: `2606.${String(10_000 + first + at)}`, title: `Paper ${first + at}` },
    })),
  );
}
