import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { addDays, type Day, daysBetween } from '../../src/day.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import type { Place } from '../../src/place.ts';
import type { Platform, SendOutcome } from '../../src/platforms/platform.ts';
import { daily, tempArchive } from '../archive/kit.ts';
import { lastWords, partsOf, plan, subscription, type TestHands, testHands, testPlatform } from './kit.ts';

const room: Place = 'discord:1';
const shut: SendOutcome = { kind: 'refused', reason: 'Invite me.', access: 'lost' };

test('after a month away a place gets one digest, ranked and capped, that says since when the bot was away', async (t) => {
  const archive = await archiveOf(t, '2026-06-01', '2026-07-20');
  const hands = testHands('2026-06-15T09:00:00Z');
  const discord = testPlatform('discord');
  await archive.choices.subscribe(subscription(room, { max: 5 }));
  await live(archive, [discord], hands, 2);
  hands.clock.set('2026-07-15T08:00:00Z');
  await live(archive, [discord], hands, 2);
  assert.deepEqual(await editionsOf(archive), ['digest/2026-06-15', 'digest/2026-07-14']);
  const [, back] = await partsOf(archive, room);
  assert.match(
    String(back?.message.body.lead),
    /The best 5 of 30 papers.*Paperboy was away since Monday 15 June/,
  );
  assert.equal(back?.message.papers.length, 5);
});

test('an hour, or a night, away is not spoken of', async (t) => {
  const archive = await archiveOf(t, '2026-06-10', '2026-06-20');
  const hands = testHands('2026-06-15T09:00:00Z');
  await archive.choices.subscribe(subscription(room));
  await live(archive, [testPlatform('discord')], hands, 1);
  hands.clock.set('2026-06-16T11:30:00Z');
  await live(archive, [testPlatform('discord')], hands, 1);
  assert.doesNotMatch(await lastWords(archive, room), /away/);
  assert.match(await lastWords(archive, room), /Tuesday, 16 June 2026/);
});

test('a new place was not missed by a bot that was away before', async (t) => {
  const archive = await archiveOf(t, '2026-06-10', '2026-06-20');
  const hands = testHands('2026-06-10T09:00:00Z');
  await live(archive, [testPlatform('discord')], hands, 1);
  hands.clock.set('2026-06-16T08:59:00Z');
  await archive.choices.subscribe(subscription(room, { since: '2026-06-16T08:00:00.000Z' }));
  await live(archive, [testPlatform('discord')], hands, 2);
  assert.deepEqual(await editionsOf(archive), ['digest/2026-06-16']);
  assert.doesNotMatch(await lastWords(archive, room), /away/);
});

test('a clock that jumps back and forth brings each day’s digest once', async (t) => {
  const archive = await archiveOf(t, '2026-06-10', '2026-06-20');
  const hands = testHands('2026-06-15T08:59:00Z');
  const discord = testPlatform('discord');
  await archive.choices.subscribe(subscription(room));
  for (const moment of ['15T09:00', '15T06:00', '15T09:00', '16T09:01', '14T23:00', '16T09:00', '17T09:00'])
    await at(archive, discord, hands, `2026-06-${moment}:00Z`);
  assert.deepEqual(await editionsOf(archive), [
    'digest/2026-06-15',
    'digest/2026-06-16',
    'digest/2026-06-17',
  ]);
});

test('a clock that was years ahead for a moment stops nothing', async (t) => {
  const archive = await archiveOf(t, '2026-06-10', '2026-06-20');
  const hands = testHands('2026-06-15T09:00:00Z');
  const discord = testPlatform('discord');
  await archive.choices.subscribe(subscription(room));
  for (const moment of ['2026-06-15T09:00:00Z', '2031-01-01T09:00:00Z', '2026-06-16T09:00:00Z'])
    await at(archive, discord, hands, moment);
  assert.ok((await editionsOf(archive)).includes('digest/2026-06-16'));
});

test('a change of hour or zone makes no day’s digest come twice', async (t) => {
  const archive = await archiveOf(t, '2026-06-10', '2026-06-20');
  const hands = testHands('2026-06-15T09:00:00Z');
  const discord = testPlatform('discord');
  await archive.choices.subscribe(subscription(room));
  await at(archive, discord, hands, '2026-06-15T09:00:00Z');
  await archive.choices.subscribe(subscription(room, { at: '18:00' }));
  await at(archive, discord, hands, '2026-06-15T18:00:00Z');
  await archive.choices.subscribe(subscription(room, { at: '10:00', zone: 'Pacific/Honolulu' }));
  await at(archive, discord, hands, '2026-06-15T20:00:00Z');
  assert.deepEqual(await editionsOf(archive), ['digest/2026-06-15']);
  await at(archive, discord, hands, '2026-06-16T20:00:00Z');
  assert.deepEqual(await editionsOf(archive), ['digest/2026-06-15', 'digest/2026-06-16']);
});

