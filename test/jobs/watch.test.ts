import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { watch, workingMs } from '../../src/jobs/watch.ts';
import type { Place } from '../../src/place.ts';
import { tempArchive } from '../archive/kit.ts';
import { type TestHands, testHands, testPlatform } from './kit.ts';

const own: Place = 'discord:1';
const monday = '2026-06-15T08:00:00Z';

test('a site of which no list was read for a working day is told of once a day, with what it said', async (t) => {
  const { archive, hands, look } = await watched(t, monday);
  await archive.readings.note('arxiv', '2026-06-15', 3, hands.clock.now());
  await archive.readings.note('huggingface', '2026-06-15', 3, hands.clock.now());
  await archive.readings.noteProblem('arxiv', '2026-06-16', 'arxiv.org answered 503', hands.clock.now());
  assert.deepEqual(await look('2026-06-16T07:59:00Z'), []);
  await archive.readings.note('huggingface', '2026-06-16', 3, hands.clock.now());
  const [alert, ...more] = await look('2026-06-16T08:01:00Z');
  assert.match(
    alert ?? '',
    /arXiv has been silent for a working day.*2026-06-15 at 08:00 UTC.*answered 503/s,
  );
  assert.deepEqual(more, []);
  assert.equal((await look('2026-06-16T20:00:00Z')).length, 1);
  assert.equal((await look('2026-06-17T08:00:00Z')).length, 3);
});

test('a weekend is no silence', async (t) => {
  const { archive, hands, look } = await watched(t, '2026-06-12T20:00:00Z');
  for (const source of ['arxiv', 'huggingface'] as const)
    await archive.readings.note(source, '2026-06-12', 3, hands.clock.now());
  assert.deepEqual(await look('2026-06-15T19:00:00Z'), []);
  assert.equal((await look('2026-06-15T21:00:00Z')).length, 2);
});

test('a bot that has just come back tells of no silence but its own', async (t) => {
  const { archive, hands, look } = await watched(t, monday);
  await archive.readings.note('arxiv', '2026-06-15', 3, hands.clock.now());
  await archive.outbox.presence.note(hands.clock.now());
  assert.deepEqual(await look('2026-06-18T08:00:00Z', false), []);
});

test('a place that cannot be written to is told of after an hour, and once', async (t) => {
  const { archive, hands, look } = await watched(t, monday);
  const why = { reason: 'Give it “Send Messages”.', everywhere: false };
  await archive.outbox.pauses.begin('discord:7', why, hands.clock.now());
  await archive.outbox.pauses.begin(own, why, hands.clock.now());
  assert.deepEqual(await look('2026-06-15T08:59:00Z'), []);
  assert.match(
    (await look('2026-06-15T09:00:00Z')).join(),
    /discord:7, since 2026-06-15 at 08:00 UTC\. Give it/,
  );
  assert.equal((await look('2026-06-16T09:00:00Z')).length, 1);
});

test('a platform that refuses Paperboy as a whole is told of once, however many places wait for it', async (t) => {
  const { archive, hands, look } = await watched(t, monday);
  const why = { reason: 'The token is not valid any more.', everywhere: true };
  for (let at = 1; at <= 40; at++) {
    await archive.outbox.pauses.begin(`slack:T1/C${at}`, why, hands.clock.now());
    hands.clock.move(1_000);
  }
  await archive.outbox.pauses.begin('discord:7', { ...why, everywhere: false }, hands.clock.now());
  const alerts = await look('2026-06-15T09:30:00Z');
  assert.equal(alerts.length, 2);
  assert.match(
    alerts.join(),
    /Slack refuses Paperboy.*40 places cannot be written to, since 2026-06-15 at 08:00/,
  );
  assert.equal((await look('2026-06-16T09:30:00Z')).length, 2);
});

test('an address that is refused is said to be tried once a day, and a channel every hour', async (t) => {
  const { archive, hands, look } = await watched(t, monday);
  const why = { reason: 'No such mailbox.', everywhere: false };
  await archive.outbox.pauses.begin('email:0123456789abcdef01234567', why, hands.clock.now());
  const [mail] = await look('2026-06-15T09:30:00Z');
  assert.match(mail ?? '', /it is tried again once a day\./);
  await archive.outbox.pauses.begin('slack:T1/C1', why, hands.clock.now());
  const [, channel] = await look('2026-06-15T11:00:00Z');
  assert.match(channel ?? '', /it is tried again every hour\./);
});

test('from Friday evening to Monday morning are only the hours of the two working days', () => {
  assert.equal(workingMs(new Date('2026-06-12T22:00:00Z'), new Date('2026-06-15T03:00:00Z')), 5 * 3_600_000);
  assert.equal(workingMs(new Date('2026-06-13T22:00:00Z'), new Date('2026-06-14T03:00:00Z')), 0);
});

/** The operator's channel of an archive: all alerts so far, after a look at that moment. */
async function watched(t: TestContext, start: string) {
  const archive: Archive = await tempArchive(t);
  const hands: TestHands = testHands(start);
  const platform = testPlatform('discord');
  const look = async (moment: string, wasThere = true): Promise<readonly string[]> => {
    hands.clock.set(moment);
    if (wasThere) await archive.outbox.presence.note(new Date(Date.parse(moment) - 24 * 3_600_000));
    await watch(archive, [platform], own, hands);
    const parts = await archive.outbox.deliveries(100, own);
    return parts.map(({ message }) => JSON.stringify(message.body)).toReversed();
  };
  return { archive, hands, look };
}
