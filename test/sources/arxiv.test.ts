import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../src/day.ts';
import { makeArxiv } from '../../src/sources/arxiv.ts';
import { fixture } from '../kit/fixtures.ts';
import { type Answer, type Site, startSite } from '../kit/site.ts';
import { fetcher, gather, papersByDay } from './harvest.ts';

const list = fixture('sources/arxiv-list-2026-06-10.html');
const feed = fixture('sources/arxiv-feed-2026-06-10.xml');

test('a paper in two categories is found once, and the day counts as read when all categories were', async () => {
  await using site = await arxiv({ '/list/': () => list });
  const { finds, lists, problems } = await collect(site, ['2026-06-10'], ['cs.GR', 'cs.CV']);
  assert.equal(finds.length, 6);
  assert.deepEqual(lists, [{ day: '2026-06-10', papers: 6 }]);
  assert.deepEqual(problems, []);
  assert.deepEqual(paths(site), ['/list/cs.GR/new', '/list/cs.CV/new'], 'nothing else is asked for');
});

test('days after the newest list have not come yet: no list, no problem, no question to the API', async () => {
  await using site = await arxiv({ '/list/': () => list });
  const harvest = await collect(site, ['2026-06-11', '2026-06-12'], ['cs.GR']);
  assert.deepEqual(harvest, { finds: [], lists: [], problems: [] });
  assert.deepEqual(paths(site), ['/list/cs.GR/new']);
});

test('a weekend asks the API for nothing, and is no list', async () => {
  await using site = await arxiv({ '/list/': () => list });
  assert.deepEqual((await collect(site, ['2026-06-06', '2026-06-07'], ['cs.GR'])).lists, []);
  assert.deepEqual(paths(site), ['/list/cs.GR/new']);
});

test('where the newest list is newer than all days asked for, one category is enough to know', async () => {
  await using site = await arxiv({ '/list/': () => list, '/api/': () => atom(1, [entry(1, '2026-06-01')]) });
  const { lists } = await collect(site, ['2026-06-01'], ['cs.GR', 'cs.CV']);
  assert.deepEqual(lists, [{ day: '2026-06-01', papers: 1 }]);
  assert.deepEqual(paths(site), ['/list/cs.GR/new', '/api/query']);
});

test('where a list page cannot be read to its end the feed is asked, and both count', async () => {
  await using site = await arxiv({
    '/list/': () => list.replace(/<dt>[\s\S]*?<\/dd>/, ''),
    '/rss/': () => feed,
  });
  const { finds, lists, problems } = await collect(site, ['2026-06-10'], ['cs.GR']);
  assert.equal(finds.length, 6);
  assert.deepEqual(lists, [{ day: '2026-06-10', papers: 6 }]);
  assert.equal(problems.length, 1);
  assert.equal(problems[0]?.day, undefined, 'the list of the day was read after all');
});

test('where one category is still on an earlier day, the day is not read whole and the late one is named', async () => {
  await using site = await arxiv({
    '/list/cs.GR': () => list,
    '/list/cs.CV': () => list.replace('10 June 2026', '9 June 2026'),
  });
  const { finds, lists, problems } = await collect(site, ['2026-06-10'], ['cs.GR', 'cs.CV']);
  assert.equal(finds.length, 6);
  assert.deepEqual(lists, []);
  assert.deepEqual(
    problems.map(({ where, what, day }) => `${day} ${where}: ${what}`),
    ['2026-06-10 /list/cs.CV/new: the list of 2026-06-10 is not there yet, as others are'],
  );
  assert.deepEqual(paths(site), ['/list/cs.GR/new', '/list/cs.CV/new'], 'the API would not have it either');
});

test('where one category can be read neither way, the API stands in for it', async () => {
  await using site = await arxiv({
    '/list/cs.GR': () => list,
    '/api/': () => atom(2, [entry(1, '2026-06-10'), entry(2, '2026-06-09')]),
  });
  const { finds, lists, problems } = await collect(site, ['2026-06-10'], ['cs.GR', 'cs.CV']);
  assert.equal(finds.length, 7);
  assert.deepEqual(lists, [{ day: '2026-06-10', papers: 7 }]);
  assert.deepEqual(
    problems.map(({ where, day }) => [where, day]),
    [
      ['/list/cs.CV/new', undefined],
      ['/rss/cs.CV', undefined],
    ],
  );
});

test('a paper submitted at a weekend counts for Monday, when arXiv may first list it', async () => {
  const days = ['2026-06-05', '2026-06-06', '2026-06-07', '2026-06-08', '2026-06-09'] as const;
  const submitted = ['2026-06-09', '2026-06-07', '2026-06-06', '2026-06-05', '2026-06-04'] as const;
  const answer = () =>
    atom(
      5,
      submitted.map((day, at) => entry(at, day)),
    );
  await using site = await arxiv({ '/list/': () => list, '/api/': answer });
  const harvest = await collect(site, days, ['cs.GR']);
  assert.deepEqual(papersByDay(harvest), { '2026-06-09': 1, '2026-06-08': 2, '2026-06-05': 1 });
  assert.deepEqual(harvest.lists, [
    { day: '2026-06-05', papers: 1 },
    { day: '2026-06-08', papers: 2 },
    { day: '2026-06-09', papers: 1 },
  ]);
  const monday = await collect(site, ['2026-06-08'], ['cs.GR']);
  assert.deepEqual(papersByDay(monday), { '2026-06-08': 2 });
});

