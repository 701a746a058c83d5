import assert from 'node:assert/strict';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Clock } from '../../src/clock.ts';
import { collect, describe } from '../../src/jobs/collect.ts';
import { makeArxiv } from '../../src/sources/arxiv.ts';
import { parseList } from '../../src/sources/arxiv-list.ts';
import { makeFetchPage } from '../../src/sources/fetch-page.ts';
import { makeHuggingFace } from '../../src/sources/huggingface.ts';
import { openSmallModel } from '../../src/vectors/open-small-model.ts';
import { testHands } from '../jobs/kit.ts';
import { startReplica } from '../kit/replica.ts';
import { type Bench, inTurns, quantile } from './frame.ts';

const day = '2026-06-30';
const tries = 7;
const categories = ['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'stat.ML'];
/** arXiv lets a program ask once in three seconds (arXiv API Terms of Use, 2026). */
const arxivGapMs = 3_000;

/** A day of both sites, from the first request to the last paper saved; its waits are counted and not waited for. */
export const bench: Bench = async ({ folder }) => {
  const replica = await startReplica(day);
  const archives = await openEmpty(folder, tries + 1);
  try {
    const first = await readDay(replica.url, archives[tries]);
    const asked = (await replica.log()).filter(({ method }) => method === 'GET').map(({ url }) => url);
    const ofArxiv = asked.filter((url) => !url.startsWith('/api/daily_papers')).length;
    const waits: number[] = [];
    const work = await inTurns(
      tries,
      async (at) => {
        const read = await readDay(replica.url, archives[at]);
        assert.equal(read.papers, first.papers, 'each try reads the same');
        waits.push(read.waitedMs);
      },
      async () => {
        for (const url of asked) await (await fetch(replica.url + url)).text();
      },
    );
    const leastMs = (ofArxiv - 1) * arxivGapMs;
    const list = await (await fetch(`${replica.url}/list/cs.LG/new`)).text();
    const parsing = await inTurns(
      tries * 3,
      async () => parseList(list, ''),
      async () => load(list),
    );
    return [
      {
        name: `collect a day of both sites, ${first.papers} papers, but for the waiting`,
        ms: work.ms,
        yardstick: { name: `fetching the same ${asked.length} pages bare`, ms: work.yardstickMs },
      },
      {
        name: '… with the waiting',
        ms: work.ms + quantile(waits, 0.5),
        aimMs: leastMs * 1.2,
        yardstick: { name: `what arXiv allows: ${ofArxiv} requests, one in 3 s`, ms: leastMs },
      },
      {
        name: `parse arXiv's list of a category, ${(list.length / 1e3).toFixed(0)} kB`,
        ms: parsing.ms,
        yardstick: { name: 'cheerio making its tree', ms: parsing.yardstickMs },
      },
    ];
  } finally {
    for (const archive of archives) await archive.close();
    await replica.stop();
  }
};

async function openEmpty(folder: string, count: number): Promise<readonly Archive[]> {
  const model = await openSmallModel();
  const paths = Array.from({ length: count }, (_, at) => join(folder, `day-${at}.db`));
  return Promise.all(paths.map((path) => openArchive(path, { embedder: async () => model })));
}

/** As the command `collect` does it. */
async function readDay(
  url: string,
  archive: Archive | undefined,
): Promise<{ papers: number; waitedMs: number }> {
  assert.ok(archive);
  const { log } = testHands(`${day}T20:00:00Z`);
  const clock = hurriedClock();
  const fetchPage = makeFetchPage({ clock, random: () => 0.5, userAgent: 'Paperboy bench' });
  const sources = [makeHuggingFace({ fetchPage, endpoint: url }), makeArxiv({ fetchPage, url, categories })];
  const read = await collect(sources, archive, { clock, log }, [day]);
  const described = await describe(sources, archive, { clock, log }, [day]);
  assert.deepEqual(
    [...read, ...described].flatMap(({ problems }) => problems),
    [],
  );
  return { papers: await archive.papers.count(), waitedMs: clock.waitedMs() };
}

/** Goes on as time does; a wait is over at once, and the clock that much later. */
function hurriedClock(): Clock & { readonly waitedMs: () => number } {
  const start = Date.parse(`${day}T20:00:00Z`) - performance.now();
  let waitedMs = 0;
  return {
    now: () => new Date(start + performance.now() + waitedMs),
    sleep: async (ms) => {
      waitedMs += ms;
    },
    waitedMs: () => waitedMs,
  };
}
