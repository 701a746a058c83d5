import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { type CheerioAPI, load } from 'cheerio';
import { callerFor } from '../../../src/platforms/web/visitors.ts';
import { hostileTitles } from '../../kit/views.ts';
import { listed, openSite } from './site.ts';

test('a post from another site is refused, and nothing is done', async (t) => {
  const { post, house } = await openSite(t);
  const follow = { words: 'follow "state space models"' };
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    const answer = await post('/ask', follow, headers);
    assert.equal(answer.status, 403, JSON.stringify(headers));
  }
  assert.equal((await house.archive.choices.follows()).length, 0);
  assert.equal((await post('/ask', follow)).status, 200);
  assert.equal((await house.archive.choices.follows()).length, 1);
});

test('a foreign name that leads to this machine is refused (DNS rebinding)', async (t) => {
  const { url } = await openSite(t);
  const port = new URL(url).port;
  const asked = async (host: string) => statusOf(url, host);
  for (const host of [
    `evil.example:${port}`,
    'evil.example',
    `127.0.0.1.evil.example:${port}`,
    'localhost.evil.example',
    'a b',
  ])
    assert.ok([400, 403].includes(await asked(host)), host);
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    assert.equal(await asked(host), 200, host);
});

test('the address that is set for the page is known', async (t) => {
  const { url } = await openSite(t, [], { PAPERBOY_WEB_URL: 'https://papers.example.org' });
  assert.equal(await statusOf(url, 'papers.example.org'), 200);
  assert.equal(await statusOf(url, 'evil.example'), 403);
});

test('hostile titles, queries and addresses stay words on every page', async (t) => {
  const hostile = [
    ...hostileTitles,
    '"><img src=x onerror=alert(1)>',
    '</title><script>alert(1)</script>',
    '$\\href{javascript:alert(1)}{x}$',
  ];
  const papers = hostile.map((title, at) =>
    listed(`9901.${String(at).padStart(5, '0')}`, '2026-06-15', {
      title,
      abstract: `${title} $<script>alert(1)</script>$ $\\text{<img src=x onerror=alert(1)>}$`,
      authors: [title],
      organization: title,
      keywords: [title],
      code: { url: 'javascript:alert(1)', stars: 1 },
      projectUrl: 'javascript:alert(1)',
    }),
  );
  const { page, get, post } = await openSite(t, papers);
  const paths = [
    '/',
    '/day/2026-06-15',
    '/week/2026-W25',
    '/trending',
    ...hostile.slice(-8).map((title) => `/search?q=${encodeURIComponent(title.toWellFormed())}`),
    ...papers.slice(-8).map(({ paper }) => `/paper/${paper.id}`),
    `/paper/${encodeURIComponent('"><script>alert(1)</script>')}`,
    `/day/${encodeURIComponent('<script>')}`,
  ];
  for (const path of paths) {
    const answer = await get(path);
    assert.ok(answer.status < 500, path);
    harmless(load(await answer.text()), path);
  }
  assert.equal((await page('/day/2026-06-15'))('h3').length, papers.length);
  for (const title of hostile.slice(-3)) {
    const answer = await post('/ask', { words: `search ${title.toWellFormed()}` });
    assert.ok(answer.status < 500);
    assert.ok(!/<script>alert|<img src=x/.test(await answer.text()), title);
  }
  const policy = (await get('/')).headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
});

test('on a page that others reach too, guests read and search but keep nothing', async (t) => {
  const { post, house } = await openSite(t, [listed('2606.00001', '2026-06-15')], {
    PAPERBOY_WEB_URL: 'https://papers.example.org',
  });
  const ask = async (words: string) => (await post('/ask', { words })).text();
  assert.match(await ask('search paper'), /Search · paper/);
  assert.match(await ask('follow agents'), /not for guests/);
  assert.match(await ask('FOLLOW agents'), /not for guests/);
  for (const words of [
    '/follow agents',
    '/save 2606.00001',
    '/mark 2606.00001 like',
    '/forget me --sure yes',
    '/papers /Follow agents',
  ])
    assert.match(await ask(words), /not for guests/, words);
  assert.match(await ask('/search paper'), /Search · paper/);
  assert.match(await ask('/papers save 2606.00001'), /not for guests/);
  assert.match(await ask('subscribe'), /not for guests|who may manage/);
  for (const words of ['follow agents', '/follow agents']) {
    const token = await house.archive.choices.keepWords(words);
    assert.match(await ask(`again ${token}`), /not for guests/);
  }
  assert.equal((await house.archive.choices.follows()).length, 0);
  assert.equal((await house.archive.choices.saved('web:guest/127.0.0.1')).length, 0);
  assert.equal((await house.archive.marks.ofReader('web:guest/127.0.0.1')).length, 0);
});