test('the API is paged from where its last page ended, and no further than the first day asked for', async () => {
  const submitted: Day[] = ['2026-06-09', '2026-06-08', '2026-06-05', '2026-06-04', '2026-06-03'];
  const answer = (start: number) =>
    atom(5, submitted.map((day, at) => entry(at, day)).slice(start, start + 2));
  await using site = await arxiv({ '/list/': () => list, '/api/': answer });
  const harvest = await collect(site, ['2026-06-05', '2026-06-08', '2026-06-09'], ['cs.GR', 'cs.CV']);
  assert.deepEqual(papersByDay(harvest), { '2026-06-09': 1, '2026-06-08': 1, '2026-06-05': 1 });
  assert.deepEqual(
    site.requests.slice(1).map(({ url }) => new URLSearchParams(url?.split('?')[1]).get('start')),
    ['0', '2'],
  );
  const query = new URLSearchParams(site.requests[1]?.url?.split('?')[1]);
  assert.equal(query.get('search_query'), 'cat:cs.GR OR cat:cs.CV');
  assert.equal(query.get('sortBy'), 'submittedDate');
});

test('Monday is read back over the weekend before it', async () => {
  const submitted: Day[] = [
    '2026-06-09',
    '2026-06-08',
    '2026-06-07',
    '2026-06-07',
    '2026-06-06',
    '2026-06-05',
  ];
  const answer = (start: number) =>
    atom(6, submitted.map((day, at) => entry(at, day)).slice(start, start + 2));
  await using site = await arxiv({ '/list/': () => list, '/api/': answer });
  const harvest = await collect(site, ['2026-06-08'], ['cs.GR']);
  assert.deepEqual(papersByDay(harvest), { '2026-06-08': 4 });
});

test('an answer that is not sorted is read until a whole page is older', async () => {
  const pages: Day[][] = [
    ['2026-06-01', '2026-06-09'],
    ['2026-06-08', '2026-06-02'],
    ['2026-06-08', '2026-06-01'],
    ['2026-06-02', '2026-06-01'],
  ];
  const answer = (start: number) => {
    const days = pages[start / 2] ?? [];
    return atom(
      99,
      days.map((day, at) => entry(start + at, day)),
    );
  };
  await using site = await arxiv({ '/list/': () => list, '/api/': answer });
  const harvest = await collect(site, ['2026-06-08', '2026-06-09'], ['cs.GR']);
  assert.deepEqual(papersByDay(harvest), { '2026-06-09': 1, '2026-06-08': 2 });
  assert.deepEqual(harvest.problems, []);
});

test('an answer that is not sorted and breaks off says of no day that it was read', async () => {
  const submitted: Day[] = ['2026-06-01', '2026-06-08', '2026-06-05'];
  const answer = (start: number) =>
    start > 0
      ? ''
      : atom(
          9,
          submitted.map((day, at) => entry(at, day)),
        );
  await using site = await arxiv({ '/list/': () => list, '/api/': answer });
  const { finds, lists, problems } = await collect(site, ['2026-06-08'], ['cs.GR']);
  assert.equal(finds.length, 1);
  assert.deepEqual(lists, []);
  assert.equal(problems[0]?.day, '2026-06-08');
});

test('an empty page of the API below its own total is asked for again', async () => {
  let asked = 0;
  const answer = () => atom(1, asked++ === 0 ? [] : [entry(1, '2026-06-09')]);
  await using site = await arxiv({ '/list/': () => list, '/api/': answer });
  const { lists, problems } = await collect(site, ['2026-06-09'], ['cs.GR']);
  assert.deepEqual({ lists, problems }, { lists: [{ day: '2026-06-09', papers: 1 }], problems: [] });
});

test('days that a failing API did not come to are named one by one; what it gave before is kept', async () => {
  const submitted: Day[] = ['2026-06-09', '2026-06-08', '2026-06-05'];
  const answer = (start: number) =>
    start > 0
      ? ''
      : atom(
          9,
          submitted.map((day, at) => entry(at, day)),
        );
  await using site = await arxiv({ '/list/': () => list, '/api/': answer });
  const days = ['2026-06-04', '2026-06-05', '2026-06-08', '2026-06-09'] as const;
  const { finds, lists, problems } = await collect(site, days, ['cs.GR']);
  assert.equal(finds.length, 3);
  assert.deepEqual(lists, [
    { day: '2026-06-08', papers: 1 },
    { day: '2026-06-09', papers: 1 },
  ]);
  assert.deepEqual(
    problems.map(({ where, what, day }) => `${day} ${where}: ${what}`),
    [
      `2026-06-04 /api/query?start=3: ${site.host} sent an empty answer`,
      `2026-06-05 /api/query?start=3: ${site.host} sent an empty answer`,
    ],
  );
});

