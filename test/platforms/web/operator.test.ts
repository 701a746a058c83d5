import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Place } from '../../../src/place.ts';
import { weekdays } from '../../../src/subscription.ts';
import { listed, openSite, type Site } from './site.ts';

const token = 'a-token-for-the-operator';
const channel: Place = 'discord:123';

test('without a token the page is closed and says how to set one', async (t) => {
  const { get, post } = await openSite(t);
  const answer = await get('/operator');
  assert.equal(answer.status, 403);
  assert.match(await answer.text(), /PAPERBOY_OPERATOR_TOKEN=…/);
  assert.equal((await post('/operator/enter', { token: '' })).status, 403);
  assert.equal((await post('/operator/pause', { about: channel })).status, 403);
});

test('only the token opens the page, by a cookie that scripts and other sites do not get', async (t) => {
  const { get, post, world } = await openSite(t, [], { PAPERBOY_OPERATOR_TOKEN: token });
  assert.equal((await get('/operator')).status, 401);
  for (const wrong of ['', 'a-token-for-the-operatos', `${token} `, 'x'.repeat(200)])
    assert.equal((await post('/operator/enter', { token: wrong })).status, 403, wrong);
  const entered = await post('/operator/enter', { token });
  const cookie = entered.headers.get('set-cookie') ?? '';
  assert.match(cookie, /^paperboy_operator=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/);
  assert.ok(!cookie.includes(token));
  const page = await get('/operator', { cookie: cookie.split(';', 1).join() });
  assert.equal(page.status, 200);
  assert.ok(!(await page.text()).includes(token));
  assert.equal((await get('/operator', { cookie: 'paperboy_operator=AAAA' })).status, 401);
  assert.ok(!world.logged().join().includes(token));
});

test('behind https the cookie travels there alone', async (t) => {
  const { post } = await openSite(t, [], {
    PAPERBOY_OPERATOR_TOKEN: token,
    PAPERBOY_WEB_URL: 'https://papers.example.org',
  });
  const entered = await post('/operator/enter', { token });
  assert.match(entered.headers.get('set-cookie') ?? '', /; Secure$/);
});

test('the operator sees places, what waits and failed and why, sources and follows', async (t) => {
  const site = await running(t);
  const page = await site.page('/operator', await signedIn(site));
  const text = page('main td, main p')
    .map((_, one) => page(one).text())
    .get()
    .join(' ')
    .replace(/\s+/g, ' ');
  assert.match(text, /discord:123 Hugging Face's list · 09:00 Europe\/Paris · every day/);
  assert.equal(page('td time').first().attr('datetime'), '2026-06-17T07:00:00.000Z');
  assert.match(text, /discord:123 digest\/2026-06-15, part 1 .*: No room in the channel/);
  assert.match(text, /discord:123 digest\/2026-06-15, part 2 not before 16 Jun, 12:00 UTC/);
  assert.match(text, /arXiv not in the last two weeks 2026-06-16: it gave no answer/);
  assert.match(text, /Hugging Face 16 Jun, 12:00 UTC: 1 paper of 2026-06-15 none/);
  assert.match(text, /2 follows of 2 readers\. agents 2/);
  assert.ok(!text.includes('discord:user/7'), 'whoever follows is nobody’s business');
});

test('a weekly digest is shown as one, and of very many places the first stand on the page', async (t) => {
  const site = await running(t);
  const { choices } = site.house.archive;
  const usual = await choices.subscription(channel);
  assert.ok(usual);
  for (let number = 1; number <= 204; number += 1)
    await choices.subscribe({ ...usual, place: `discord:900${number}`, every: 'week' });
  const page = await site.page('/operator', await signedIn(site));
  const rows = page('section:has(#places) tbody tr');
  assert.equal(rows.length, 200);
  assert.match(rows.eq(1).text(), /discord:9001.*every week on mon/s);
  assert.match(page('section:has(#places)').text(), /5 more places get digests/);
});

test('a place is paused, resumed, previewed, and what failed there is sent again', async (t) => {
  const site = await running(t);
  const { outbox } = site.house.archive;
  const headers = await signedIn(site);
  const press = async (name: string, about: string) =>
    (await site.post(`/operator/${name}`, { about }, headers)).headers.get('location');
  assert.equal(await press('pause', channel), '/operator?done=pause');
  assert.deepEqual([...(await outbox.holds.all()).keys()], [channel]);
  const paused = await site.page('/operator?done=pause', headers);
  assert.match(paused('main').text(), /Paused: nothing is sent there.*paused by you since/s);
  assert.equal(await press('resume', channel), '/operator?done=resume');
  assert.equal((await outbox.holds.all()).size, 0);
  const failed = (await outbox.deliveries(9)).find(({ state }) => state.kind === 'failed')?.key ?? '';
  assert.equal(await press('resend', failed), '/operator?done=resend');
  assert.ok((await outbox.deliveries(9)).every(({ state }) => state.kind === 'pending'));
  assert.equal(await press('resend', failed), '/operator?done=nothing');
  assert.equal(await press('pause', 'nowhere'), '/operator?done=nothing');
  const preview = await site.page(`/operator/preview?place=${channel}`, headers);
  assert.match(preview('.chat.discord').text(), /Paper 2606\.00001/);
  assert.equal((await site.post('/operator/pause', { about: channel })).status, 401, 'without the cookie');
  assert.equal((await outbox.holds.all()).size, 0);
});

async function signedIn(site: Site): Promise<{ cookie: string }> {
  const entered = await site.post('/operator/enter', { token });
  return { cookie: (entered.headers.get('set-cookie') ?? '').split(';', 1).join() };
}

/** A channel with a digest of which one part failed and one waits, two follows, and a source with a problem. */
async function running(t: Parameters<typeof openSite>[0]): Promise<Site> {
  const site = await openSite(t, [listed('2606.00001', '2026-06-15')], { PAPERBOY_OPERATOR_TOKEN: token });
  const { archive } = site.house;
  const now = site.world.clock.now();
  const by = 'discord:user/7';
  await archive.choices.subscribe({
    place: channel,
    topics: [],
    at: '09:00',
    zone: 'Europe/Paris',
    days: [...weekdays],
    max: 20,
    style: 'full',
    whenEmpty: 'say',
    by,
    since: '2026-06-15T00:00:00.000Z',
    from: '2026-06-15',
  });
  const messages = [
    { body: {}, papers: [] },
    { body: {}, papers: [] },
  ];
  const name = 'digest/2026-06-15';
  await archive.outbox.plan({ place: channel, name, dueAt: now, plannedAt: now, messages, papers: [] });
  const [first] = await archive.outbox.claim(['discord'], now, 1_000, 1);
  assert.ok(first && first.state.kind === 'claimed');
  const failed = { kind: 'failed', reason: 'No room in the channel', at: now } as const;
  await archive.outbox.settle(first.key, first.state.attempts, failed);
  for (const reader of ['discord:user/7', 'slack:T1/U1'] as const)
    await archive.choices.follow({
      id: 'abcdefgh',
      reader,
      query: 'agents',
      where: 'here',
      when: 'now',
      place: channel,
      since: now.toISOString(),
    });
  await archive.readings.note('huggingface', '2026-06-15', 1, now);
  await archive.readings.noteProblem('arxiv', '2026-06-16', 'it gave no answer', now);
  return site;
}
