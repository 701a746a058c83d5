import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { Page, PageFailure } from '../../src/sources/page.ts';
import { makeTestClock } from '../kit/clock.ts';
import { startSite } from '../kit/site.ts';
import { fetcher } from './harvest.ts';

test('a page is asked for by name, and comes back as its text, with the time at the site', async () => {
  await using site = await startSite((response) =>
    response.writeHead(200, { date: 'Mon, 15 Jun 2026 11:00:00 GMT' }).end('hello'),
  );
  const page = await fetcher()({ url: `${site.url}/a?b=1`, accept: 'text/html' });
  assert.deepEqual(page, {
    kind: 'page',
    text: 'hello',
    url: `${site.url}/a?b=1`,
    sentAt: new Date('2026-06-15T11:00:00Z'),
  });
  assert.equal(site.requests[0]?.headers['user-agent'], 'Paperboy/test (+https://example.org)');
  assert.equal(site.requests[0]?.headers.accept, 'text/html');
});

test('a page that did not change is answered from memory, with the time at the site now', async () => {
  await using site = await startSite((response, at, { headers }) => {
    const date = `Mon, 15 Jun 2026 11:00:0${at} GMT`;
    response.writeHead(headers['if-none-match'] === '"1"' ? 304 : 200, { etag: '"1"', date });
    response.end(headers['if-none-match'] === '"1"' ? undefined : 'hello');
  });
  const fetchPage = fetcher();
  const first = await fetchPage({ url: site.url });
  const second = await fetchPage({ url: site.url });
  assert.equal(textOf(first), 'hello');
  assert.deepEqual(second, { ...first, sentAt: new Date('2026-06-15T11:00:01Z') });
  assert.deepEqual(
    site.requests.map(({ headers }) => headers['if-none-match']),
    [undefined, '"1"'],
  );
});

test('a text that lacks something is asked for again and never remembered', async () => {
  await using site = await startSite((response, at) => {
    response.writeHead(200, { etag: `"${at}"` });
    response.end(at === 0 ? 'hel' : 'hello');
  });
  const page = await fetcher()({
    url: site.url,
    lacks: (text) => (text === 'hello' ? undefined : 'breaks off'),
  });
  assert.equal(textOf(page), 'hello');
  assert.equal(site.requests[1]?.headers['if-none-match'], undefined);
});

for (const [name, begin] of [
  ['says nothing', () => undefined],
  ['stops in the middle of a page', (write: (text: string) => void) => write('hel')],
] as const) {
  test(`a site that ${name} is given up after the time-out`, async () => {
    await using site = await startSite((response) => begin((text) => response.write(text)));
    const answer = await fetcher({ timeoutMs: 60, tries: 1 })({ url: site.url });
    assertFailure(answer, 'time-out', `${site.host} did not answer within 0.06 s`);
  });
}

test('a page that takes long to make gets more time', async () => {
  await using site = await startSite(() => undefined);
  const answer = await fetcher({ timeoutMs: 20 })({ url: site.url, slow: true });
  assertFailure(answer, 'time-out', `${site.host} did not answer within 0.06 s`);
  assert.equal(site.requests.length, 2, 'silence is borne twice');
});

test('a page that never ends is left once it is too large, and not asked for again', async () => {
  await using site = await startSite((response) => {
    const more = () => response.write('x'.repeat(10_000), () => !response.destroyed && setImmediate(more));
    more();
  });
  const answer = await fetcher({ maxBytes: 1_000_000 })({ url: site.url });
  assertFailure(answer, 'too-large', `${site.host} sent more than 1 MB`);
  assert.equal(site.requests.length, 1);
});

