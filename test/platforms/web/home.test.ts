import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { deliver } from '../../../src/jobs/deliver.ts';
import { listed, openSite } from './site.ts';

test('what is asked is answered in both chats at once, and asked only once', async (t) => {
  const site = await openSite(t, [listed('2606.00001', '2026-06-15', { title: 'Planning agents' })]);
  const answer = await site.post('/ask', { words: '/papers save 2606.00001' }, { 'x-piece': 'exchange' });
  const piece = load(await answer.text());
  for (const chat of ['discord', 'slack'])
    assert.match(piece(`[data-for=${chat}] form`).text(), /Planning agents/);
  assert.equal(piece('.no-look').length, 0);
  assert.equal((await site.house.archive.choices.saved('web:you')).length, 1);
});

test('a press that turns a page takes its place, a mistake takes the place of nothing', async (t) => {
  const site = await openSite(
    t,
    Array.from({ length: 12 }, (_, at) => listed(`2606.0010${at}`, '2026-06-15')),
  );
  const turned = async (turn: string) =>
    load(await (await site.post('/ask', { turn }, { 'x-piece': 'exchange' })).text())('[data-title]');
  assert.notEqual((await turned('search paper --page 2')).attr('data-replaces'), undefined);
  assert.equal((await turned('search paper --page 9')).attr('data-replaces'), undefined);
});

test('a digest for the page stands on it as both chats would show it', async (t) => {
  const site = await openSite(t, [listed('2606.00001', '2026-06-15')]);
  await site.post('/ask', { words: 'subscribe --at 09:00 --timezone UTC --days daily' });
  site.world.set('2026-06-17T09:01:00Z');
  const done = await deliver(site.house.archive, [site.platform], site.world);
  assert.equal(done.sent, 1);
  const home = await site.page('/');
  for (const chat of ['discord', 'slack'])
    assert.match(home(`[data-log=${chat}] form`).text(), /Daily papers · Wednesday, 17 June 2026/);
  assert.equal(home('[data-log] form').length, 2, 'beside it stands nothing that nobody asked for');
  assert.equal(home('.no-look').length, 0);
});

test('a file that an answer brings is handed over in both chats, to be kept', async (t) => {
  const site = await openSite(t, [listed('2606.00001', '2026-06-15', { title: 'Planning agents' })]);
  const read = async (words: string) => load(await (await site.post('/ask', { words })).text());
  const list = await read('export planning');
  for (const chat of ['discord', 'slack']) {
    const link = list(`[data-log=${chat}] .document a`);
    const file = await site.get(link.attr('href') ?? '');
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.-]+\.bib"$/);
    assert.match(await file.text(), /Planning agents/);
  }
  assert.equal((await site.get('/file/nothing')).status, 404);
});

test("what came to the owner's page is not shown to guests", async (t) => {
  const token = 'an operator token of one page';
  const site = await openSite(t, [listed('2606.00001', '2026-06-15')], {
    PAPERBOY_WEB_URL: 'https://papers.example.org',
    PAPERBOY_OPERATOR_TOKEN: token,
  });
  const signedIn = (await site.post('/operator/enter', { token })).headers.get('set-cookie') ?? '';
  const cookie = signedIn.split(';', 1).join();
  await site.post('/ask', { words: 'subscribe --at 09:00 --timezone UTC --days daily' }, { cookie });
  site.world.set('2026-06-17T09:01:00Z');
  assert.equal((await deliver(site.house.archive, [site.platform], site.world)).sent, 1);
  const digest = /Daily papers · Wednesday, 17 June 2026/;
  const logged = async (headers: Readonly<Record<string, string>>) =>
    (await site.page('/', headers))('[data-log=discord] form').first().text();
  assert.match(await logged({ cookie }), digest);
  assert.doesNotMatch(await logged({}), digest);
});
