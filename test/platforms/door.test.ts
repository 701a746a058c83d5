import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Door, type Knock, makeDoor } from '../../src/platforms/door.ts';

const echo: Knock = {
  path: '/slack/',
  listen: async (request, response) => {
    response.end(`${request.method} ${request.url} ${request.headers['x-sign']} ${await text(request)}`);
  },
};

test('each knock gets the requests below its path, whole: method, address, headers and body', async (t) => {
  const { url } = await opened(t, [echo, { path: '/discord/', listen: (_, response) => response.end('D') }]);
  const answer = await fetch(`${url}/slack/events?a=1`, {
    method: 'POST',
    headers: { 'X-Sign': 'v0' },
    body: 'é=1',
  });
  assert.equal(await answer.text(), 'POST /slack/events?a=1 v0 é=1');
  assert.equal(await (await fetch(`${url}/discord/interactions`)).text(), 'D');
});

test('all else is answered 404, and no listener hears of it', async (t) => {
  const { url, logged } = await opened(t, [
    { path: '/slack/', listen: () => assert.fail('nobody knocked here') },
  ]);
  for (const path of ['/', '/slack', '/slackers/x', '/discord/interactions', '/slack/..%2fx/../../y'])
    assert.equal((await fetch(url + path, { method: 'POST', body: 'x' })).status, 404, path);
  assert.deepEqual(logged, []);
});

test('a body over a megabyte is turned away, whether its length is told or not', async (t) => {
  const { url } = await opened(t, [echo]);
  const long = 'x'.repeat(1_000_001);
  assert.equal((await fetch(`${url}/slack/a`, { method: 'POST', body: 'x'.repeat(1_000_000) })).status, 200);
  // The door hangs up on who goes on talking: the answer, or the line that was cut, says so.
  for (const body of [long, new Blob([long]).stream()])
    assert.match(
      await fetch(`${url}/slack/a`, { method: 'POST', body, duplex: 'half' }).then(
        ({ status }) => String(status),
        () => 'cut',
      ),
      /^(413|cut)$/,
    );
});

test('who says half a request and falls silent reaches no listener, and does not hold the door open', async (t) => {
  const heard: string[] = [];
  const { url, door } = await opened(t, [
    { path: '/slack/', listen: ({ url: path = '' }) => void heard.push(path) },
  ]);
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  const cut = new Promise((resolve) => socket.once('close', resolve));
  socket.write('POST /slack/a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf');
  await (await fetch(`${url}/`)).text();
  await door.close();
  await cut;
  assert.deepEqual(heard, []);
});

test('a listener that fails is answered 500, and its log line holds no body', async (t) => {
  const failing: Knock = {
    path: '/slack/',
    listen: async () => {
      throw new Error('a surprise');
    },
  };
  const { url, logged } = await opened(t, [failing]);
  assert.equal(
    (await fetch(`${url}/slack/a?token=planted`, { method: 'POST', body: 'planted' })).status,
    500,
  );
  assert.equal(logged.length, 1);
  assert.match(String(logged), /"path":"\/slack\/a"/);
  assert.doesNotMatch(String(logged), /planted/);
});

test('a port that is taken ends in a sentence that says what to set', async (t) => {
  const { url } = await opened(t, []);
  const second = makeDoor({ port: Number(new URL(url).port), host: '127.0.0.1' }, [], hands([]));
  await assert.rejects(second.open(), /listens at 127\.0\.0\.1:\d+ already.* set PAPERBOY_DOOR_PORT/);
});

async function opened(
  t: TestContext,
  knocks: readonly Knock[],
): Promise<{ url: string; door: Door; logged: string[] }> {
  const logged: string[] = [];
  const door = makeDoor({ port: 0, host: '127.0.0.1' }, knocks, hands(logged));
  await door.open();
  t.after(door.close);
  return { url: door.address() ?? assert.fail('the door is shut'), door, logged };
}

function hands(logged: string[]) {
  const line = (facts: object) => void logged.push(JSON.stringify(facts));
  return {
    log: { debug: line, info: line, warn: line, error: line },
    clock: {
      now: () => new Date('2026-06-16T12:00:00Z'),
      sleep: async (ms: number, signal?: AbortSignal) => void (await wait(ms / 20, undefined, { signal })),
    },
  };
}