for (const [name, fail, reason] of [
  ['an error of the site', (response) => response.writeHead(500).end('no'), 'status'],
  ['a closed connection', (response) => response.destroy(), 'socket'],
  ['half a body', (response) => response.write('half', () => response.destroy()), 'socket'],
  ['an empty body', (response) => response.end(' \n'), 'broken'],
  ['bytes that are no text', (response) => response.end(Buffer.from([0x68, 0xff, 0xfe])), 'broken'],
  ['a limit', (response) => response.writeHead(429).end(), 'rate-limited'],
] satisfies readonly (readonly [string, (response: ServerResponse) => unknown, string])[]) {
  test(`after ${name} the page is asked for again, with growing waits`, async () => {
    await using site = await startSite((response, at) => (at < 3 ? fail(response) : response.end('hello')));
    const clock = makeTestClock();
    assert.equal(textOf(await fetcher({ clock })({ url: site.url })), 'hello');
    assert.deepEqual(clock.slept, [1000, 3000, 9000]);
  });

  test(`${name} that stays is a named failure`, async () => {
    await using site = await startSite(fail);
    const answer = await fetcher()({ url: `${site.url}/list?token=secret` });
    assertFailure(answer, reason);
    assert.equal(site.requests.length, 4);
    assert.ok(answer.what.includes(site.host), answer.what);
    assert.doesNotMatch(answer.what, /secret/);
  });
}

test('the waits between tries are spread by chance', async () => {
  await using site = await startSite((response) => response.writeHead(503).end());
  const clock = makeTestClock();
  await fetcher({ clock, random: () => 0 })({ url: site.url });
  await fetcher({ clock, random: () => 0.999 })({ url: site.url });
  assert.deepEqual(clock.slept, [500, 1500, 4500, 1499, 4497, 13491]);
});

test('a page that is not there, or a question not understood, is not asked for twice; what the site said is kept', async () => {
  await using site = await startSite((response) => response.writeHead(400).end('bad date'));
  const answer = await fetcher()({ url: site.url });
  assertFailure(answer, 'status', `${site.host} answered HTTP 400`);
  assert.equal(answer.text, 'bad date');
  assert.equal(site.requests.length, 1);
});

test('Retry-After is obeyed, in seconds and as a date by the clock of the site', async () => {
  const date = 'Tue, 30 Jun 2026 08:00:00 GMT';
  for (const headers of [{ 'retry-after': '40' }, { 'retry-after': 'Tue, 30 Jun 2026 08:00:40 GMT', date }]) {
    await using site = await startSite((response, at) =>
      at === 0 ? response.writeHead(429, headers).end() : response.end('hello'),
    );
    const clock = makeTestClock('2026-01-01T00:00:00Z');
    assert.equal(textOf(await fetcher({ clock })({ url: site.url })), 'hello');
    assert.equal(sum(clock.slept), 40_000);
  }
});

test('a site that asks for a longer pause than we wait gets it: the failure says until when, and nothing is sent', async () => {
  await using site = await startSite((response) => response.writeHead(429, { 'retry-after': '7200' }).end());
  const clock = makeTestClock('2026-06-30T12:00:00Z');
  const fetchPage = fetcher({ clock });
  const what = `${site.host} asks for no more requests until 14:00 UTC`;
  assertFailure(await fetchPage({ url: site.url }), 'rate-limited', what);
  assertFailure(await fetchPage({ url: site.url }), 'rate-limited', what);
  assert.equal(site.requests.length, 1);
  clock.set('2026-06-30T14:00:01Z');
  await fetchPage({ url: site.url });
  assert.equal(site.requests.length, 2);
});

test('when RateLimit says that nothing is left, the next request of that kind waits for the window', async () => {
  await using site = await startSite((response) => {
    response.setHeader('RateLimit', '"api";r=0;t=50');
    response.end('hello');
  });
  const clock = makeTestClock();
  const fetchPage = fetcher({ clock });
  await fetchPage({ url: `${site.url}/api/daily_papers` });
  await fetchPage({ url: `${site.url}/papers` });
  assert.deepEqual(clock.slept, [], 'pages are counted apart from the API');
  await fetchPage({ url: `${site.url}/api/daily_papers` });
  assert.deepEqual(clock.slept, [50_000]);
});

