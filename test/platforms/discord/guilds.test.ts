import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeGuilds } from '../../../src/platforms/discord/guilds.ts';

const guild = { id: '1', channels: [{ id: '11' }, { id: '12' }], threads: [{ id: '13' }] };

test('a guild that is left gives up its channels, its threads, and where somebody asked, each once', () => {
  const guilds = makeGuilds();
  guilds.hear('GUILD_CREATE', guild);
  guilds.hear('GUILD_CREATE', { id: '2', channels: [{ id: '21' }] });
  guilds.hear('INTERACTION_CREATE', { id: '9', guild_id: '1', channel_id: '14' });
  guilds.hear('INTERACTION_CREATE', { id: '9', guild_id: '1', channel_id: '11' });
  const left = ['discord:11', 'discord:12', 'discord:13', 'discord:14'];
  assert.deepEqual(guilds.hear('GUILD_DELETE', { id: '1' }), left);
  assert.deepEqual(guilds.hear('GUILD_DELETE', { id: '1' }), []);
  assert.deepEqual(guilds.hear('GUILD_DELETE', { id: '2' }), ['discord:21']);
});

test('a guild that is out of order for a while is not left', () => {
  const guilds = makeGuilds();
  guilds.hear('GUILD_CREATE', guild);
  assert.deepEqual(guilds.hear('GUILD_DELETE', { id: '1', unavailable: true }), []);
  assert.deepEqual(guilds.hear('GUILD_CREATE', { id: '1', unavailable: true }), []);
  assert.equal(guilds.hear('GUILD_DELETE', { id: '1' }).length, 3);
});

test('a question in a direct message is in no guild', () => {
  const guilds = makeGuilds();
  guilds.hear('INTERACTION_CREATE', { id: '9', channel_id: '14' });
  assert.deepEqual(guilds.hear('GUILD_DELETE', { id: '9' }), []);
});