test('guests of one IPv6 network are one guest, however many addresses it has', () => {
  const settings = { port: 0, host: '0.0.0.0' };
  const guestAt = (address: string) =>
    callerFor(
      { settings },
      { url: new URL('http://x'), param: said, field: said, headers: new Headers(), address },
    ).reader;
  const said = () => '';
  assert.equal(guestAt('2001:db8:1:2::1'), guestAt('2001:db8:1:2:ffff:ffff:ffff:ffff'));
  assert.equal(guestAt('2001:db8:1:2::1'), 'web:guest/2001:db8:1:2::/64');
  assert.notEqual(guestAt('2001:db8:1:2::1'), guestAt('2001:db8:1:3::1'));
  assert.equal(guestAt('fe80::1%eth0'), 'web:guest/fe80:0:0:0::/64');
  assert.equal(guestAt('::1'), 'web:guest/0:0:0:0::/64');
  assert.equal(guestAt('::ffff:192.0.2.7'), 'web:guest/192.0.2.7');
  assert.equal(guestAt('192.0.2.7'), 'web:guest/192.0.2.7');
});

test('a form from the address that is set is ours, though a proxy hands it on under a host of its own', async (t) => {
  const { post } = await openSite(t, [], { PAPERBOY_WEB_URL: 'https://papers.example.org' });
  const from = async (origin: string) => (await post('/ask', { words: 'help' }, { origin })).status;
  assert.equal(await from('https://papers.example.org'), 200);
  assert.equal(await from('http://papers.example.org'), 403);
  assert.equal(await from('https://papers.example.org.evil.example'), 403);
});

test('a form that cannot be read, and a time that no list is of, are no failures of ours', async (t) => {
  const { url, get, world } = await openSite(t);
  const broken = await fetch(`${url}/ask`, {
    method: 'POST',
    body: '--x\r\nContent-Disp',
    headers: { origin: url, 'content-type': 'multipart/form-data; boundary=x' },
  });
  assert.equal(broken.status, 400);
  for (const path of [
    '/week/9999-W52',
    '/week/0000-W01',
    '/week/1989-W10',
    '/week/2101-W10',
    '/month/9999-12',
    '/month/0000-01',
    '/month/2101-01',
  ])
    assert.equal((await get(path)).status, 404, path);
  for (const day of ['9999-12-31', '0000-01-01']) {
    assert.equal((await get(`/day/${day}`)).status, 404, day);
    assert.equal((await get(`/feeds/day/${day}.atom`)).status, 404, day);
  }
  for (const path of [
    '/week/1990-W01',
    '/week/2100-W52',
    '/month/1990-01',
    '/month/2100-12',
    '/feeds/day/2100-12-31.atom',
  ])
    assert.equal((await get(path)).status, 200, path);
  assert.deepEqual(
    world.logged().filter((line) => line.includes('a page failed')),
    [],
  );
});

function harmless(page: CheerioAPI, path: string): void {
  const scripts = page('script')
    .map((_, one) => page(one).attr('src') ?? 'inline')
    .get();
  assert.ok(
    scripts.every((src) => /^\/assets\/[0-9a-f]{8}\/page\.js$/.test(src)),
    `${path}: ${scripts}`,
  );
  assert.equal(page('[style], style, iframe, object, embed, base').length, 0, path);
  for (const one of page('*').get()) {
    const attributes = 'attribs' in one ? one.attribs : {};
    for (const [name, value] of Object.entries(attributes)) {
      assert.ok(!name.startsWith('on'), `${path}: ${name}`);
      if (name === 'href' || name === 'src' || name === 'action')
        assert.match(value, /^(https?:\/\/|\/|#)/, path);
    }
  }
}

function statusOf(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