test('a category that arXiv does not know is named, not taken for days without papers', async () => {
  await using site = await arxiv({ '/list/': () => list, '/api/': () => atom(0, []) });
  const { lists, problems } = await collect(site, ['2026-06-09'], ['cs.XX']);
  assert.deepEqual(lists, []);
  assert.deepEqual(problems, [
    {
      source: 'arxiv',
      where: '/api/query?start=0',
      what: 'arXiv knows no paper in cs.XX',
      day: '2026-06-09',
    },
  ]);
});

test('a day without papers in the API is not called empty: new ones are missing there for up to a day', async () => {
  await using site = await arxiv({ '/list/': () => list, '/api/': () => atom(1, [entry(1, '2026-06-08')]) });
  const { lists, problems } = await collect(site, ['2026-06-08', '2026-06-09'], ['cs.GR']);
  assert.deepEqual({ lists, problems }, { lists: [{ day: '2026-06-08', papers: 1 }], problems: [] });
});

test('papers are described in batches, arXiv ids alone, without listings', async () => {
  const ids = Array.from({ length: 120 }, (_, at) => `2606.${10_000 + at}`);
  const answer = (_: number, asked: readonly string[]) =>
    atom(
      asked.length,
      asked.slice(1).map((id) => entry(Number(id.slice(5)) - 10_000, '2026-06-09')),
    );
  await using site = await arxiv({ '/api/': answer });
  const { finds, lists, problems } = await describe(site, ['no-arxiv-id', ...ids, ...ids]);
  assert.equal(finds.length, 118, 'one of each batch is not known yet');
  assert.ok(finds.every(({ listings }) => listings.length === 0));
  assert.deepEqual({ lists, problems }, { lists: [], problems: [] });
  assert.equal(site.requests.length, 2);
});

test('an id that arXiv refuses is named and left out, and the others are described', async () => {
  const bad = '2699.00001';
  const answer: Answer = (response, _, { url = '' }) =>
    url.includes(bad)
      ? response.writeHead(400).end(refusal(bad))
      : response.end(atom(1, [entry(1, '2026-06-09')]));
  await using site = await startSite(answer);
  const { finds, problems } = await describe(site, ['2606.10001', bad]);
  assert.deepEqual(
    finds.map(({ paper }) => paper.id),
    ['2606.10001'],
  );
  assert.deepEqual(
    problems.map(({ where, what }) => `${where}: ${what}`),
    [`/api/query?id_list=2606.10001 and 1 more: arXiv says: incorrect id format for ${bad}`],
  );
});

test('where nothing can be read each day is named, and none is empty', async () => {
  await using site = await startSite((response) => response.writeHead(503).end());
  const { finds, lists, problems } = await collect(site, ['2026-06-09', '2026-06-10'], ['cs.GR']);
  assert.deepEqual({ finds, lists }, { finds: [], lists: [] });
  assert.deepEqual(new Set(problems.flatMap(({ day }) => day ?? [])), new Set(['2026-06-09', '2026-06-10']));
});

type Pages = Readonly<Record<string, (start: number, ids: readonly string[]) => string>>;

/** An arXiv that answers the paths starting so; others are not found. */
function arxiv(pages: Pages): Promise<Site> {
  return startSite((response, _, { url = '' }) => {
    const page = Object.entries(pages).find(([path]) => url.startsWith(path))?.[1];
    const query = new URLSearchParams(url.split('?')[1]);
    const ids = query.get('id_list')?.split(',') ?? [];
    if (page) response.end(page(Number(query.get('start')), ids));
    else response.writeHead(404).end();
  });
}

function collect(site: Site, days: readonly Day[], categories: readonly string[]) {
  return gather(makeArxiv({ fetchPage: fetcher(), url: site.url, categories }).collect(days));
}

async function describe(site: Site, ids: readonly string[]) {
  const source = makeArxiv({ fetchPage: fetcher(), url: site.url, categories: ['cs.CL'] });
  assert.ok(source.describe);
  return gather(source.describe(ids));
}

function paths(site: Site): string[] {
  return site.requests.map(({ url = '' }) => url.split('?')[0] ?? '');
}

function entry(number: number, day: Day): string {
  return `<entry><id>http://arxiv.org/abs/2606.${10_000 + number}v2</id><title>Paper ${number}</title>
    <published>${day}T08:00:00Z</published></entry>`;
}

function atom(total: number, entries: readonly string[]): string {
  return `<feed><opensearch:totalResults>${total}</opensearch:totalResults>${entries.join('')}</feed>`;
}

function refusal(id: string): string {
  return `<feed><entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_${id}</id><title>Error</title>
    <summary>incorrect id format for ${id}</summary></entry></feed>`;
}
