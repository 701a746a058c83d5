import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { sendPending } from '../../src/jobs/send.ts';
import type { Place } from '../../src/place.ts';
import type { SendOutcome } from '../../src/platforms/platform.ts';
import { tempArchive } from '../archive/kit.ts';
import { partsOf, plan, subscription, testHands, testPlatform } from './kit.ts';

const start = '2026-06-15T09:00:00.000Z';
const room: Place = 'discord:1';
const later: SendOutcome = { kind: 'later', afterMs: 1_000, reason: 'Busy.' };
const lost: SendOutcome = { ...later, arrived: 'maybe' };

test('every part is sent, each place’s in order, whatever comes in between', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  const places = ['discord:1', 'discord:2', 'discord:3'] as const;
  for (const place of places) await plan(archive, place, 'digest/1', 3, hands.clock.now());
  const platform = testPlatform('discord', ({ key }, count) =>
    key.endsWith('1') && count < 3 ? later : undefined,
  );
  const count = await sendPending(archive, [platform], hands);
  assert.deepEqual(count, { sent: 9, later: 6, failed: 0 });
  for (const place of places)
    assert.deepEqual(
      platform.sent.filter((key) => key.startsWith(`${place}#`)),
      [0, 1, 2].map((part) => `${place}#digest/1#${part}`),
    );
});

test('a place that hangs and a platform that hangs hold up nobody else', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  for (const place of ['discord:1', 'discord:2', 'slack:T1/C1', 'slack:T1/C2'] as const)
    await plan(archive, place, 'digest/1', 2, hands.clock.now());
  const gate = Promise.withResolvers<undefined>();
  const discord = testPlatform('discord', ({ place }) => (place === 'discord:1' ? gate.promise : undefined));
  const slack = testPlatform('slack', () => gate.promise);
  const sending = sendPending(archive, [discord, slack], hands);
  while (discord.sent.length < 2) await new Promise(setImmediate);
  assert.deepEqual(discord.sent, ['discord:2#digest/1#0', 'discord:2#digest/1#1']);
  gate.resolve(undefined);
  assert.equal((await sending).sent, 8);
});

test('a try whose end is not known is told to the next one, until it is known', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  await plan(archive, room, 'digest/1', 1, hands.clock.now());
  const answers = [lost, later, { ...later, arrived: 'no' } as const, later, undefined];
  const platform = testPlatform('discord', (_, count) => answers[count - 1]);
  await sendPending(archive, [platform], hands);
  const doubts = platform.tries.map(({ triedAt }) => triedAt?.toISOString());
  assert.deepEqual(doubts, [undefined, start, start, undefined, undefined]);
});

test('a part whose claim was answered so late that others could take it is not sent, and is in no doubt', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  await plan(archive, room, 'digest/1', 1, hands.clock.now());
  let claims = 0;
  const slow: Archive = {
    ...archive,
    outbox: {
      ...archive.outbox,
      claim: async (...given) => {
        const claimed = await archive.outbox.claim(...given);
        claims += 1;
        if (claims === 1) hands.clock.move(31_000);
        return claimed;
      },
    },
  };
  const platform = testPlatform('discord');
  const count = await sendPending(slow, [platform], hands);
  assert.deepEqual(count, { sent: 1, later: 1, failed: 0 });
  assert.deepEqual(
    platform.tries.map(({ triedAt }) => triedAt),
    [undefined],
  );
});

test('waits grow from seconds to a quarter of an hour, and after twelve hours the part is given up', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  await plan(archive, room, 'digest/1', 2, hands.clock.now());
  const times: number[] = [];
  const platform = testPlatform('discord', ({ key }) => {
    if (key.endsWith('1')) return undefined;
    times.push(hands.clock.now().getTime());
    return later;
  });
  for (let minute = 0; minute < 13 * 60; minute++) {
    await sendPending(archive, [platform], hands);
    hands.clock.move(60_000);
  }
  const waits = times.slice(1).map((time, at) => (time - (times[at] ?? 0)) / 1_000);
  assert.ok((waits[0] ?? 0) < 5 && waits.every((wait) => wait <= 17 * 60), String(waits));
  assert.ok((waits.at(-1) ?? 0) >= 15 * 60);
  const hours = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 3_600_000;
  assert.ok(hours >= 12 && hours < 12.5, String(hours));
  const [first, second] = await partsOf(archive, room);
  assert.equal(first?.state.kind === 'failed' && first.state.reason, 'Given up: Busy.');
  assert.equal(second?.state.kind, 'sent', 'the next part goes on');
});

