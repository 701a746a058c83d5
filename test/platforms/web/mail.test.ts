import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller } from '../../../commands/command.ts';
import { guestFrom, type Reader } from '../../../src/place.ts';
import { mailing } from '../../kit/world.ts';
import { openSite } from './site.ts';

const address = 'ada@example.org';

test('a reader asks on the page, for topics once a week; nothing is sent before the link in the mail is pressed', async (t) => {
  const { post, house } = await openSite(t, [], mailing);
  const answer = await post('/mail', { address, every: 'week', what: 'agents, robotics', timezone: 'paris' });
  assert.match(await answer.text(), /a mail comes to a…@example\.org/);
  const [request] = await house.archive.mailboxes.requests();
  assert.equal(request?.address, address);
  assert.deepEqual(request?.subscription.topics, ['agents', 'robotics']);
  assert.deepEqual([request?.subscription.days, request?.subscription.zone], [['mon'], 'Europe/Paris']);
  // Monday 22 June's mail covers the week before it.
  assert.equal(request?.subscription.from, '2026-06-15');
  assert.deepEqual(await house.archive.choices.subscriptions(), []);
});

test('what is no address is said, with the form as it was', async (t) => {
  const { post, house } = await openSite(t, [], mailing);
  for (const wrong of [
    'ada',
    'ada@localhost',
    'a@b.c\r\nBcc: eve@evil.example',
    'a b@example.org',
    '"a"@example.org',
    'a@b@example.org',
    'ä@example.org',
    'a@-b.org',
    'a..b@example.org',
    `${'a'.repeat(65)}@example.org`,
  ]) {
    const answer = await post('/mail', { address: wrong, what: 'agents' });
    const text = await answer.text();
    assert.equal(answer.status, 400, wrong);
    assert.match(text, /is no mail address/);
    assert.match(text, /value="agents"/);
  }
  assert.deepEqual(await house.archive.mailboxes.requests(), []);
});

test('another site cannot ask in a reader’s name', async (t) => {
  const { post, house } = await openSite(t, [], mailing);
  const answer = await post('/mail', { address }, { origin: 'https://evil.example' });
  assert.equal(answer.status, 403);
  assert.deepEqual(await house.archive.mailboxes.requests(), []);
});

test('an address is asked twice a day at most, five times a month, and no answer tells whether it is known', async (t) => {
  const { house, world } = await openSite(t, [], mailing);
  const ask = async (reader: Reader, day: number) => {
    world.set(`2026-06-${String(day).padStart(2, '0')}T12:0${asked++ % 10}:00Z`);
    const caller = { place: reader, reader, mayManage: false } as const;
    const answer = await house.desk.answer({ name: 'mail', input: { address: 'Ada@Example.org' } }, caller);
    const [request] = await house.archive.mailboxes.requests();
    return { lead: answer.view.lead, askedAt: request?.askedAt };
  };
  let asked = 0;
  const first = await ask('discord:user/1', 16);
  const second = await ask('discord:user/2', 16);
  const third = await ask('discord:user/3', 16);
  assert.notEqual(second.askedAt, first.askedAt);
  assert.equal(third.askedAt, second.askedAt, 'asked a third time on one day');
  assert.deepEqual([first.lead, third.lead], [second.lead, second.lead]);
  for (const day of [18, 20, 22]) await ask('discord:user/4', day);
  const month = await ask('discord:user/5', 24);
  const sixth = await ask('discord:user/6', 26);
  assert.equal(sixth.askedAt, month.askedAt, 'asked a sixth time in one month');
});

test('one asker names five addresses a day at most', async (t) => {
  const { house } = await openSite(t, [], mailing);
  const caller = { place: 'discord:1', reader: 'discord:user/1', mayManage: false } as const;
  const answers = [];
  for (let at = 0; at < 6; at++)
    answers.push(await house.desk.answer({ name: 'mail', input: { address: `a${at}@example.org` } }, caller));
  assert.deepEqual(
    answers.map(({ mistake }) => mistake ?? false),
    [false, false, false, false, false, true],
  );
  assert.equal((await house.archive.mailboxes.requests()).length, 5);
});

test('twenty who ask for mail in one moment from one network are twenty, and no more pass', async (t) => {
  const { post, house } = await openSite(t, [], mailing);
  const caller = guest('192.0.2.7');
  const ask = (at: number) =>
    house.desk.answer({ name: 'mail', input: { address: `a${at}@example.org` } }, caller);
  // The desk itself answers twenty questions a minute.
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => ask(at)));
  assert.ok(answers.every(({ mistake }) => !mistake));
  assert.equal((await house.archive.mailboxes.asked(caller.reader)).length, 20);
  const now = new Date('2026-06-16T12:02:00Z');
  const over = await house.archive.mailboxes.noteAsked([{ who: caller.reader, mostADay: 20 }], now);
  assert.equal(over, caller.reader);
  const posted = await Promise.all(
    Array.from({ length: 20 }, (_, at) => post('/mail', { address: `b${at}@example.org` })),
  );
  assert.ok(posted.every(({ status }) => status === 200));
  assert.equal((await house.archive.mailboxes.asked('web:guest/127.0.0.1')).length, 20);
});

test('one address is asked twice, though many ask for it in one moment', async (t) => {
  const { house } = await openSite(t, [], mailing);
  const ask = (at: number) => house.desk.answer({ name: 'mail', input: { address } }, guest(`192.0.2.${at}`));
  await Promise.all(Array.from({ length: 10 }, (_, at) => ask(at)));
  const [request] = await house.archive.mailboxes.requests();
  assert.ok(request);
  assert.equal((await house.archive.mailboxes.asked(request.place)).length, 2);
});

