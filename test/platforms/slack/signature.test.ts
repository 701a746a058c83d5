import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSignature } from '../../../src/platforms/slack/signature.ts';
import { anyCharacter } from '../../kit/character.ts';
import { signatureOf } from '../../kit/slack/signed.ts';

/** The example of docs.slack.dev/authentication/verifying-requests-from-slack, with its secret, time and signature. */
const example = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  time: '1531420618',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
} as const;

const signedAt = Number(example.time) * 1000;

test("the example of Slack's own documents is right for five minutes, and no longer, before and after", () => {
  for (const [seconds, kind] of [
    [0, 'right'],
    [300, 'right'],
    [-300, 'right'],
    [301, 'stale'],
    [-301, 'stale'],
  ] as const)
    assert.equal(read({}, example.body, signedAt + seconds * 1000).kind, kind, `${seconds} s later`);
});

test('without the signature, or without its time, or with several, nothing is right', () => {
  const wrong: readonly (readonly [Record<string, string | undefined>, string])[] = [
    [{ 'x-slack-signature': undefined }, 'unsigned'],
    [{ 'x-slack-request-timestamp': undefined }, 'unsigned'],
    [{ 'x-slack-request-timestamp': 'now' }, 'unsigned'],
    [{ 'x-slack-request-timestamp': `${example.time}.0` }, 'unsigned'],
    [{ 'x-slack-request-timestamp': `-${example.time}` }, 'unsigned'],
    [{ 'x-slack-signature': '' }, 'forged'],
    [{ 'x-slack-signature': example.signature.replace('v0', 'v1') }, 'forged'],
    [{ 'x-slack-signature': `${example.signature}, ${example.signature}` }, 'forged'],
    [{ 'x-slack-request-timestamp': `0${example.time}` }, 'forged'],
  ];
  for (const [headers, kind] of wrong)
    assert.equal(read(headers, example.body).kind, kind, JSON.stringify(headers));
});

test('whatever was signed is right as it is, and wrong once a letter of it, or its time, or the secret is another', () => {
  const words = fc.string({ minLength: 1, unit: anyCharacter });
  const seconds = fc.integer({ min: 1, max: 1e9 });
  fc.assert(
    fc.property(words, words, seconds, words, (body, secret, time, other) => {
      const at = new Date(time * 1000);
      const signature = signatureOf(body, secret, at);
      const of = (text: string, key: string, headers: Record<string, string>) =>
        readSignature(lowered({ ...signature, ...headers }), Buffer.from(text), key, at).kind;
      assert.equal(of(body, secret, {}), 'right');
      assert.equal(of(body + other, secret, {}), 'forged');
      assert.equal(of(body, secret + other.replaceAll('\0', '.'), {}), 'forged');
      assert.equal(of(body, secret, { 'X-Slack-Request-Timestamp': String(time + 1) }), 'forged');
    }),
  );
});

function read(headers: Record<string, string | undefined>, body: string, now = signedAt) {
  const right = { 'x-slack-signature': example.signature, 'x-slack-request-timestamp': example.time };
  return readSignature({ ...right, ...headers }, Buffer.from(body), example.secret, new Date(now));
}

function lowered(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
