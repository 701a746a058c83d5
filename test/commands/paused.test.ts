import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCounter } from './kit.ts';

test('settings say that whoever runs the bot has paused the channel, and since when', async (t) => {
  const { archive, ask } = await openCounter(t);
  await ask('subscribe --at 09:00 --timezone UTC');
  assert.equal((await ask('settings')).view.lead, undefined);
  await archive.outbox.holds.begin('discord:7', new Date('2026-06-15T09:00:00Z'));
  assert.match((await ask('settings')).view.lead ?? '', /has paused this channel since 15 June 2026/);
});
