import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { startChaosDiscord } from '../../chaos/discord-server.ts';
import type { Mishap } from '../../chaos/faults.ts';
import { startDiscordRest } from '../../kit/discord-rest.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestLog } from './desk.ts';

const place = 'discord:100000000000000001';
const channel = '100000000000000001';
const start = new Date('2026-06-15T09:00:00Z');
const [message = { body: {}, papers: [] }] = renderDiscord(dayOf(3));
const dropped = { kind: 'drop', accepted: true } as const;

test('an answer lost a minute ago is settled by the nonce, and one lost an hour ago by a look at the channel', async (t) => {
  for (const [minutes, looks] of [
    [1, 0],
    [60, 1],
  ] as const) {
    const { discord, paperboy, move, trouble } = await channelWith(t);
    trouble([dropped]);
    const lost = await paperboy.send(place, message, 'key');
    assert.equal(lost.kind === 'later' && lost.arrived, 'maybe');
    move(minutes);
    const again = await paperboy.send(place, message, 'key', start);
    assert.deepEqual(again, { kind: 'sent', messageId: discord.channels.at(channel).messages[0]?.id });
    assert.equal(discord.channels.at(channel).messages.length, 1);
    assert.equal(discord.met.get('looked through') ?? 0, looks);
  }
});

test('a message is found under many later ones, and one of the same words under another key is another message', async (t) => {
  const { discord, paperboy, move } = await channelWith(t);
  await paperboy.send(place, message, 'key');
  for (let other = 0; other < 120; other++) await paperboy.send(place, message, `other ${other}`);
  move(60);
  const first = discord.channels.at(channel).messages[0]?.id;
  assert.deepEqual(await paperboy.send(place, message, 'key', start), { kind: 'sent', messageId: first });
  assert.equal((await paperboy.send(place, message, 'never sent', start)).kind, 'sent');
  assert.equal(discord.channels.at(channel).messages.length, 122);
});

test('a try that did not arrive is found absent in an empty channel, and posted', async (t) => {
  const { discord, paperboy, move, trouble } = await channelWith(t);
  trouble([{ ...dropped, accepted: false }]);
  await paperboy.send(place, message, 'key');
  move(60);
  assert.equal((await paperboy.send(place, message, 'key', start)).kind, 'sent');
  assert.equal(discord.channels.at(channel).messages.length, 1);
});

test('where the history may not be read, Discord shows no messages: nothing is posted, and the reason says what to do', async (t) => {
  const later = String((BigInt(start.getTime() + 60_000 - 1_420_070_400_000) << 22n) + 1n);
  const rest = await startDiscordRest(({ path }) => ({
    status: 200,
    body: path.includes('/messages') ? [] : { id: channel, last_message_id: later },
  }));
  const paperboy = on(rest.url, () => new Date(start.getTime() + 3_600_000));
  t.after(() => Promise.all([paperboy.close(), rest.stop()]));
  const outcome = await paperboy.send(place, message, 'key', start);
  assert.match(outcome.kind === 'unsure' ? outcome.reason : outcome.kind, /Read Message History/);
  assert.ok(rest.requests.every(({ method }) => method === 'GET'));
});

test('direct messages are opened once, and written to like other channels', async (t) => {
  const rest = await startDiscordRest(() => ({ status: 200, body: { id: '777' } }));
  const paperboy = on(rest.url, () => start);
  t.after(() => Promise.all([paperboy.close(), rest.stop()]));
  for (const key of ['one', 'two'])
    assert.deepEqual(await paperboy.send('discord:dm/42', message, key), { kind: 'sent', messageId: '777' });
  assert.deepEqual(
    rest.requests.map(({ path }) => path),
    ['/users/@me/channels', '/channels/777/messages', '/channels/777/messages'],
  );
  assert.deepEqual(rest.requests[0]?.body, { recipient_id: '42' });
});

async function channelWith(t: TestContext) {
  let now = start;
  let mishaps: readonly Mishap[] = [];
  const mishap = () => {
    const [next, ...rest] = mishaps;
    mishaps = rest;
    return next;
  };
  const discord = await startChaosDiscord({ now: () => now.getTime(), mishap });
  const paperboy = on(discord.url, () => now);
  t.after(() => Promise.all([paperboy.close(), discord.stop()]));
  return {
    discord,
    paperboy,
    move: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    trouble: (next: readonly Mishap[]) => {
      mishaps = next;
    },
  };
}

function on(apiUrl: string, now: () => Date) {
  const clock = { now, sleep: async () => undefined };
  return makeDiscord({ token: 'token', apiUrl, clock, log: makeTestLog(), timeoutMs: 1_000 });
}
