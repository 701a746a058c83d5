import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeDelivering } from '../../src/jobs/deliver.ts';
import { sendPending } from '../../src/jobs/send.ts';
import type { Place } from '../../src/place.ts';
import { tempArchive } from '../archive/kit.ts';
import { partsOf, plan, subscription, type TestHands, testHands, testPlatform } from './kit.ts';

const start = '2026-06-15T09:00:00.000Z';
const mailbox = (at: number): Place => `email:${String(at).padStart(24, '0')}`;

test('a platform with a pace sends at it: each part is tried once, and nothing is warned of', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  for (let at = 0; at < 200; at++) await plan(archive, mailbox(at), 'digest/1', 1, hands.clock.now());
  const times: number[] = [];
  const email = testPlatform('email', () => void times.push(hands.clock.now().getTime()));
  const count = await sendPending(archive, [{ ...email, perMinute: 60 }], hands);
  assert.deepEqual(count, { sent: 200, later: 0, failed: 0 });
  assert.deepEqual(
    hands.lines.filter(({ level }) => level !== 'debug'),
    [{ level: 'info', words: 'delivered' }],
    'a line of its own for what went well',
  );
  const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
  assert.ok(took >= 199_000 && took < 201_000, `${took} ms`);
  assert.equal(email.tries.length, 200);
});

test('while one platform is still sending, the next minute’s round sends on the others, and on it no part twice', async (t) => {
  const archive = await tempArchive(t);
  const gate = Promise.withResolvers<undefined>();
  const email = testPlatform('email', () => gate.promise);
  const discord = testPlatform('discord');
  let tries = 1;
  const hands = minuteAfter(testHands(start), () => email.tries.length + discord.tries.length >= tries);
  const delivering = makeDelivering(archive, [email, discord], hands);
  await plan(archive, mailbox(1), 'digest/1', 1, hands.clock.now());
  await delivering.round();
  assert.equal(email.tries.length, 1);
  // Due a minute later, while that mail is still on its way.
  await plan(archive, 'discord:1', 'digest/1', 1, hands.clock.now());
  await plan(archive, mailbox(2), 'digest/1', 1, hands.clock.now());
  tries = 3;
  await delivering.round();
  assert.deepEqual(discord.sent, ['discord:1#digest/1#0']);
  gate.resolve(undefined);
  await delivering.rest();
  assert.deepEqual(email.tries.map(({ place }) => place).toSorted(), [mailbox(1), mailbox(2)]);
  assert.deepEqual(email.sent.length, 2);
});

test('a round that comes while another still plans waits for it, and plans nothing beside it', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(start);
  const gate = Promise.withResolvers<undefined>();
  let [asked, beside, most] = [0, 0, 0];
  const outbox: typeof archive.outbox = {
    ...archive.outbox,
    waiting: async () => {
      asked += 1;
      beside += 1;
      most = Math.max(most, beside);
      if (asked === 1) await gate.promise;
      beside -= 1;
      return archive.outbox.waiting();
    },
  };
  const delivering = makeDelivering({ ...archive, outbox }, [testPlatform('discord')], hands);
  await archive.choices.subscribe(subscription('discord:1'));
  const rounds = [delivering.round(), delivering.round()];
  while (asked === 0) await new Promise(setImmediate);
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  assert.equal(asked, 1);
  gate.resolve(undefined);
  await Promise.all(rounds);
  assert.deepEqual([asked > 1, most], [true, 1]);
});

test('asked to end, it rests within ten seconds; mails whose turn had not come are nobody’s, and not in doubt', async (t) => {
  const archive = await tempArchive(t);
  const ending = new AbortController();
  const hands = minuteAfter(testHands(start, ending.signal), () => ending.signal.aborted);
  for (const at of [1, 2, 3]) await plan(archive, mailbox(at), 'digest/1', 1, hands.clock.now());
  const email = testPlatform('email', () => {
    ending.abort();
    return new Promise(() => undefined);
  });
  const delivering = makeDelivering(archive, [{ ...email, perMinute: 1 }], hands);
  await delivering.round();
  await delivering.rest();
  const states = await Promise.all(
    [1, 2, 3].map(async (at) => (await partsOf(archive, mailbox(at)))[0]?.state),
  );
  assert.deepEqual(
    states.map((state) => [state?.kind, state?.kind === 'pending' && state.inDoubt]),
    [
      ['pending', start],
      ['pending', undefined],
      ['pending', undefined],
    ],
  );
  assert.ok(hands.clock.slept.every((ms) => ms <= 50_000));
});

/** A minute passes once this is so: else it would be over before a part is claimed. */
function minuteAfter(hands: TestHands, isSo: () => boolean): TestHands {
  const sleep = async (ms: number, signal?: AbortSignal) => {
    while (ms >= 50_000 && !isSo() && !signal?.aborted) await new Promise(setImmediate);
    await hands.clock.sleep(ms, signal);
  };
  return { ...hands, clock: { ...hands.clock, sleep } };
}