test('29 February and both changes of the clocks have one digest each', async (t) => {
  for (const [first, last] of [
    ['2028-02-27', '2028-03-02'],
    ['2026-03-27', '2026-03-31'],
    ['2026-10-23', '2026-10-27'],
  ] as const) {
    const archive = await tempArchive(t);
    const hands = testHands(`${first}T00:00:00Z`);
    await archive.choices.subscribe(
      subscription(room, { at: '02:30', zone: 'Europe/Paris', since: `${first}T00:00:00.000Z` }),
    );
    const discord = testPlatform('discord');
    for (const day of daysBetween(first, last))
      for (let hour = 0; hour < 24; hour++)
        for (const half of ['00', '30'])
          await at(archive, discord, hands, `${day}T${String(hour).padStart(2, '0')}:${half}:00Z`);
    const days = daysBetween(first, last).map((day) => `digest/${day}`);
    assert.deepEqual(
      (await editionsOf(archive)).filter((name) => days.includes(name)),
      days,
    );
  }
});

test('a digest without papers is titled by its own day', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands('2026-06-15T09:00:00Z');
  await archive.choices.subscribe(subscription(room));
  await live(archive, [testPlatform('discord')], hands, 1);
  assert.match(await lastWords(archive, room), /^[^\n]*15 June 2026/);
});

test('a part that could not be posted is told of in the next digest, once', async (t) => {
  const archive = await archiveOf(t, '2026-06-10', '2026-06-20');
  const hands = testHands('2026-06-15T09:00:00Z');
  const discord = testPlatform('discord', ({ key }) =>
    key.includes('06-15') ? { kind: 'refused', reason: 'Odd form.', access: 'kept' } : undefined,
  );
  await archive.choices.subscribe(subscription(room));
  await live(archive, [discord], hands, 1);
  hands.clock.set('2026-06-16T09:00:00Z');
  await live(archive, [discord], hands, 1);
  assert.match(
    await lastWords(archive, room),
    /Part of the digest of 15 June could not be posted: Odd form\./,
  );
  hands.clock.set('2026-06-17T09:00:00Z');
  await live(archive, [discord], hands, 1);
  assert.doesNotMatch(await lastWords(archive, room), /could not be posted/);
});

test('a part that may have arrived is told of as such', async (t) => {
  const archive = await archiveOf(t, '2026-06-10', '2026-06-20');
  const hands = testHands('2026-06-15T09:00:00Z');
  const discord = testPlatform('discord', ({ key, triedAt }) => {
    if (!key.includes('06-15')) return undefined;
    if (triedAt) return { kind: 'unsure', reason: 'May not look' };
    return { kind: 'later', afterMs: 1, reason: 'No answer.', arrived: 'maybe' };
  });
  await archive.choices.subscribe(subscription(room));
  await live(archive, [discord], hands, 1);
  hands.clock.set('2026-06-16T09:00:00Z');
  await live(archive, [discord], hands, 1);
  assert.match(
    await lastWords(archive, room),
    /Part of the digest of 15 June may be missing: May not look\./,
  );
});

