import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMeanings } from '../../../src/jobs/read-meanings.ts';
import { arxivDay, huggingFaceDay, noRealDays } from '../../select/real-days.ts';
import { listed, openSite } from './site.ts';

const papers = [
  listed('2606.00001', '2026-06-12', { title: 'Friday', keywords: ['agents'] }, 5),
  listed('2606.00002', '2026-06-15', {
    title: 'State space models for planning',
    abstract: 'We study state-space models. The state of a space, and one model with $\\frac{a}{b}$ in it.',
    authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Emmy Noether'],
    code: { url: 'https://github.com/a/b', stars: 1234 },
  }),
  listed('2606.00003', '2026-06-15', { title: 'Monday', organization: 'Example Lab' }, 77),
  listed('2604.00009', '2026-04-01', { title: 'April' }),
  listed('cs/9901001', '2026-06-15', { title: 'Of the old kind' }),
];

test('a day shows its papers, and its ways lead to the nearest days that have any', async (t) => {
  const { page, get } = await openSite(t, papers);
  const day = await page('/day/2026-06-15');
  assert.deepEqual(
    day('h3')
      .map((_, one) => day(one).text())
      .get()
      .toSorted(),
    ['Monday', 'Of the old kind', 'State space models for planning'],
  );
  assert.equal(day('a[rel=prev]').first().attr('href'), '/day/2026-06-12');
  assert.equal(day('a[rel=next]').length, 0);
  const friday = await page('/day/2026-06-12');
  assert.equal(friday('a[rel=prev]').first().attr('href'), '/day/2026-04-01');
  assert.equal(friday('a[rel=next]').first().attr('href'), '/day/2026-06-15');
  assert.equal((await get('/day')).headers.get('location'), '/day/2026-06-15');
  const sunday = await page('/day/2026-06-14');
  assert.match(sunday('main').text(), /weekend/i);
  for (const wrong of ['/day/2026-02-30', '/day/soon', '/day/2027-01-01'])
    assert.equal((await get(wrong)).status, 404, wrong);
});

test('weeks and months show most votes first, and skip those without papers', async (t) => {
  const { page, get } = await openSite(t, papers);
  const week = await page('/week/2026-W25');
  assert.equal(week('h1').text(), '15 June to 21 June 2026');
  assert.equal(week('h3').first().text(), 'Monday');
  assert.equal(week('a[rel=prev]').first().attr('href'), '/week/2026-W24');
  const month = await page('/month/2026-06');
  assert.equal(month('h3').length, 4);
  assert.equal(month('a[rel=prev]').first().attr('href'), '/month/2026-04');
  assert.equal((await page('/month/2026-04'))('a[rel=next]').first().attr('href'), '/month/2026-06');
  for (const wrong of ['/week/2026-W54', '/week/2026-W00', '/week/W1', '/month/2026-13', '/month/2026-6'])
    assert.equal((await get(wrong)).status, 404, wrong);
});

test('before any list was read the pages say so, and call no paper missing', async (t) => {
  const { page } = await openSite(t);
  for (const path of ['/', '/search?q=agents', '/trending', '/topics', '/topic/agents', '/day/2026-06-13']) {
    const words = (await page(path))('main').text();
    assert.match(words, /No list was read yet/, path);
    assert.doesNotMatch(words, /No paper matches|weekend/, path);
  }
});

test('a week or month of which some days were not read says of how many it tells', async (t) => {
  const week = (['08', '09', '10', '11'] as const).map((day) => listed(`2606.001${day}`, `2026-06-${day}`));
  const { page, house } = await openSite(t, [...week, ...papers]);
  const lead = async (path: string) => (await page(path))('.lead').text();
  assert.equal(await lead('/week/2026-W24'), '5 papers from Hugging Face, most votes first.');
  assert.equal(
    await lead('/week/2026-W25'),
    '3 papers from Hugging Face of the 1 day read so far, most votes first.',
  );
  assert.match(await lead('/month/2026-06'), /^8 papers from Hugging Face of the 6 days read so far, /);
  for (const day of ['16', '17', '18', '19'] as const)
    await house.archive.readings.note('huggingface', `2026-06-${day}`, 0, new Date(`2026-06-20T12:00:00Z`));
  assert.equal(await lead('/week/2026-W25'), '3 papers from Hugging Face, most votes first.');
});

test('a search shows what Hugging Face shows, and marks what was found', async (t) => {
  const { page } = await openSite(t, papers);
  const found = await page(`/search?q=${encodeURIComponent('state space models')}`);
  const card = found('.card');
  assert.equal(card.length, 1);
  assert.match(card.find('.votes').text(), /1/);
  assert.match(card.find('.facts').text(), /Ada Lovelace, Alan Turing, Grace Hopper, Emmy Noether/);
  assert.match(card.find('.facts').text(), /15 Jun 2026.*2 comments.*code.*1,234/s);
  assert.deepEqual(
    card
      .find('h3 mark')
      .map((_, one) => found(one).text())
      .get(),
    ['State', 'space', 'models'],
  );
  assert.ok(card.find('.abstract mark').length >= 5);
  assert.equal(card.find('.abstract math mfrac').length, 1);
  const phrase = await page(`/search?q=${encodeURIComponent('"state space"')}`);
  assert.deepEqual(
    phrase('.abstract mark')
      .map((_, one) => phrase(one).text())
      .get(),
    ['state-space'],
  );
});

