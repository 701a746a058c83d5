import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { feedFormats, feedTypes } from '../../../src/feeds/write.ts';
import type { Place } from '../../../src/place.ts';
import { noXmllint, problemsIn } from '../../feeds/validators.ts';
import { listed, openSite } from './site.ts';

const base = 'https://papers.example.org';
const planning = listed('2606.00001', '2026-06-12', {
  title: 'Small agents that plan',
  publishedOn: '2026-06-11',
});
const papers = [
  planning,
  listed('2606.00002', '2026-06-15', { title: 'Agents & <b>bold</b> tools', categories: ['cs.CL'] }),
  listed('2606.00003', '2026-06-15', { title: 'Image diffusion' }),
];

test('every day list, topic and search is a feed in each format, valid for a validator that is not ours', {
  skip: noXmllint,
}, async (t) => {
  const { get } = await openSite(t, papers, { PAPERBOY_WEB_URL: base });
  const wanted = [
    ['daily', '', 3],
    ['day/2026-06-15', '', 2],
    ['day/2026-06-14', '', 0],
    ['topic/agents', '', 2],
    ['search', '?q=diffusion', 1],
    ['search', '?q=%22%3Cscript%3E%22+nothing', 0],
  ] as const;
  for (const [name, query, count] of wanted) {
    for (const format of feedFormats) {
      const answer = await get(`/feeds/${name}.${format}${query}`);
      const text = await answer.text();
      assert.equal(answer.status, 200, `${name}: ${text.slice(0, 300)}`);
      assert.equal(answer.headers.get('content-type'), `${feedTypes[format]}; charset=utf-8`);
      assert.equal(problemsIn(text, format), '', `${name}.${format}`);
      assert.equal(text.split(/<entry>|<item>|"date_modified"/).length - 1, count, `${name}.${format}`);
      assert.ok(!/(?:href|src)="\/|"(?:home_page_)?url":\s*"\//.test(text), 'a link that is not whole');
    }
  }
});

test('a feed that is known is not sent again, until a paper comes; its dates are when papers were first seen', async (t) => {
  const { get, house, world } = await openSite(t, papers, { PAPERBOY_WEB_URL: base });
  const path = '/feeds/topic/agents.atom';
  const first = await get(path);
  const text = await first.text();
  const etag = first.headers.get('etag') ?? '';
  const changed = first.headers.get('last-modified') ?? '';
  assert.match(etag, /^"[\w-]+"$/);
  assert.equal(changed, 'Tue, 16 Jun 2026 12:00:00 GMT');
  assert.equal(load(text, { xml: true })('feed > updated').text(), '2026-06-16T12:00:00.000Z');
  assert.equal(load(text, { xml: true })('feed > link[rel=self]').attr('href'), `${base}${path}`);
  for (const headers of [
    { 'if-none-match': etag },
    { 'if-none-match': `W/${etag}, "x"` },
    { 'if-modified-since': changed },
  ]) {
    const again = await get(path, headers);
    assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag]);
  }
  // A changed vote is no news; a new paper is.
  await house.archive.papers.save(
    [{ ...planning, listings: planning.listings.map((listing) => ({ ...listing, votes: 99 })) }],
    world.clock.now(),
  );
  assert.equal((await get(path, { 'if-none-match': etag })).status, 304);
  world.set('2026-06-16T13:00:00Z');
  await house.archive.papers.save(
    [listed('2606.00009', '2026-06-16', { title: 'More agents' })],
    world.clock.now(),
  );
  const news = await get(path, { 'if-none-match': etag, 'if-modified-since': changed });
  assert.equal(news.status, 200);
  const page = load(await news.text(), { xml: true });
  assert.equal(page('entry').first().find('id').text(), 'https://arxiv.org/abs/2606.00009');
  assert.equal((await get(path, { 'if-modified-since': changed })).status, 200);
});

