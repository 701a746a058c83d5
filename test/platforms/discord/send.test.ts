import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Place } from '../../../src/place.ts';
import { makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import type { Platform, SendOutcome } from '../../../src/platforms/platform.ts';
import { type RestAnswer, startDiscordRest, type TestRest } from '../../kit/discord-rest.ts';
import { makeTestLog } from './desk.ts';

const clock = { now: () => new Date(), sleep: async () => {} };
const [message] = renderDiscord({ title: 'Digest', sections: [] });

/** Discord's client tells channels apart by ids of the usual length only. */
const channel = (index: number): Place => `discord:${100_000_000_000_000_000n + BigInt(index)}`;

const refusals: readonly (readonly [status: number, code: number, advice: RegExp])[] = [
  [403, 50001, /give its role “View Channel”/],
  [403, 50013, /give its role “Send Messages”/],
  [403, 50007, /takes no direct messages/],
  [403, 0, /forbids Paperboy to write here/],
  [404, 10003, /The channel is gone/],
  [404, 0, /finds no such channel/],
  [400, 50035, /refused the message.*400, code 50035/],
  [401, 0, /set DISCORD_TOKEN to the current one/],
];

for (const [status, code, advice] of refusals) {
  test(`${status} with code ${code} is refused, with what to do`, async () => {
    await withRest({ status, body: { code, message: 'No' } }, async (send) => {
      const outcome = await send(channel(1));
      assert.equal(outcome.kind, 'refused');
      assert.match(outcome.kind === 'refused' ? outcome.reason : '', advice);
    });
  });
}

test('a limited channel is told when to try again, at once', async () => {
  const limited = {
    status: 429,
    headers: { 'retry-after': '7.5' },
    body: { message: 'slow down', retry_after: 7.5 },
  };
  await withRest(limited, async (send, { requests }) => {
    const outcome = await send(channel(1));
    assert.equal(outcome.kind, 'later');
    assert.ok(outcome.kind === 'later' && outcome.afterMs >= 7_500 && outcome.afterMs < 8_000);
    assert.equal(requests.length, 1);
  });
});

test('a channel whose limit is used up is not asked again before its time', async () => {
  const last = {
    status: 200,
    headers: { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '0.9' },
    body: { id: '42' },
  };
  await withRest(last, async (send, { requests }) => {
    assert.deepEqual(await send(channel(1)), { kind: 'sent', messageId: '42' });
    const outcome = await send(channel(1));
    assert.ok(outcome.kind === 'later' && outcome.afterMs > 500);
    assert.equal(requests.length, 1);
  });
});

test('a limited channel holds up no other', async () => {
  const answer = (path: string): RestAnswer =>
    path.startsWith('/channels/100000000000000001/')
      ? { status: 429, headers: { 'retry-after': '60' }, body: { message: 'slow down' } }
      : { status: 200, body: { id: '7' } };
  await withRest(answer, async (send) => {
    const outcomes = await Promise.all([
      send(channel(1)),
      send(channel(2)),
      send(channel(1)),
      send(channel(3)),
    ]);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['later', 'sent', 'later', 'sent'],
    );
  });
});

for (const answer of [
  { status: 500 },
  { status: 502, body: 'bad gateway' },
  { status: 503 },
  'drop',
  'hang',
] as const) {
  const what = typeof answer === 'string' ? answer : answer.status;
  test(`${what} is for later, tried once more at once under the same nonce`, async () => {
    await withRest(answer, async (send, { requests }) => {
      const outcome = await send(channel(1));
      assert.ok(outcome.kind === 'later' && outcome.afterMs > 0, JSON.stringify(outcome));
      assert.ok(requests.length <= 2);
      assert.equal(new Set(requests.map(({ body }) => body.nonce)).size, 1);
    });
  });
}

test('more parts than Discord takes in a second are all sent, in their turn', async () => {
  await withRest({ status: 200, body: { id: '7' } }, async (send) => {
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, index) => send(channel(index))));
    assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['sent']));
  });
});

test('a message carries its nonce, has it enforced, and mentions nobody', async () => {
  await withRest({ status: 200, body: { id: '42' } }, async (send, { requests }) => {
    await send(channel(1));
    const [request] = requests;
    assert.equal(request?.path, '/channels/100000000000000001/messages');
    assert.equal(request?.authorization, 'Bot token');
    assert.equal(String(request?.body.nonce).length, 25);
    assert.equal(request?.body.enforce_nonce, true);
    assert.deepEqual(request?.body.allowed_mentions, { parse: [] });
  });
});

test('after a refused token nothing more is asked of Discord', async () => {
  await withRest(
    { status: 401, body: { code: 0, message: '401: Unauthorized' } },
    async (send, { requests }) => {
      await send(channel(1));
      const again = await send(channel(2));
      assert.match(again.kind === 'refused' ? again.reason : '', /DISCORD_TOKEN/);
      assert.equal(requests.length, 1);
    },
  );
});

test('what is under way when Paperboy shuts down stays to be sent', async () => {
  const closes = async (send: Send, { requests }: TestRest, platform: Platform) => {
    const underWay = send(channel(1));
    while (requests.length === 0) await new Promise(setImmediate);
    await platform.close();
    assert.equal((await underWay).kind, 'later');
    assert.equal((await send(channel(1))).kind, 'later');
  };
  await withRest('hang', closes, 60_000);
});

test('a place without a channel is refused without asking', async () => {
  await withRest({ status: 200 }, async (send, { requests }) => {
    assert.equal((await send('discord:user/1')).kind, 'refused');
    assert.equal(requests.length, 0);
  });
});

type Send = (place: Place) => Promise<SendOutcome>;

async function withRest(
  answer: RestAnswer | ((path: string) => RestAnswer),
  use: (send: Send, rest: TestRest, platform: Platform) => Promise<void>,
  timeoutMs = 200,
): Promise<void> {
  const rest = await startDiscordRest(({ path }) => (typeof answer === 'function' ? answer(path) : answer));
  const platform = makeDiscord({
    token: 'token',
    apiUrl: rest.url,
    clock,
    log: makeTestLog(),
    timeoutMs,
  });
  try {
    assert.ok(message);
    const part = message;
    await use((place) => platform.send(place, part, `${place}#digest/2026-06-15#0`), rest, platform);
  } finally {
    await platform.close();
    await rest.stop();
  }
}
