import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { directPlace } from '../../../src/follow.ts';
import { callerOf } from '../../../src/platforms/discord/caller.ts';

const user = { id: '42' };

test('a direct message is the place that pings go to, and its reader may set what comes there', () => {
  assert.deepEqual(callerOf({ channelId: '7', user, guildId: null, memberPermissions: null }), {
    place: 'discord:dm/42',
    reader: 'discord:user/42',
    hearsNothing:
      'In direct messages I see no links: turn this on in a channel, or ask here with show and the link.',
    mayManage: true,
  });
  assert.equal(directPlace('discord:user/42', 'discord:7'), 'discord:dm/42');
});

test('on a server only those who may manage channels may, administrators among them', () => {
  const may = (...permissions: bigint[]) =>
    callerOf({
      channelId: '7',
      user,
      guildId: '1',
      memberPermissions: new PermissionsBitField(permissions),
    })?.mayManage;
  assert.equal(may(PermissionFlagsBits.ManageChannels), true);
  assert.equal(may(PermissionFlagsBits.Administrator), true);
  assert.equal(may(PermissionFlagsBits.ManageMessages, PermissionFlagsBits.ManageGuild), false);
  assert.equal(callerOf({ channelId: '7', user, guildId: '1', memberPermissions: null })?.mayManage, false);
});

test('who asks from nowhere is no caller', () => {
  assert.equal(callerOf({ channelId: null, user, guildId: null, memberPermissions: null }), undefined);
});

test('on a server it is said what the operator must set, until messages are read', () => {
  const asker = { channelId: '7', user, guildId: '1', memberPermissions: null };
  assert.match(callerOf(asker)?.hearsNothing ?? '', /Message Content Intent.*DISCORD_READ_MESSAGES=on/);
  assert.equal(callerOf(asker, true)?.hearsNothing, undefined);
});
