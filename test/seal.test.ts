import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeSealer } from '../src/seal.ts';
import { anyCharacter } from './kit/character.ts';

const secret = 'a secret of 32 characters or more';
let salts = 0;
const sealer = makeSealer(secret, () => `salt ${salts++}`);

test('whatever was closed opens to the same words, under its name and with its key alone', () => {
  const words = fc.string({ unit: anyCharacter });
  fc.assert(
    fc.property(words, words, words, (name, text, other) => {
      const sealed = sealer.seal(name, text);
      assert.match(sealed, /^[\w.-]+$/);
      assert.equal(sealer.open(name, sealed), text);
      assert.equal(sealer.open(`${name}${other}!`, sealed), undefined);
      assert.equal(makeSealer(`${secret}${other}!`, () => '').open(name, sealed), undefined);
    }),
  );
});

test('the same words look different each time, and are not to be seen in what they became', () => {
  const [one, two] = [sealer.seal('slack:T1', 'xoxb-planted'), sealer.seal('slack:T1', 'xoxb-planted')];
  assert.notEqual(one, two);
  assert.doesNotMatch(
    one + Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1'),
    /xoxb|planted/,
  );
});

test('what was changed, cut or never closed here does not open', () => {
  const sealed = sealer.seal('slack:T1', 'xoxb-planted');
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'Q' : 'A') + sealed.slice(at + 1);
    assert.equal(sealer.open('slack:T1', changed), undefined, `sign ${at}`);
    assert.equal(sealer.open('slack:T1', sealed.slice(0, at)), undefined, `${at} signs`);
  }
  for (const never of ['', '1..', '1.a.b', 'xoxb-planted', `1.${'A'.repeat(20)}.${'A'.repeat(40)}`])
    assert.equal(sealer.open('slack:T1', never), undefined, never);
});
