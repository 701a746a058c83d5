import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';
import { type TestContext, test } from 'node:test';
import timers, { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Place } from '../../../src/place.ts';
import { makeDiscord } from '../../../src/platforms/discord/connect.ts';
import type { Desk } from '../../../src/platforms/platform.ts';
import { application, startShardedDiscord } from '../../kit/discord-shards.ts';
import { makeTestDesk, makeTestLog, said } from './desk.ts';

/** Half a minute of silence passes in a fifth of a second. */
const clock = {
  now: () => new Date(),
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms / 150, undefined, { signal, ref: false }),
};
const token = 'a planted token';
/** After so long the library begins a connection anew (`destroy` in `@discordjs/ws`). */
const libraryPauseMs = 500;
/** How Discord closes (docs.discord.com/developers/topics/opcodes-and-status-codes, "Gateway Close Event Codes"). */
const [unknownError, disallowedIntents] = [4_000, 4_014];
/** By their numbers they belong to different connections where there are two. */
const [even, odd] = [String(8n << 22n), String(9n << 22n)];
const guilds = [
  { id: even, channels: ['11', '12'] },
  { id: odd, channels: ['21'] },
];

test('with as many connections as Discord recommends, each question is heard once', async (t) => {
  const { discord, desk, log, until, connect } = await open(t, { shards: 2, guilds });
  await connect();
  assert.deepEqual(discord.shards().toSorted(), [
    [0, 2],
    [1, 2],
  ]);
  assert.ok(log.lines.some((line) => /connected to Discord.*its gateway, shards: 2/.test(line)));
  discord.tell(even, 'INTERACTION_CREATE', question('1', even, '11'));
  discord.tell(odd, 'INTERACTION_CREATE', question('2', odd, '21'));
  await until(() => desk.asked.length >= 2);
  const places = desk.asked.map(({ caller }) => caller.place);
  assert.deepEqual(places.toSorted(), ['discord:11', 'discord:21']);
});

test('nothing is asked of Discord that needs a switch in its portal, until messages are read', async (t) => {
  const usual = await open(t, { shards: 1 });
  await usual.connect();
  const reading = await open(t, { shards: 1 }, true);
  await reading.connect();
  const [messages, contents] = [1 << 9, 1 << 15];
  assert.equal((usual.discord.intents()[0] ?? 0) & (messages | contents), 0);
  assert.equal((reading.discord.intents()[0] ?? 0) & (messages | contents), messages | contents);
});

test('a guild that takes the bot out is told to the desk with its places; one out of order is not', async (t) => {
  const { discord, left, until, connect } = await open(t, { shards: 2, guilds });
  await connect();
  discord.tell(even, 'GUILD_DELETE', { id: even, unavailable: true });
  discord.tell(odd, 'INTERACTION_CREATE', question('3', odd, '29'));
  discord.tell(odd, 'GUILD_DELETE', { id: odd });
  await until(() => left.length > 0);
  assert.deepEqual(left, [['discord:21', 'discord:29']]);
});

test('a connection that breaks is made anew, and what people ask then is heard', async (t) => {
  const { discord, desk, until, connect, log } = await open(t, { shards: 1, guilds });
  await connect();
  discord.hangUp(unknownError);
  await until(() => discord.connections() === 2 && discord.shards().length === 1);
  discord.tell(even, 'INTERACTION_CREATE', question('4', even, '11'));
  await until(() => desk.asked.length > 0);
  assert.ok(log.lines.some((line) => /the connection to Discord ended; it is made anew/.test(line)));
});

test('a connection that Discord ends for good is told as lost, and made anew when it is asked for', async (t) => {
  const { discord, desk, platform, until, connect, log } = await open(t, { shards: 1, guilds });
  await connect();
  assert.equal(platform.isLost?.(), false);
  discord.hangUp(disallowedIntents);
  await log.until((line) => /ended the connection for good/.test(line));
  assert.equal(platform.isLost?.(), true);
  assert.ok(!log.lines.some((line) => /it is made anew/.test(line)));
  await connect();
  assert.equal(platform.isLost?.(), false);
  discord.tell(even, 'INTERACTION_CREATE', question('5', even, '11'));
  await until(() => desk.asked.length > 0);
});

test('a bot that ended does not come back, though its connection was just being made anew', async (t) => {
  const { discord, platform, connect } = await open(t, { shards: 1 });
  await connect();
  const pause = holdPause(t);
  discord.hangUp(unknownError);
  await pause.begun;
  await platform.close();
  pause.end();
  // Others come one after the other meanwhile: the bot would be among them.
  const others = 10;
  for (let other = 0; other < others; other += 1) await once(new WebSocket(discord.gatewayUrl), 'message');
  assert.equal(discord.connections(), 1 + others);
});

test('a switch that the portal lacks is a sentence for the operator', async (t) => {
  const { connect } = await open(t, { shards: 2, instead: disallowedIntents }, true);
  await assert.rejects(connect(), /switch on the Message Content Intent .* or unset DISCORD_READ_MESSAGES/);
});

test('a gateway that says nothing is a sentence for the operator', async (t) => {
  const { connect } = await open(t, { shards: 1, instead: 'silence' });
  await assert.rejects(connect(), /no sign of its gateway for 30 seconds/);
});

/** A bot and a Discord, not yet connected. */
async function open(
  t: TestContext,
  options: Parameters<typeof startShardedDiscord>[0],
  readMessages = false,
) {
  const changes = new EventEmitter();
  const changed = () => void changes.emit('one');
  const discord = await startShardedDiscord({ ...options, changed });
  const desk = makeTestDesk(() => {
    changed();
    return said({});
  });
  const left: (readonly Place[])[] = [];
  const log = makeTestLog();
  /** Asked anew whenever a connection or what the bot heard has changed: each for five seconds at most. */
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await once(changes, 'one', { signal: AbortSignal.timeout(5_000) });
  };
  const platform = makeDiscord({ token, apiUrl: discord.url, readMessages, clock, log });
  const hearing: Desk = {
    ...desk,
    left: async (places) => {
      left.push(places);
      changed();
    },
  };
  t.after(async () => {
    await platform.close();
    await discord.stop();
  });
  return { discord, desk, left, log, platform, until, connect: () => platform.connect(hearing) };
}

/** Holds the library where it waits before it begins a connection anew. */
function holdPause(t: TestContext): { readonly begun: Promise<void>; readonly end: () => void } {
  const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { setTimeout: real } = timers;
  const held = t.mock.method(timers, 'setTimeout', (ms: number, ...more: [unknown?, object?]) => {
    if (ms !== libraryPauseMs) return real(ms, ...more);
    begun.resolve();
    return over.promise;
  });
  // What was imported by name follows only so.
  syncBuiltinESMExports();
  t.after(() => {
    held.mock.restore();
    syncBuiltinESMExports();
  });
  return { begun: begun.promise, end: over.resolve };
}

function question(id: string, guild: string, channel: string): object {
  return {
    type: 2,
    id,
    application_id: application,
    token: `token-${id}`,
    guild_id: guild,
    channel_id: channel,
    member: { user: { id: '5' }, permissions: '0' },
    data: { name: 'papers', options: [{ type: 1, name: 'today', options: [] }] },
  };
}
