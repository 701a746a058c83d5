import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { z } from 'zod';
import { type Day, daysBetween } from '../../src/day.ts';
import { makeArxiv } from '../../src/sources/arxiv.ts';
import { makeHuggingFace } from '../../src/sources/huggingface.ts';
import type { Harvest } from '../../src/sources/source.ts';
import { noReplica, type Replica, replicaData, startReplica } from '../kit/replica.ts';
import { fetcher, gather, papersByDay } from './harvest.ts';

const days = daysBetween('2026-06-01', '2026-06-30');
/** The newest day for which the replica has lists of both sites. */
const newest: Day = '2026-06-19';
/** The ways into each site, in the order in which they are tried. */
const huggingFaceWays = ['^/api/daily_papers', '^/papers/date'];
const arxivWays = ['^/list', '^/rss', '^/api/query'];
const categories = ['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML'];
const kinds = ['500', '429', 'hang', 'drop', 'truncate', 'html', 'empty', 'garbage'];

type Manner = Parameters<typeof fetcher>[0];

suite('against real days of both sites', { skip: noReplica }, () => {
  let replica: Replica;
  before(async () => {
    replica = await startReplica();
    await replica.control({ limits: { api: 100_000, pages: 100_000 } });
  });
  after(() => replica.stop());

  test('thirty days of Hugging Face hold every paper of those days once, and weekends are empty lists', async () => {
    const harvest = await huggingFace(days);
    for (const day of days) assert.deepEqual(idsOn(harvest, day), huggingFaceIds(day), day);
    assert.equal(harvest.finds.length, 619);
    assert.deepEqual(
      harvest.lists,
      days.map((day) => ({ day, papers: huggingFaceIds(day).length })),
    );
    assert.deepEqual(harvest.problems, []);
  });

  test('thirty days of arXiv hold every paper of our categories once, with few requests', async () => {
    const before = (await replica.log()).length;
    const harvest = await arxiv(days);
    assert.deepEqual(harvest.finds.map(({ paper }) => paper.id).sort(), days.flatMap(arxivIds).sort());
    assert.equal(harvest.finds.length, 4503);
    assert.equal(papersByDay(harvest)[newest], 231);
    assert.deepEqual(harvest.problems, []);
    assert.equal((await replica.log()).length - before, 10, '5 lists, 5 pages of the API');
  });

  test('a day is followed as it grows', async () => {
    const source = makeHuggingFace({ fetchPage: fetcher(), endpoint: replica.url });
    await replica.control({ grow: [0.05, 0.6, 1] });
    const counts: (number | undefined)[] = [];
    for (let reading = 0; reading < 3; reading += 1)
      counts.push((await gather(source.collect(['2026-06-30']))).lists[0]?.papers);
    await replica.control({ grow: null });
    assert.deepEqual(counts, [1, 20, 34]);
  });

  test('a spent allowance is waited for or named, and the page of the day is the next way in', async () => {
    await replica.control({ limits: { api: 3 } });
    const { lists, problems } = await huggingFace(daysBetween('2026-06-15', '2026-06-19'));
    await replica.control({ limits: { api: 100_000 } });
    assert.equal(lists.length, 5);
    assert.equal(problems.length, 2);
    assert.match(problems[0]?.what ?? '', /asks for no more requests until \d\d:\d\d UTC/);
  });

  test('papers named elsewhere are described with their categories', async () => {
    const named = huggingFaceIds('2026-06-15');
    const source = makeArxiv({ fetchPage: fetcher(), url: replica.url, categories });
    assert.ok(source.describe);
    const { finds, problems } = await gather(source.describe(named));
    assert.ok(finds.length > 5);
    assert.ok(finds.every(({ paper }) => named.includes(paper.id) && paper.categories.length > 0));
    assert.deepEqual(problems, []);
  });

  for (const kind of kinds) {
    const manner: Manner = kind === 'hang' ? { timeoutMs: 400 } : {};

    test(`${kind} at Hugging Face once: a retry brings the day whole`, async () => {
      for (const [at, path] of huggingFaceWays.entries()) {
        const waysBefore = huggingFaceWays.slice(0, at).map((way) => fault(way, '404', 99));
        await replica.control({ faults: [...waysBefore, fault(path, kind, 1)] });
        holdsWhole(await huggingFace([newest], manner), 26);
      }
    });

    test(`${kind} at Hugging Face for good: the page takes the API's place, then the day is unread`, async () => {
      const faults = huggingFaceWays.map((path) => fault(path, kind, 99));
      await replica.control({ faults: faults.slice(0, 1) });
      const byPage = await huggingFace([newest], manner);
      holdsWhole(byPage, 26);
      assert.ok(byPage.problems.length > 0);
      await replica.control({ faults });
      isUnread(await huggingFace([newest], manner));
    });

    test(`${kind} at arXiv once: a retry brings the day whole`, async () => {
      for (const [at, path] of arxivWays.entries()) {
        const waysBefore = arxivWays.slice(0, at).map((way) => fault(way, '404', 99));
        await replica.control({ faults: [...waysBefore, fault(path, kind, 1)] });
        holdsWhole(await fewOfArxiv(manner), 72);
      }
    });

    test(`${kind} at arXiv for good: the feed takes the list's place, the API the feed's, then the day is unread`, async () => {
      const faults = arxivWays.map((path) => fault(path, kind, 99));
      // A category without papers has an empty feed, which says nothing; the API then stands in for it.
      for (const many of [1, 2]) {
        await replica.control({ faults: faults.slice(0, many) });
        const harvest = await fewOfArxiv(manner);
        holdsWhole(harvest, 72);
        assert.ok(harvest.problems.length > 0);
      }
      await replica.control({ faults });
      isUnread(await fewOfArxiv(manner));
    });
  }

  const huggingFace = (wanted: readonly Day[], manner?: Manner) =>
    gather(makeHuggingFace({ fetchPage: fetcher(manner), endpoint: replica.url }).collect(wanted));
  const arxiv = (wanted: readonly Day[]) =>
    gather(makeArxiv({ fetchPage: fetcher(), url: replica.url, categories }).collect(wanted));
  /** Two categories are enough to see every way in; the second has no papers that day. */
  const fewOfArxiv = (manner?: Manner) => {
    const categories = ['cs.CL', 'stat.ML'];
    return gather(makeArxiv({ fetchPage: fetcher(manner), url: replica.url, categories }).collect([newest]));
  };
});

