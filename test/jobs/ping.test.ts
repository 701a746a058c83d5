import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { topics } from '../../config/topics.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import { addDays, dayOf } from '../../src/day.ts';
import { lastDue } from '../../src/due.ts';
import { type Follow, followId } from '../../src/follow.ts';
import { ping } from '../../src/jobs/ping.ts';
import { sendPending } from '../../src/jobs/send.ts';
import type { ListedPaper } from '../../src/match.ts';
import type { Place, Reader } from '../../src/place.ts';
import type { Platform, SendOutcome } from '../../src/platforms/platform.ts';
import { matchPrepared, type PreparedPaper, preparePaper } from '../../src/query/match.ts';
import { meaningOf } from '../../src/query/meaning.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { asksForSubject } from '../../src/select/match.ts';
import type { Item, View } from '../../src/view.ts';
import { daily, listing, paper, tempFolder } from '../archive/kit.ts';
import { makeTestClock } from '../kit/clock.ts';
import { arxivDay, huggingFaceDay, noRealDays, realDays } from '../select/real-days.ts';

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

test('one message a place gathers the papers, and mentions exactly their followers, with the words that matched', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow(makeFollow(1, 'agents', 'discord:7', hall.clock.now()));
  await archive.choices.follow(makeFollow(2, 'agents "tool use"', 'discord:7', hall.clock.now()));
  await archive.choices.follow(makeFollow(4, 'video', 'discord:7', hall.clock.now()));
  hall.clock.move(60_000);
  await archive.papers.save(
    [
      daily('a', '2026-06-15', 3, { title: 'Agents and tool use' }),
      daily('b', '2026-06-15', 9, { title: 'Agents alone' }),
      daily('c', '2026-06-15', 1, { title: 'Of nothing' }),
    ],
    hall.clock.now(),
  );
  await hall.round(archive);
  const [message, more] = hall.sent();
  assert.equal(more, undefined);
  assert.equal(message?.place, 'discord:7');
  assert.deepEqual(
    message?.items.map(({ paper: id, mentions, why }) => ({ id, mentions, why })),
    [
      { id: 'b', mentions: ['discord:user/1'], why: 'matched "agents"' },
      { id: 'a', mentions: ['discord:user/1', 'discord:user/2'], why: 'matched "agents", "tool use"' },
    ],
  );
});

test('a paper that a reader was pinged for comes to them no more, through another follow, site or channel', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow(makeFollow(1, 'agents', 'discord:7', hall.clock.now()));
  hall.clock.move(60_000);
  const facts = { title: 'Agents in space' };
  await archive.papers.save(
    [{ paper: paper('a', facts), listings: [listing('arxiv', '2026-06-15', 'a')] }],
    hall.clock.now(),
  );
  await hall.round(archive);
  assert.equal(hall.sent().length, 1);
  await archive.choices.follow(makeFollow(1, 'space', 'discord:8', hall.clock.now()));
  await archive.papers.save(
    [daily('a', '2026-06-16', 50, facts), daily('b', '2026-06-16', 2, facts)],
    hall.clock.now(),
  );
  hall.clock.move(86_400_000);
  await hall.round(archive);
  assert.deepEqual(
    hall.sent().map(({ items }) => items.map((item) => item.paper)),
    [['a'], ['b']],
  );
});