test('a lane has one connection, and its pause between an answer and the next request', async () => {
  const clock = makeTestClock();
  let open = 0;
  const times: number[] = [];
  await using site = await startSite(async (response) => {
    open += 1;
    assert.equal(open, 1);
    times.push(clock.now().getTime());
    await turn();
    clock.move(500);
    open -= 1;
    response.end('hello');
  });
  const fetchPage = fetcher({ clock });
  const lane = { name: 'arxiv', gapMs: 3000 };
  await Promise.all(['/a', '/b', '/c'].map((path) => fetchPage({ url: `${site.url}${path}`, lane })));
  assert.deepEqual(
    times.map((time) => time - (times[0] ?? 0)),
    [0, 3500, 7000],
  );
});

test('a token goes to its own address and not to where that sends us', async () => {
  await using other = await startSite((response) => response.end('elsewhere'));
  await using site = await startSite((response) => response.writeHead(302, { location: other.url }).end());
  const page = await fetcher()({ url: site.url, bearer: 'hf_secret' });
  assert.equal(textOf(page), 'elsewhere');
  assert.equal(page.kind === 'page' && page.url, `${other.url}/`);
  assert.equal(site.requests[0]?.headers.authorization, 'Bearer hf_secret');
  assert.equal(other.requests[0]?.headers.authorization, undefined);
});

test('where there is no way to a host that is said soon, and all its pages are left alone for a minute', async () => {
  const site = await startSite((response) => response.end());
  await site[Symbol.asyncDispose]();
  const clock = makeTestClock('2026-06-30T12:00:00Z');
  const fetchPage = fetcher({ clock });
  const first = await fetchPage({ url: `${site.url}/a` });
  assertFailure(first, 'unreachable', `${site.host} cannot be reached (ECONNREFUSED)`);
  assert.deepEqual(clock.slept, [300]);
  const second = await fetchPage({ url: `${site.url}/api/b` });
  assertFailure(second, 'unreachable', `${first.what}; it is not asked again before 12:01 UTC`);
  assert.deepEqual(clock.slept, [300]);
});

test('a lane does not wait for hosts that were never reached', async () => {
  const site = await startSite((response) => response.end());
  await site[Symbol.asyncDispose]();
  const clock = makeTestClock();
  const fetchPage = fetcher({ clock });
  const lane = { name: 'arxiv', gapMs: 3000 };
  for (const path of ['/a', '/b', '/c']) await fetchPage({ url: `${site.url}${path}`, lane });
  assert.deepEqual(clock.slept, [300]);
});

test('a site that is down is tried less and less, then left alone for a while', async () => {
  let up = false;
  await using site = await startSite((response) =>
    up ? response.end('hello') : response.writeHead(500).end(),
  );
  const clock = makeTestClock();
  const fetchPage = fetcher({ clock });
  for (const path of ['/a', '/b', '/c', '/d']) await fetchPage({ url: `${site.url}${path}` });
  assert.deepEqual(
    site.requests.map(({ url }) => url),
    ['/a', '/a', '/a', '/a', '/b', '/c'],
  );
  up = true;
  clock.move(5 * 60_000);
  assert.equal(textOf(await fetchPage({ url: `${site.url}/d` })), 'hello');
});

test('when the program ends, what is under way ends too, and says so', async () => {
  const ending = new AbortController();
  await using site = await startSite(() => ending.abort());
  const answer = await fetcher({ signal: ending.signal })({ url: site.url });
  assertFailure(answer, 'ended');
  assert.equal(site.requests.length, 1);
});

test('an address that is none is a failure too', async () => {
  assertFailure(await fetcher()({ url: 'huggingface.co' }), 'unreachable');
});

function textOf(answer: Page | PageFailure): string {
  return answer.kind === 'page' ? answer.text : `failed: ${answer.what}`;
}

function assertFailure(
  answer: Page | PageFailure,
  reason: string,
  what?: string,
): asserts answer is PageFailure {
  assert.ok(answer.kind === 'failure', 'a page came');
  assert.equal(answer.reason, reason);
  if (what) assert.equal(answer.what, what);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