test('a place that lost its access is paused whole, its subscriber told once, and it resumes by itself with what it missed', async (t) => {
  const archive = await archiveOf(t, '2026-06-01', '2026-06-25');
  const hands = testHands('2026-06-15T09:00:00Z');
  let open = false;
  const discord = testPlatform('discord', ({ place }) => (open || place !== room ? undefined : shut));
  const settings = subscription(room, { max: 50 });
  await archive.choices.subscribe(settings);
  await plan(archive, room, 'digest/2026-06-14', 3, new Date('2026-06-15T08:59:00Z'));
  await archive.choices.subscribe(subscription('discord:2'));
  await live(archive, [discord], hands, 6 * 24 * 3, 1_200_000);
  assert.deepEqual(await archive.choices.subscription(room), settings);
  assert.ok((await partsOf(archive, room)).every(({ state }) => state.kind === 'pending'));
  const told = discord.sent.filter((key) => key.startsWith('discord:dm/42#'));
  assert.equal(told.length, 1);
  const [words] = await archive.outbox.deliveries(1, 'discord:dm/42');
  assert.match(String(words?.message.body.lead), /discord:1\. Invite me\./);
  assert.match(String(words?.message.body.note), /30 days/);
  const tries = discord.tries.filter(({ place }) => place === room).length;
  assert.ok(tries > 6 * 20 && tries < 6 * 60, `${tries} tries in six days`);
  assert.equal(discord.sent.filter((key) => key.startsWith('discord:2#')).length, 6, 'others go on');

  open = true;
  await live(archive, [discord], hands, 8, 600_000);
  const parts = await partsOf(archive, room);
  assert.deepEqual(
    parts.map(({ edition, part, state }) => `${edition} ${part} ${state.kind}`),
    ['14 0 sent', '14 1 sent', '14 2 sent', '21 0 sent'].map((words) => `digest/2026-06-${words}`),
  );
  assert.match(await lastWords(archive, room), /could not post here since Monday 15 June/);
  hands.clock.set('2026-06-22T09:00:00Z');
  await live(archive, [discord], hands, 1);
  assert.doesNotMatch(await lastWords(archive, room), /could not post here/);
});

test('what a place without access missed is kept for 30 days, and it resumes after longer all the same', async (t) => {
  const archive = await archiveOf(t, '2026-06-01', '2026-08-10');
  const hands = testHands('2026-06-15T09:00:00Z');
  let open = false;
  const discord = testPlatform('discord', ({ place }) => (open || place !== room ? undefined : shut));
  await archive.choices.subscribe(subscription(room, { max: 200 }));
  await live(archive, [discord], hands, 45 * 8, 3 * 3_600_000);
  open = true;
  await live(archive, [discord], hands, 16, 3 * 3_600_000);
  assert.ok(discord.sent.some((key) => key.startsWith(`${room}#`)));
});

test('a token that is refused everywhere tells no subscriber, and all goes on when it is accepted again', async (t) => {
  const archive = await archiveOf(t, '2026-06-01', '2026-06-25');
  const hands = testHands('2026-06-15T09:00:00Z');
  let open = false;
  const revoked: SendOutcome = { kind: 'refused', reason: 'Set the token.', access: 'lost everywhere' };
  const discord = testPlatform('discord', () => (open ? undefined : revoked));
  const places: readonly Place[] = Array.from({ length: 20 }, (_, index) => `discord:${index}` as const);
  for (const place of places) await archive.choices.subscribe(subscription(place));
  await live(archive, [discord], hands, 3 * 24 * 2, 1_800_000);
  assert.deepEqual(await archive.outbox.deliveries(10, 'discord:dm/42'), []);
  open = true;
  await live(archive, [discord], hands, 8, 600_000);
  for (const place of places)
    assert.deepEqual(
      discord.sent.filter((key) => key.startsWith(`${place}#`)),
      [`${place}#digest/2026-06-15#0`, `${place}#digest/2026-06-18#0`],
    );
});

/** An archive with one paper on each day's list, and every list whole. */
async function archiveOf(t: Parameters<typeof tempArchive>[0], first: Day, last: Day): Promise<Archive> {
  const archive = await tempArchive(t);
  for (const day of daysBetween(first, last)) {
    const whole = new Date(`${addDays(day, 1)}T00:00:00Z`);
    await archive.papers.save(
      [daily(`${day.slice(2, 4)}${day.slice(5, 7)}.000${day.slice(8)}`, day, 3)],
      whole,
    );
    await archive.readings.note('huggingface', day, 1, whole);
  }
  return archive;
}

/** So many ticks of the schedule. */
async function live(
  archive: Archive,
  platforms: readonly Platform[],
  hands: TestHands,
  ticks: number,
  tickMs = 60_000,
): Promise<void> {
  for (let tick = 0; tick < ticks; tick++) {
    const before = hands.clock.now().getTime();
    await deliver(archive, platforms, hands);
    // A round that waited a little ends within its minute.
    hands.clock.move(Math.max(0, tickMs - (hands.clock.now().getTime() - before)));
  }
}

async function at(archive: Archive, platform: Platform, hands: TestHands, moment: string): Promise<void> {
  hands.clock.set(moment);
  await deliver(archive, [platform], hands);
}

async function editionsOf(archive: Archive): Promise<readonly string[]> {
  const parts = await partsOf(archive, room);
  return [...new Set(parts.map(({ edition }) => edition))];
}