test('a follow never pings for papers that were seen before it', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.papers.save([daily('old', '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
  hall.clock.move(60_000);
  await archive.choices.follow(makeFollow(1, 'agents', 'discord:7', hall.clock.now()));
  await archive.papers.save([daily('new', '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
  await hall.round(archive);
  assert.deepEqual(
    hall.sent().flatMap(({ items }) => items.map((item) => item.paper)),
    ['new'],
  );
});

test('a paper that came before the bot was away for ten days pings when it is back', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow(makeFollow(1, 'agents', 'discord:7', hall.clock.now()));
  hall.clock.move(60_000);
  await archive.papers.save([daily('a', '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
  await archive.outbox.presence.note(hall.clock.now());
  hall.clock.move(10 * 86_400_000);
  await archive.outbox.presence.note(hall.clock.now());
  await hall.round(archive);
  await hall.round(archive);
  assert.equal(hall.sent().length, 1);
});

test('a paper that was asked about for a week is asked about no more', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow(makeFollow(1, 'agents upvotes>=20', 'discord:7', hall.clock.now()));
  hall.clock.move(60_000);
  await archive.papers.save([daily('a', '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
  hall.clock.move(8 * 86_400_000);
  await archive.papers.save([daily('a', '2026-06-15', 20, { title: 'Agents' })], hall.clock.now());
  await hall.round(archive);
  assert.equal(hall.sent().length, 0);
});

test('a round over many papers lets others have their turn after every hundred', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow(makeFollow(1, 'agents', 'discord:7', hall.clock.now()));
  hall.clock.move(60_000);
  const papers = Array.from({ length: 250 }, (_, at) =>
    daily(`p${at}`, '2026-06-15', 1, { title: 'Of nothing' }),
  );
  await archive.papers.save(papers, hall.clock.now());
  await hall.round(archive);
  assert.deepEqual(hall.clock.slept, [0, 0]);
});

test('a paper that gets its votes days later pings then', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow(makeFollow(1, 'agents upvotes>=20', 'discord:7', hall.clock.now()));
  hall.clock.move(60_000);
  await archive.papers.save([daily('a', '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
  await hall.round(archive);
  assert.equal(hall.sent().length, 0);
  hall.clock.move(2 * 86_400_000);
  await archive.papers.save([daily('a', '2026-06-15', 20, { title: 'Agents' })], hall.clock.now());
  await hall.round(archive);
  assert.equal(hall.sent().length, 1);
});

test("those who want their pings once a day get them as one message at the digest's hour", async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow({
    ...makeFollow(1, 'agents', 'discord:7', hall.clock.now()),
    when: 'digest',
    zone: 'Europe/Paris',
  });
  for (const [id, time] of [
    ['a', '13:00'],
    ['b', '18:00'],
  ] as const) {
    hall.clock.set(`2026-06-15T${time}:00Z`);
    await archive.papers.save([daily(id, '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
    await hall.round(archive);
  }
  hall.clock.set('2026-06-16T06:59:00Z');
  await hall.round(archive);
  assert.equal(hall.sent().length, 0);
  hall.clock.set('2026-06-16T07:00:00Z');
  await hall.round(archive);
  await hall.round(archive);
  assert.deepEqual(
    hall.sent().map(({ items }) => items.map((item) => item.paper).toSorted()),
    [['a', 'b']],
  );
});

test('pings by direct message name nobody; where those are closed, they come in the channel once, and say so', async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow({
    ...makeFollow(1, 'agents', 'discord:7', hall.clock.now()),
    where: 'dm',
  });
  hall.clock.move(60_000);
  await archive.papers.save([daily('a', '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
  hall.refuse('discord:dm/1');
  await hall.round(archive);
  const [direct] = hall.tried();
  assert.equal(direct?.place, 'discord:dm/1');
  assert.equal(direct?.items[0]?.mentions, undefined);
  for (let more = 0; more < 3; more += 1) {
    hall.clock.move(60_000);
    await hall.round(archive);
  }
  const [message, second] = hall.sent();
  assert.equal(second, undefined);
  assert.equal(message?.place, 'discord:7');
  assert.match(message?.lead ?? '', /could not send these as a direct message/);
  assert.deepEqual(message?.items[0]?.mentions, ['discord:user/1']);
});

test("pings use up none of the papers of the place's digest, nor its hour", async (t) => {
  const { archive, hall } = await opened(t);
  await archive.choices.follow(makeFollow(1, 'agents', 'discord:7', hall.clock.now()));
  hall.clock.move(60_000);
  await archive.papers.save([daily('a', '2026-06-15', 3, { title: 'Agents' })], hall.clock.now());
  await hall.round(archive);
  assert.equal(hall.sent().length, 1);
  assert.equal((await archive.outbox.had('discord:7', ['a'])).size, 0);
  assert.equal(await archive.outbox.lastDue('discord:7'), undefined);
});

function makeFollow(reader: number, query: string, place: Place, now: Date): Follow {
  const parsed = parseQuery(query, topics);
  assert.ok(parsed.ok, query);
  return {
    id: followId(meaningOf(parsed.query)),
    reader: `discord:user/${reader}`,
    query,
    where: 'here',
    when: reader % 3 === 0 ? 'digest' : 'now',
    place,
    since: now.toISOString(),
  };
}

async function opened(t: TestContext) {
  const archive = await openArchive(join(await tempFolder(t), 'paperboy.db'));
  t.after(() => archive.close());
  return { archive, hall: makeHall('2026-06-15T12:00:00Z') };
}

type Heard = { readonly place: Place; readonly lead: string; readonly items: readonly Item[] };

/** A platform that keeps views as they are, with the job and the sending around it. */
function makeHall(start: string) {
  const clock = makeTestClock(start);
  const views: View[] = [];
  const sent: Heard[] = [];
  const tried: Heard[] = [];
  const closed = new Set<Place>();
  const platform: Platform = {
    name: 'discord',
    render: (view) => {
      const at = views.push(view) - 1;
      return [
        { body: { at }, papers: view.sections.flatMap(({ items }) => items.map((item) => item.paper)) },
      ];
    },
    connect: async () => undefined,
    close: async () => undefined,
    send: async (place, { body }): Promise<SendOutcome> => {
      const view = views[Number(body.at)];
      const heard = {
        place,
        lead: view?.lead ?? '',
        items: view?.sections.flatMap(({ items }) => items) ?? [],
      };
      tried.push(heard);
      if (closed.has(place)) return { kind: 'refused', reason: 'closed', access: 'lost' };
      sent.push(heard);
      return { kind: 'sent', messageId: String(sent.length) };
    },
  };
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const hands = { clock, random: () => 0.5, log };
  return {
    clock,
    refuse: (place: Place) => closed.add(place),
    sent: () => sent,
    tried: () => tried,
    round: async (archive: Archive) => {
      // So few held at a time that places are told in three turns.
      await ping(archive, [platform], hands, lastDue, 20);
      await sendPending(archive, [platform], hands);
    },
    /** Which papers each reader was pinged for, with repeats. */
    pinged: (): Map<Reader, string[]> => {
      const all = new Map<Reader, string[]>();
      for (const { items } of sent)
        for (const { paper: id, mentions = [] } of items)
          for (const reader of mentions) all.set(reader, [...(all.get(reader) ?? []), id]);
      return all;
    },
  };
}
