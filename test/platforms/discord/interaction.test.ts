import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readInteraction } from '../../../src/platforms/discord/interaction.ts';

/** As Discord's reference shows one (docs.discord.com, interactions/application-commands, "Example Interaction"). */
const inGuild = {
  type: 2,
  id: '786008729715212338',
  application_id: '775799577604522054',
  token: 'A_UNIQUE_TOKEN',
  version: 1,
  guild_id: '290926798626357999',
  channel_id: '645027906669510667',
  member: {
    user: { id: '53908232506183680', username: 'Mason', discriminator: '1337', public_flags: 131141 },
    roles: ['539082325061836999'],
    permissions: '2147483647',
    joined_at: '2017-03-13T19:19:14.040000+00:00',
    nick: null,
  },
  data: {
    id: '771825006014889984',
    type: 1,
    name: 'papers',
    options: [
      {
        type: 1,
        name: 'today',
        options: [
          { type: 3, name: 'date', value: '2026-06-15' },
          { type: 10, name: 'max', value: 3 },
        ],
      },
    ],
  },
  context: 0,
  authorizing_integration_owners: { '0': '290926798626357999' },
};
const asker = {
  channel: '645027906669510667',
  user: '53908232506183680',
  guild: '290926798626357999',
  permissions: 2147483647n,
};
const named = { id: inGuild.id, application: inGuild.application_id, token: inGuild.token };

test('a command is read with what was given to it', () => {
  assert.deepEqual(readInteraction(inGuild), {
    kind: 'asked',
    ...named,
    asker,
    what: { kind: 'command', name: 'today', input: { date: '2026-06-15', max: 3 } },
  });
});

test('a direct message has no guild, and nobody of whom rights are told', () => {
  const { guild_id: _, member, ...rest } = inGuild;
  const read = readInteraction({ ...rest, user: member.user });
  assert.deepEqual(read?.kind === 'asked' && read.asker, {
    channel: asker.channel,
    user: asker.user,
    permissions: 0n,
  });
});

test('a press tells its button, and whether its message is seen by the presser alone', () => {
  const pressed = (flags: number) =>
    readInteraction({
      ...inGuild,
      type: 3,
      message: { id: '1', flags },
      data: { component_type: 2, custom_id: 'say:help', id: 4 },
    });
  for (const [flags, isPrivate] of [
    [1 << 15, false],
    [(1 << 15) | (1 << 6), true],
  ] as const)
    assert.deepEqual(pressed(flags), {
      kind: 'asked',
      ...named,
      asker,
      what: { kind: 'press', customId: 'say:help', isPrivate },
    });
});

test('while somebody types, the option they are in is known', () => {
  const options = [
    { type: 3, name: 'sort', value: 'votes' },
    { type: 3, name: 'query', value: 'lang', focused: true },
  ];
  const data = { ...inGuild.data, options: [{ type: 1, name: 'search', options }] };
  const read = readInteraction({ ...inGuild, type: 4, data });
  assert.deepEqual(read?.kind === 'asked' && read.what, {
    kind: 'typing',
    command: 'search',
    option: 'query',
    typed: 'lang',
  });
});

test('a ping has nobody who asks', () => {
  const { id, application_id, token } = inGuild;
  assert.deepEqual(readInteraction({ id, application_id, token, type: 1, version: 1 }), {
    kind: 'ping',
    application: application_id,
  });
});

test('what is none of ours is not read: other commands, menus, forms, and nothing at all', () => {
  const others = [
    undefined,
    null,
    '',
    [],
    {},
    { ...inGuild, type: 5 },
    { ...inGuild, type: 99 },
    { ...inGuild, data: { ...inGuild.data, name: 'other' } },
    { ...inGuild, data: { name: 'papers' } },
    { ...inGuild, type: 3, data: { component_type: 3, custom_id: 'say:help', values: [] } },
    { ...inGuild, channel_id: undefined },
    { ...inGuild, member: undefined },
    { ...inGuild, id: '../../channels' },
    { ...inGuild, token: 'a/../../../channels/1' },
    { ...inGuild, application_id: '1/2' },
  ];
  for (const raw of others) assert.equal(readInteraction(raw), undefined);
});

test('whatever comes in its place, reading it never throws', () => {
  const path = fc.constantFrom('id', 'token', 'member', 'data', 'channel_id', 'type', 'user', 'message');
  fc.assert(
    fc.property(path, fc.anything(), (name, value) => {
      readInteraction({ ...inGuild, [name]: value });
    }),
  );
});
