import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daily, listing, paper } from '../archive/kit.ts';
import { makeFollow, opened } from './hall.ts';

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
