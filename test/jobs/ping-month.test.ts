import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { topics } from '../../config/topics.ts';
import { openArchive } from '../../src/archive/open.ts';
import { addDays, dayOf } from '../../src/day.ts';
import type { Follow } from '../../src/follow.ts';
import type { ListedPaper } from '../../src/match.ts';
import type { Reader } from '../../src/place.ts';
import { matchPrepared } from '../../src/query/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { type PreparedPaper, preparePaper } from '../../src/query/prepare.ts';
import { asksForSubject } from '../../src/select/match.ts';
import { tempFolder } from '../archive/kit.ts';
import { arxivDay, huggingFaceDay, noRealDays, realDays } from '../select/real-days.ts';
import { makeFollow, makeHall } from './hall.ts';

/** Of arXiv's hundreds a day: with all of them the test takes three minutes, and finds the same (4,356 pings, none wrong). */
const arxivADay = 25;

/** What people of such channels follow: words, phrases, names, topics, votes and what they leave out. */
const queries = [
  '"state space"',
  'diffusion -survey',
  'agents in:title',
  'RAG OR "retrieval augmented"',
  'author:"Yang Liu"',
  'org:nvidia',
  'topic:robotics',
  'has:code upvotes>=30',
  'cat:cs.CL benchmark',
  'upvotes>=80',
  '"reinforcement learning" (math OR code) has:code',
  'topic:video upvotes>=20',
  'quantization OR pruning',
  'protein',
];

test('a month of real days pings each reader once for each paper they follow, and misses none', {
  skip: noRealDays,
}, async (t) => {
  const file = join(await tempFolder(t), 'paperboy.db');
  const days = realDays().filter((day) => day >= '2026-06-01' && day <= '2026-06-30');
  assert.ok(days.length > 18);
  let archive = await openArchive(file);
  t.after(() => archive.close());
  const hall = makeHall('2026-06-01T05:00:00Z');
  const follows: Follow[] = [];
  const expected = new Map<Reader, Set<string>>();
  const seenAt = new Map<string, string>();
  const known = new Map<string, PreparedPaper>();

  /** What asking every query of every paper of the last days would ping. */
  const askEach = () => {
    const now = hall.clock.now();
    for (const prepared of known.values()) {
      const { listed } = prepared;
      if (listed.listings.every(({ day }) => day < addDays(dayOf(now), -7))) continue;
      for (const { reader, query: typed, since } of follows) {
        const parsed = parseQuery(typed, topics);
        assert.ok(parsed.ok);
        const first = seenAt.get(listed.paper.id) ?? '';
        const onList = listed.listings.some(({ source }) => source === 'huggingface');
        if (first < since || !(onList || asksForSubject(parsed.query))) continue;
        if (!matchPrepared(parsed.query, prepared, now).matched) continue;
        expected.set(reader, (expected.get(reader) ?? new Set()).add(listed.paper.id));
      }
    }
  };
  const save = async (finds: readonly ListedPaper[]) => {
    const now = hall.clock.now();
    await archive.papers.save(finds, now);
    for (const { paper: found } of finds) if (!seenAt.has(found.id)) seenAt.set(found.id, now.toISOString());
    const ids = finds.map(({ paper: found }) => found.id);
    for (const listed of await archive.papers.get(ids)) known.set(listed.paper.id, preparePaper(listed));
  };

  for (const [number, day] of days.entries()) {
    hall.clock.set(`${day}T06:00:00Z`);
    // Two readers more each day; both follow two queries in two channels, and every third wants them once a day.
    for (const reader of [number * 2, number * 2 + 1].filter((one) => one < 24)) {
      for (const offset of [0, 5]) {
        const query = queries[(reader + offset) % queries.length] ?? '';
        const made = makeFollow(reader, query, `discord:${(reader + offset) % 4}`, hall.clock.now());
        follows.push(made);
        await archive.choices.follow(made);
      }
    }
    const list = huggingFaceDay(day);
    const rounds = [list.slice(0, 5), [...list.slice(0, 12), ...arxivDay(day).slice(0, arxivADay)], list];
    for (const [round, finds] of rounds.entries()) {
      hall.clock.set(`${day}T${['08', '13', '20'][round]}:07:00Z`);
      await save(finds);
      askEach();
      // Two copies of the program at once.
      await Promise.all(round === 1 ? [hall.round(archive), hall.round(archive)] : [hall.round(archive)]);
    }
    if (number % 7 === 3) {
      await archive.close();
      archive = await openArchive(file);
    }
  }
  hall.clock.set('2026-07-01T12:00:00Z');
  askEach();
  await hall.round(archive);

  const pinged = hall.pinged();
  for (const [reader, papers] of expected) {
    assert.deepEqual(pinged.get(reader)?.toSorted() ?? [], [...papers].toSorted(), reader);
  }
  assert.deepEqual([...pinged.keys()].toSorted(), [...expected.keys()].toSorted());
  const pings = [...pinged.values()].reduce((sum, papers) => sum + papers.length, 0);
  assert.ok(pings > 500, `only ${pings} pings`);
  t.diagnostic(
    `${pings} pings of ${seenAt.size} papers to ${pinged.size} readers in ${hall.sent().length} messages`,
  );
});
