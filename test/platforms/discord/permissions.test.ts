import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  invitePermissions,
  lackingPermissions,
  permissions,
} from '../../../src/platforms/discord/permissions.ts';

const { view, send, history } = permissions;
const everyone = '1';
const me = '42';
const all = invitePermissions;
const none = { allow: 0n, deny: 0n };

function namesOf(
  roles: readonly bigint[],
  overwrites: readonly { id: string; allow: bigint; deny: bigint }[] = [],
  isThread = false,
): readonly string[] {
  const withIds = roles.map((bits, at) => ({ id: String(at + 1), permissions: bits }));
  return lackingPermissions({ everyone, me, isThread, roles: withIds, overwrites }).map(({ name }) => name);
}

test('a role with all that the invite link asks for lacks nothing', () => {
  assert.deepEqual(namesOf([0n, all]), []);
  assert.deepEqual(namesOf([0n, all], [], true), []);
});

test('what the channel denies to everyone is lacking, unless a role or the bot itself is allowed it there', () => {
  const denied = { ...none, id: everyone, deny: send.bit };
  assert.deepEqual(namesOf([all, 0n], [denied]), ['Send Messages']);
  assert.deepEqual(namesOf([all, 0n], [denied, { ...none, id: '2', allow: send.bit }]), []);
  assert.deepEqual(namesOf([all, 0n], [denied, { ...none, id: '9', allow: send.bit }]), ['Send Messages']);
});

test('what the channel denies to the bot itself is lacking whatever its roles may do', () => {
  const overwrites = [
    { ...none, id: '2', allow: view.bit },
    { ...none, id: me, deny: view.bit },
  ];
  assert.deepEqual(namesOf([all, all], overwrites), ['View Channel']);
});

test('a thread asks for a right to write in threads, and not for that of the channel', () => {
  assert.deepEqual(namesOf([all & ~send.bit & ~history.bit], [], true), ['Read Message History']);
  assert.deepEqual(namesOf([view.bit | send.bit | history.bit], [], true), [
    'Send Messages in Threads',
    'Attach Files',
  ]);
});

test('an administrator lacks nothing, whatever the channel denies', () => {
  const overwrite = fc.record({
    id: fc.constantFrom(everyone, '2', me),
    allow: fc.bigInt(0n, all),
    deny: fc.bigInt(0n, all),
  });
  fc.assert(fc.property(fc.array(overwrite), (overwrites) => namesOf([8n], overwrites).length === 0));
});
