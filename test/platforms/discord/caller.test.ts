import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits } from 'discord.js';
import { directPlace } from '../../../src/follow.ts';
import { callerOf, unheard } from '../../../src/platforms/discord/caller.ts';

const asker = { channel: '7', user: '42', permissions: 0n };

test('a direct message is the place that pings go to, and its reader may set what comes there', () => {
  assert.deepEqual(callerOf(asker, unheard.overGateway), {
    place: 'discord:dm/42',
    reader: 'discord:user/42',
    hearsNothing:
      'In direct messages I see no links: turn this on in a channel, or ask here with show and the link.',
    mayManage: true,
  });
  assert.equal(directPlace('discord:user/42', 'discord:7'), 'discord:dm/42');
});

test('on a server only those who may manage channels may, administrators among them', () => {
  const may = (permissions: bigint) => callerOf({ ...asker, guild: '1', permissions }).mayManage;
  assert.equal(may(PermissionFlagsBits.ManageChannels), true);
  assert.equal(may(PermissionFlagsBits.Administrator), true);
  assert.equal(may(PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageGuild), false);
  assert.equal(may(0n), false);
});

test('on a server it is said what the operator must set, until messages are read', () => {
  const inGuild = { ...asker, guild: '1' };
  const said = (why?: string) => callerOf(inGuild, why).hearsNothing;
  assert.match(said(unheard.overGateway) ?? '', /Message Content Intent.*DISCORD_READ_MESSAGES=on/);
  assert.match(said(unheard.overHttp) ?? '', /over HTTP.*unset DISCORD_PUBLIC_KEY/);
  assert.equal(said(), undefined);
});
