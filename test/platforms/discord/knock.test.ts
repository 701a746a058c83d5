import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { makeInteractionsKnock } from '../../../src/platforms/discord/knock.ts';
import { makeSignatureCheck } from '../../../src/platforms/discord/signed.ts';
import { type Door, makeDoor } from '../../../src/platforms/door.ts';
import { makeDiscordKey } from '../../kit/discord-key.ts';
import { makeTestLog } from './desk.ts';

const key = makeDiscordKey();
const noon = new Date('2026-06-15T12:00:00Z');
let time = noon;
let isConnected = true;
const asked: string[] = [];
const clock = { now: () => time, sleep: async () => {} };
const knock = makeInteractionsKnock({
  publicKey: key.publicKey,
  clock,
  taker: () => (isConnected ? { application: '42', ask: ({ id }) => asked.push(id) } : undefined),
});
const log = makeTestLog();
let door: Door;
let endpoint = '';

before(async () => {
  door = makeDoor({ port: 0, host: '127.0.0.1' }, [knock], { clock, log });
  await door.open();
  endpoint = `${door.address()}/discord/interactions`;
});
beforeEach(() => {
  asked.length = 0;
  [time, isConnected] = [noon, true];
});
after(() => door.close());

const ping = { type: 1, id: '1', application_id: '42', token: 't', version: 1 };
const command = (id: string, application_id = '42') => ({
  type: 2,
  id,
  application_id,
  token: 'secret-token',
  guild_id: '1',
  channel_id: '7',
  member: { user: { id: '5' }, permissions: '0' },
  data: { name: 'papers', options: [{ type: 1, name: 'today', options: [] }] },
});

test('Discord’s ping is answered as Discord expects', async () => {
  const response = await key.call(endpoint, ping, noon);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  assert.deepEqual(await response.json(), { type: 1 });
});

test('a question is taken with an empty 202, and handed on once', async () => {
  const response = await key.call(endpoint, command('100'), noon);
  assert.deepEqual([response.status, await response.text()], [202, '']);
  assert.deepEqual(asked, ['100']);
});

test('what Discord did not sign is refused with 401: forged, tampered with, or without any signature', async () => {
  const body = JSON.stringify(command('200'));
  const headers = key.headersFor(body, noon);
  const forged = makeDiscordKey().headersFor(body, noon);
  const later = { ...headers, 'x-signature-timestamp': String(noon.getTime() / 1_000 + 1) };
  const tries: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [body, forged],
    [body.replace('"200"', '"201"'), headers],
    [`${body} `, headers],
    [body, later],
    [body, {}],
    [body, { ...headers, 'x-signature-ed25519': 'no hexadecimal' }],
    [body, { ...headers, 'x-signature-ed25519': '00'.repeat(64) }],
    [body, { ...headers, 'x-signature-timestamp': '' }],
  ];
  for (const [words, signed] of tries) assert.equal(await post(words, signed), 401);
  assert.deepEqual(asked, []);
  assert.equal(await post(body, headers), 202);
});

test('what was signed more than five minutes ago, or ahead of our clock, is refused', async () => {
  const at = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
  const statusAt = async (id: string, seconds: number) =>
    (await key.call(endpoint, command(id), at(seconds))).status;
  assert.equal(await statusAt('301', -301), 401);
  assert.equal(await statusAt('302', 301), 401);
  assert.deepEqual(asked, []);
  assert.equal(await statusAt('303', -299), 202);
  assert.equal(await statusAt('304', 299), 202);
});

test('a request that comes again is not acted on again, now or later', async () => {
  const body = JSON.stringify(command('400'));
  // By Discord's clock, which is four minutes ahead of ours, it was signed just now.
  const headers = key.headersFor(body, new Date(noon.getTime() + 240_000));
  assert.equal(await post(body, headers), 202);
  for (const afterMs of [0, 60_000, 539_000]) {
    time = new Date(noon.getTime() + afterMs);
    assert.equal(await post(body, headers), 409);
  }
  time = new Date(noon.getTime() + 541_000);
  assert.equal(await post(body, headers), 401);
  assert.deepEqual(asked, ['400']);
});

test('a question to another application is not ours', async () => {
  for (const body of [command('500', '43'), { ...ping, application_id: '43' }])
    assert.equal((await key.call(endpoint, body, noon)).status, 403);
  assert.deepEqual(asked, []);
});

test('a body that is too long is turned away before it is read', async () => {
  const body = JSON.stringify({ ...command('600'), padding: 'x'.repeat(1_100_000) });
  assert.equal(await post(body, key.headersFor(body, noon)), 413);
  assert.deepEqual(asked, []);
});

test('only a POST to this very address is answered', async () => {
  const got = await fetch(endpoint);
  assert.deepEqual([got.status, got.headers.get('allow')], [405, 'POST']);
  for (const address of [`${endpoint}/more`, `${endpoint}s`])
    assert.equal((await key.call(address, command('700'), noon)).status, 404);
  assert.deepEqual(asked, []);
});

test('what is signed but not understood is told so', async () => {
  for (const body of ['', 'no JSON', '[]', '{"type":5}'])
    assert.equal(await post(body, key.headersFor(body, noon)), 400);
});

test('until the bot is connected, Discord is told to come later', async () => {
  isConnected = false;
  assert.equal((await key.call(endpoint, ping, noon)).status, 503);
});

test('nothing of a request is logged', () => {
  assert.deepEqual(log.lines, []);
});

test('no other bit of what was signed, and of its signature, passes', () => {
  const check = makeSignatureCheck(key.publicKey);
  const body = JSON.stringify(command('800'));
  const headers = key.headersFor(body, noon);
  assert.deepEqual(check(headers, Buffer.from(body)), noon);
  const signature = Buffer.from(headers['x-signature-ed25519'] ?? '', 'hex');
  const flipped = (bytes: Buffer, bit: number) => {
    const copy = Buffer.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  };
  fc.assert(
    fc.property(fc.nat(body.length * 8 - 1), fc.nat(511), (inBody, inSignature) => {
      const other = flipped(signature, inSignature).toString('hex');
      return (
        check(headers, flipped(Buffer.from(body), inBody)) === undefined &&
        check({ ...headers, 'x-signature-ed25519': other }, Buffer.from(body)) === undefined
      );
    }),
  );
});

/** By node:http: fetch would not send a body that is turned away in the middle. */
function post(body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(endpoint, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
