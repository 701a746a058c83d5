import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directPlace, isDirect, pingPlace } from '../src/follow.ts';

test("a reader's direct messages are one place, whichever channel asks for them", () => {
  assert.equal(directPlace('discord:user/42', 'discord:7'), 'discord:dm/42');
  assert.equal(directPlace('discord:user/42', 'discord:dm/42'), 'discord:dm/42');
  assert.equal(directPlace('slack:T1/U7', 'slack:T1/C2'), 'slack:T1/dm/U7');
  assert.equal(directPlace('slack:T1/U7', 'slack:T1/dm/U7'), 'slack:T1/dm/U7');
});

test('a reader of another company is written to in the workspace that we are in', () => {
  assert.equal(pingPlace({ where: 'dm', place: 'slack:T1/C2', reader: 'slack:T9/U7' }), 'slack:T1/dm/U7');
});

test('a follow made in direct messages is answered there, and is told so', () => {
  assert.ok(isDirect({ where: 'here', place: 'slack:T1/dm/U7', reader: 'slack:T1/U7' }));
  assert.ok(isDirect({ where: 'dm', place: 'slack:T1/C2', reader: 'slack:T1/U7' }));
  assert.ok(!isDirect({ where: 'here', place: 'slack:T1/C2', reader: 'slack:T1/U7' }));
  assert.ok(!isDirect({ where: 'here', place: 'terminal:here', reader: 'terminal:you' }));
});