test('of a long abstract a search shows the sentences that hold what was found, and no more', async (t) => {
  const filling = 'This sentence says nothing of it, at some length. '.repeat(20);
  const { page } = await openSite(t, [
    listed('2606.00001', '2026-06-15', {
      title: 'Long',
      abstract: `We begin. ${filling}Whales sing $x^2$ songs. ${filling}Songs of whales are long. ${filling}`,
      authors: ['Ada', 'Bea', 'Cem', 'Dan', 'Eve', 'Fay', 'Gus'],
    }),
    listed('2606.00002', '2026-06-15', {
      title: 'Wordy',
      abstract: `Whales ${'and more words '.repeat(90)}.`,
    }),
  ]);
  const found = await page('/search?q=whales');
  const abstracts = found('.abstract')
    .map((_, one) => found(one).text())
    .get();
  assert.match(
    abstracts.find((text) => text.includes('songs')) ?? '',
    /^Whales sing .{1,9} songs\. … Songs of whales are long\.$/,
  );
  assert.match(abstracts.find((text) => text.includes('and more')) ?? '', /^Whales .{200,320}…$/);
  assert.match(found('.facts').text(), /Ada, Bea, Cem \+ 4/);
});

test('what was probably meant is offered beside what was found, ready to be searched for', async (t) => {
  const { page } = await openSite(t, [
    ...papers,
    ...['Protein maps', 'Protein design', 'More protein design'].map((title, at) =>
      listed(`2606.0000${at + 5}`, '2026-06-10', { title }),
    ),
  ]);
  const found = await page('/search?q=protien+maps');
  const link = found('main a').filter((_, one) => found(one).text() === 'Did you mean protein maps?');
  assert.equal(link.attr('href'), '/search?q=protein+maps');
  assert.match((await page(link.attr('href') ?? ''))('.card').text(), /Protein maps/);
});

test('what a search found by its meaning is marked where it has some of the words, and says so', async (t) => {
  const site = await openSite(t, papers);
  await readMeanings(site.house.archive, site.world);
  const found = await site.page(`/search?q=${encodeURIComponent('planning with state spaces of robots')}`);
  const near = found('.card').filter((_, one) => /near in meaning/.test(found(one).text()));
  assert.ok(near.length > 0, found('main').text());
  assert.ok(near.find('mark').length > 0);
});

test('a search that is not understood says why and offers what was meant', async (t) => {
  const { get } = await openSite(t, papers);
  const answer = await get(`/search?q=${encodeURIComponent('agents (tool')}`);
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /<a href="\/search\?q=agents[^"]*">/);
});

test('a paper shows all we know of it: authors, maths, code, listings over time', async (t) => {
  const again = listed('2606.00002', '2026-06-16', papers[1]?.paper, 40);
  const { page, get } = await openSite(t, [...papers, again]);
  const paper = await page('/paper/2606.00002');
  assert.equal(paper('h1').text(), 'State space models for planning');
  assert.equal(paper('.authors a').length, 4);
  assert.equal(paper('.paper math').length, 1);
  assert.equal(paper('tbody tr').length, 2);
  assert.match(paper('tbody').text(), /16 June 2026.*Hugging Face.*40/s);
  assert.equal(paper('a[href="https://arxiv.org/pdf/2606.00002"]').length, 1);
  assert.equal((await page('/paper/cs/9901001'))('h1').text(), 'Of the old kind');
  for (const wrong of ['/paper/nothing', '/paper/%E0%A4%A'])
    assert.ok([400, 404].includes((await get(wrong)).status), wrong);
});

test('every page without a script leads on, and none is missing', async (t) => {
  const { page, get } = await openSite(t, papers);
  const seen = new Set<string>();
  const open = ['/', '/search?q=agents'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path) || seen.size > 60) continue;
    seen.add(path);
    assert.ok((await get(path)).status < 400 || path === '/operator', path);
    const read = await page(path);
    for (const link of read('a[href^="/"], link[href^="/"], script[src^="/"]').get()) {
      const to = read(link).attr('href') ?? read(link).attr('src') ?? '';
      if (!seen.has(to)) open.push(to);
    }
  }
  assert.ok(seen.size > 15, [...seen].join(' '));
});

test('real days are light to read: 150 kB at most for both chats, 60 kB for a list, with looks and script 40 kB', {
  skip: noRealDays,
}, async (t) => {
  const { get, page } = await openSite(t, [...huggingFaceDay('2026-06-15'), ...arxivDay('2026-06-15')]);
  const weightOf = async (path: string) => (await (await get(path)).arrayBuffer()).byteLength;
  for (const path of ['/day/2026-06-15', '/month/2026-06', '/trending', '/search?q=model', '/topics'])
    assert.ok((await weightOf(path)) < 60_000, `${path}: ${await weightOf(path)}`);
  assert.ok((await weightOf('/')) < 150_000);
  const home = await page('/');
  const assets = home('link[rel=stylesheet], script')
    .map((_, one) => home(one).attr('href') ?? home(one).attr('src'))
    .get();
  const weights = await Promise.all(assets.map(weightOf));
  assert.equal(assets.length, 3);
  assert.ok(weights.reduce((sum, one) => sum + one, 0) < 40_000, `${weights}`);
});