test("a channel's digests are a feed at an address that only the channel is told", {
  skip: noXmllint,
}, async (t) => {
  const { get, house, world } = await openSite(t, papers, { PAPERBOY_WEB_URL: base });
  const place: Place = 'slack:T1/C1';
  const now = world.clock.now();
  for (const [day, paper] of [
    ['2026-06-15', '2606.00001'],
    ['2026-06-16', '2606.00002'],
  ] as const) {
    const edition = { place, name: `digest/${day}`, dueAt: now, plannedAt: now, papers: [paper] };
    await house.archive.outbox.plan({ ...edition, messages: [{ body: {}, papers: [paper] }] });
    const [claimed] = await house.archive.outbox.claim(['slack'], now, 1_000, 1);
    assert.ok(claimed?.state.kind === 'claimed');
    const sent = { kind: 'sent', messageId: '1', at: now } as const;
    await house.archive.outbox.settle(claimed.key, claimed.state.attempts, sent);
  }
  const caller = { place, reader: 'slack:T1/U1', mayManage: true } as const;
  const { view } = await house.desk.answer({ name: 'feed', input: {} }, caller);
  const address = view.sections[0]?.rows?.find(({ label }) => label === 'Atom')?.text ?? '';
  assert.ok(address.startsWith(`${base}/feeds/place/`));
  const path = address.slice(base.length);
  const answer = await get(path);
  const text = await answer.text();
  assert.equal(problemsIn(text, 'atom'), '');
  assert.match(answer.headers.get('cache-control') ?? '', /private/);
  const page = load(text, { xml: true });
  const titles = page('entry > title')
    .toArray()
    .map((title) => page(title).text());
  assert.deepEqual(titles, ['Daily papers · Tuesday, 16 June 2026', 'Daily papers · Monday, 15 June 2026']);
  assert.match(page('entry > content').first().text(), /Agents &#38; &#60;b&#62;bold&#60;\/b&#62; tools/);
  assert.ok(!text.includes('T1/C1'), 'the feed names the channel');
  const [, token = ''] = /place\/(.+)\.atom$/.exec(path) ?? [];
  const other = Buffer.from('slack:T1/C2').toString('base64url');
  for (const guess of [`${other}.${token.split('.')[1]}`, `${token.split('.')[0]}`, 'x', `${token}A`])
    assert.equal((await get(`/feeds/place/${guess}.atom`)).status, 404);
});

test('what is no feed is said kindly, and nothing typed becomes markup', async (t) => {
  const { get } = await openSite(t, papers);
  for (const path of [
    '/feeds/topic/nothing.atom',
    '/feeds/day/2026-02-30.rss',
    '/feeds/search.json',
    '/feeds/search.atom?q=(',
    '/feeds/%3Cscript%3E.atom',
    '/feeds/topic/agents.xml',
    '/feeds/topic/agents',
  ]) {
    const answer = await get(path);
    assert.equal(answer.status, 404, path);
    assert.equal(load(await answer.text())('main script').length, 0);
  }
});

test('a page names the feeds that show the same, and one file names them all', async (t) => {
  const { page, get } = await openSite(t, papers);
  for (const [path, feed] of [
    ['/day/2026-06-15', '/feeds/day/2026-06-15'],
    ['/topic/agents', '/feeds/topic/agents'],
    ['/search?q=diffusion', '/feeds/search'],
    ['/feeds', '/feeds/daily'],
  ] as const) {
    const found = (await page(path))('link[rel=alternate]')
      .toArray()
      .map(({ attribs }) => [attribs.type, attribs.href]);
    const query = path.includes('?') ? '?q=diffusion' : '';
    assert.deepEqual(
      found,
      feedFormats.map((format) => [feedTypes[format], `${feed}.${format}${query}`]),
      path,
    );
    for (const [, href = ''] of found) assert.equal((await get(href)).status, 200, href);
  }
  const opml = await get('/feeds.opml');
  const outlines = load(await opml.text(), { xml: true })('outline').toArray();
  assert.ok(outlines.length > 20);
  const last = new URL(outlines.at(-1)?.attribs.xmlUrl ?? '');
  assert.equal((await get(last.pathname)).status, 200);
});

test("the daily feed holds today's list, however early its papers were seen elsewhere and whatever came besides", async (t) => {
  const { get, house, world } = await openSite(t, [], { PAPERBOY_WEB_URL: base });
  const { papers, readings } = house.archive;
  const newest = Array.from({ length: 30 }, (_, at) => listed(`2606.1${1000 + at}`, '2026-06-16'));
  const older = Array.from({ length: 90 }, (_, at) => listed(`2606.2${1000 + at}`, '2026-06-12'));
  const onArxiv = newest.map(({ paper }) => ({
    paper,
    listings: [{ source: 'arxiv', day: '2026-06-11', paper: paper.id } as const],
  }));
  await papers.save(onArxiv, new Date('2026-06-11T03:00:00Z'));
  // The site was silent: an old list is read after all, on the very day.
  await papers.save(older, new Date('2026-06-16T01:00:00Z'));
  const before = await get('/feeds/daily.atom');
  const known = { 'if-modified-since': before.headers.get('last-modified') ?? '' };
  assert.equal((await get('/feeds/daily.atom', known)).status, 304);
  const now = new Date('2026-06-16T09:00:00Z');
  await papers.save(newest, now);
  await readings.note('huggingface', '2026-06-16', newest.length, now);
  world.set('2026-06-16T10:00:00Z');
  const after = await get('/feeds/daily.atom', known);
  assert.equal(after.status, 200);
  assert.equal(after.headers.get('last-modified'), 'Tue, 16 Jun 2026 09:00:00 GMT');
  const page = load(await after.text(), { xml: true });
  const entries = page('entry')
    .toArray()
    .map((entry) => [page(entry).find('id').text(), page(entry).find('updated').text()] as const);
  assert.equal(entries.length, 100);
  const ofToday = newest.map(({ paper }) => `https://arxiv.org/abs/${paper.id}`);
  const shown = new Map(entries);
  for (const id of ofToday) assert.equal(shown.get(id), '2026-06-16T00:00:00.000Z', id);
});

test('a chat is told no address that only the machine of the page opens', async (t) => {
  const feedIn = async (env: Readonly<Record<string, string>>, place: Place) => {
    const { house } = await openSite(t, [], env);
    const caller = { place, reader: place, mayManage: true };
    const { view } = await house.desk.answer({ name: 'feed', input: {} }, caller);
    return view.sections[0]?.rows?.[0]?.text ?? view.lead ?? '';
  };
  for (const place of ['discord:1', 'slack:T1/C1'] as const) {
    assert.match(await feedIn({}, place), /PAPERBOY_WEB_URL/);
    assert.ok((await feedIn({ PAPERBOY_WEB_URL: base }, place)).startsWith(`${base}/feeds/`));
  }
  assert.match(await feedIn({}, 'terminal:here'), /^http:\/\/127\.0\.0\.1:/);
  assert.match(await feedIn({ PAPERBOY_WEB_HOST: '::1' }, 'web:here'), /^http:\/\/\[::1\]:0\/feeds\/place\//);
});