test('hours in which nobody tried do not count', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  await plan(archive, room, 'digest/1', 1, hands.clock.now());
  const platform = testPlatform('discord', (_, count) =>
    count < 8 ? { ...later, afterMs: 60_000 } : undefined,
  );
  await sendPending(archive, [platform], hands);
  hands.clock.move(3 * 86_400_000);
  for (let minute = 0; minute < 60; minute++) {
    await sendPending(archive, [platform], hands);
    hands.clock.move(60_000);
  }
  assert.equal(platform.sent.length, 1);
});

test('a refused message fails alone; the place goes on', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  await archive.choices.subscribe(subscription(room));
  await plan(archive, room, 'digest/1', 2, hands.clock.now());
  const platform = testPlatform('discord', ({ key }) =>
    key.endsWith('0') ? { kind: 'refused', reason: 'Odd form.', access: 'kept' } : undefined,
  );
  assert.deepEqual(await sendPending(archive, [platform], hands), { sent: 1, later: 0, failed: 1 });
  assert.deepEqual(await archive.outbox.pauses.all(), []);
});

test('where nobody may look, a part may be missing or come twice, as the place chose', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  const [careful, eager] = ['discord:1', 'discord:2'] as const;
  await archive.choices.subscribe(subscription(careful));
  await archive.choices.subscribe(subscription(eager, { inDoubt: 'repeat' }));
  for (const place of [careful, eager]) await plan(archive, place, 'digest/1', 1, hands.clock.now());
  const platform = testPlatform('discord', ({ triedAt }, count) => {
    if (count === 1) return lost;
    return triedAt ? { kind: 'unsure', reason: 'May not look.' } : undefined;
  });
  await sendPending(archive, [platform], hands);
  assert.deepEqual(platform.sent, [`${eager}#digest/1#0`]);
  const [part] = await partsOf(archive, careful);
  assert.deepEqual(part?.state, {
    kind: 'failed',
    reason: 'May not look.',
    at: hands.clock.now().toISOString(),
    inDoubt: start,
  });
});

test('when the program is to end, nothing more is claimed, and what does not end in time is handed back in doubt', async (t) => {
  const archive = await tempArchive(t);
  const ending = new AbortController();
  const hands = testHands(start, ending.signal);
  for (const place of ['discord:1', 'discord:2'] as const)
    await plan(archive, place, 'digest/1', 2, hands.clock.now());
  const gate = Promise.withResolvers<undefined>();
  const platform = testPlatform('discord', ({ place }) => {
    if (place === 'discord:2') return gate.promise;
    ending.abort();
    return undefined;
  });
  assert.equal((await sendPending(archive, [platform], hands)).sent, 1);
  assert.ok(hands.clock.slept.every((ms) => ms <= 7_000));
  assert.equal((await partsOf(archive, 'discord:1'))[1]?.state.kind, 'pending');
  const [part] = await partsOf(archive, 'discord:2');
  assert.equal(part?.state.kind === 'pending' && part.state.inDoubt, start);
  gate.resolve(undefined);
});

test('a platform that throws where it should answer costs one try', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  await plan(archive, room, 'digest/1', 1, hands.clock.now());
  const platform = testPlatform('discord', (_, count) => {
    if (count === 1) throw new Error('surprise');
    return undefined;
  });
  assert.deepEqual(await sendPending(archive, [platform], hands), { sent: 1, later: 1, failed: 0 });
  assert.equal(platform.tries[1]?.triedAt?.toISOString(), start);
});