function fault(path: string, kind: string, times: number) {
  return { path, kind, times };
}

function holdsWhole({ finds, lists, problems }: Harvest, papers: number): void {
  assert.equal(new Set(finds.map(({ paper }) => paper.id)).size, finds.length);
  assert.deepEqual(lists, [{ day: newest, papers }], JSON.stringify(problems));
  assert.equal(finds.length, papers);
}

function isUnread({ finds, lists, problems }: Harvest): void {
  assert.deepEqual({ finds, lists }, { finds: [], lists: [] });
  assert.ok(problems.some(({ day }) => day === newest));
  assert.ok(problems.every(({ what, where }) => what.length > 10 && where.startsWith('/')));
}

function idsOn({ finds }: Harvest, day: Day): string[] {
  return finds.filter(({ listings }) => listings[0]?.day === day).map(({ paper }) => paper.id);
}

/** What the replica's own files say that Hugging Face listed on a day. */
function huggingFaceIds(day: Day): string[] {
  const file = join(replicaData, `hf/${day}.json`);
  if (!existsSync(file)) return [];
  return z
    .array(z.object({ paper: z.object({ id: z.string() }) }))
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .map(({ paper }) => paper.id);
}

/** What they say that arXiv announced on a day in the categories we read. */
function arxivIds(day: Day): string[] {
  const file = join(replicaData, `arxiv/${day}.jsonl`);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines
    .map((line) => z.object({ id: z.string(), categories: z.array(z.string()) }).parse(JSON.parse(line)))
    .filter(({ categories }) =>
      categories.some((category) => /^(cs\.(AI|CL|CV|LG)|stat\.ML)$/.test(category)),
    )
    .map(({ id }) => id);
}