test('all guests of the page together name a hundred addresses a day, and others none the less', async (t) => {
  const { house } = await openSite(t, [], mailing);
  const ask = async (at: number, caller: Caller) =>
    (await house.desk.answer({ name: 'mail', input: { address: `a${at}@example.org` } }, caller)).view.lead;
  for (let at = 0; at < 100; at++)
    assert.match((await ask(at, guest(`192.0.2.${at}`))) ?? '', /a mail comes/);
  assert.match((await ask(100, guest('192.0.2.200'))) ?? '', /very often on this page today/);
  assert.equal((await house.archive.mailboxes.requests()).length, 100);
  const reader = 'discord:user/1';
  assert.match((await ask(101, { place: reader, reader, mayManage: true })) ?? '', /a mail comes/);
});

test('what a guest asked for belongs to its address: nobody else from the same network owns it', async (t) => {
  const { post, house, world } = await openSite(t, [], mailing);
  await post('/mail', { address });
  const [request] = await house.archive.mailboxes.requests();
  assert.equal(request?.subscription.by, undefined);
  const asked = await asking(house, world, '2026-06-16T12:05:00Z');
  assert.match(await (await post(asked, {})).text(), /You are subscribed/);
  assert.equal((await house.archive.choices.subscriptions())[0]?.by, 'discord:user/1');
});

test('a change that was not confirmed in time is too old, and not done', async (t) => {
  const { page, post, house, world } = await openSite(t, [], mailing);
  const first = await asking(house, world, '2026-06-16T12:00:00Z');
  await post(first, {});
  assert.match((await page(first))('main').text(), /done already/);
  const change = await asking(house, world, '2026-06-17T12:00:00Z');
  world.set('2026-06-19T12:01:00Z');
  assert.match((await page(change))('main').text(), /too old.*Your mails come as before/s);
  assert.match((await page(first))('main').text(), /done already/);
});

test('the link below a request forgets the request, and leaves the mails that were confirmed before', async (t) => {
  const { page, post, house, world } = await openSite(t, [], mailing);
  const dropping = async () => {
    const [request] = await house.archive.mailboxes.requests();
    return `/mail/drop/${await house.signer.sign('drop', request?.place ?? '')}`;
  };
  const first = await asking(house, world, '2026-06-16T12:00:00Z');
  const drop = await dropping();
  assert.match((await page(drop))('main').text(), /Forget the request\?.*address is not kept/s);
  assert.equal((await house.archive.mailboxes.requests()).length, 1, 'a look did it already');
  assert.match(await (await post(drop, {})).text(), /No request waits/);
  assert.deepEqual(await house.archive.mailboxes.requests(), []);
  assert.match(await (await post(first, {})).text(), /request was forgotten/);
  const second = await asking(house, world, '2026-06-16T12:10:00Z');
  await post(second, {});
  await asking(house, world, '2026-06-18T12:10:00Z');
  assert.match((await page(drop))('main').text(), /confirmed before come on/);
  await post(drop, {});
  assert.deepEqual(await house.archive.mailboxes.requests(), []);
  const [subscription] = await house.archive.choices.subscriptions();
  assert.ok(subscription && (await house.archive.mailboxes.of(subscription.place)));
  assert.match((await page(drop))('main').text(), /No request waits.*come on/s);
  assert.match((await page(drop.replace('/drop/', '/leave/')))('main').text(), /not whole/);
});

test('a link to confirm is good for two days, and for the newest request alone', async (t) => {
  const { page, post, house, world } = await openSite(t, [], mailing);
  const old = await asking(house, world, '2026-06-16T12:00:00Z');
  const young = await asking(house, world, '2026-06-16T12:05:00Z');
  assert.match((await page(old))('main').text(), /There is a newer mail/);
  assert.match((await page(young))('main button').text(), /Yes/);
  world.set('2026-06-18T12:06:00Z');
  assert.match((await page(young))('main').text(), /too old/);
  assert.match(await (await post(young, {})).text(), /too old/);
  assert.deepEqual(await house.archive.choices.subscriptions(), []);
});

test('a link made for one purpose does not open another, and none is shown to others', async (t) => {
  const { get, post, house, world } = await openSite(t, [], mailing);
  const confirm = await asking(house, world, '2026-06-16T12:00:00Z');
  const answer = await get(confirm);
  assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
  assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
  assert.match(await (await post(confirm.replace('confirm', 'leave'), {})).text(), /not whole/);
  assert.equal((await house.archive.mailboxes.requests()).length, 1);
});

test('where no mail server is set, page and command say so', async (t) => {
  const { get, house } = await openSite(t);
  const answer = await get('/mail');
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /PAPERBOY_SMTP_URL/);
  const caller = { place: 'discord:1', reader: 'discord:user/1', mayManage: true } as const;
  const { view } = await house.desk.answer({ name: 'mail', input: { address } }, caller);
  assert.match(view.lead ?? '', /PAPERBOY_SMTP_URL/);
});

function guest(network: string): Caller {
  return { place: guestFrom(network), reader: guestFrom(network), mayManage: false };
}

type Site = Awaited<ReturnType<typeof openSite>>;

/** Asks for mail at that moment; the path of the link that the mail would hold. */
async function asking(house: Site['house'], world: Site['world'], moment: string): Promise<string> {
  world.set(moment);
  const caller = { place: 'discord:1', reader: 'discord:user/1', mayManage: false } as const;
  await house.desk.answer({ name: 'mail', input: { address } }, caller);
  const [request] = await house.archive.mailboxes.requests();
  return `/mail/confirm/${await house.signer.sign('confirm', `${request?.place} ${request?.askedAt}`)}`;
}
