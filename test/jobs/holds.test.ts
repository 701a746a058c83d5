import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../../src/jobs/deliver.ts';
import { tempArchive } from '../archive/kit.ts';
import { partsOf, subscription, testHands, testPlatform } from './kit.ts';

const room = 'discord:1';

test('a place the operator holds gets nothing, and one digest with all of it when the hold ends', async (t) => {
  const archive = await tempArchive(t);
  const discord = testPlatform('discord');
  await archive.choices.subscribe(subscription(room));
  const deliverAt = (moment: string) => deliver(archive, [discord], testHands(moment));
  await archive.outbox.holds.begin(room, new Date('2026-06-15T00:00:00Z'));
  for (const day of ['15', '16', '17']) await deliverAt(`2026-06-${day}T09:00:00Z`);
  assert.equal((await partsOf(archive, room)).length, 0);
  await archive.outbox.holds.end(room, new Date('2026-06-17T10:00:00Z'));
  await deliverAt('2026-06-17T10:01:00Z');
  assert.deepEqual(discord.sent, [`${room}#digest/2026-06-17#0`]);
});
