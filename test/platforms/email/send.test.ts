import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { load } from 'cheerio';
import type { MailRequest } from '../../../src/mailbox.ts';
import type { Place } from '../../../src/place.ts';
import { type EmailOptions, makeEmail } from '../../../src/platforms/email/connect.ts';
import { makeSigner } from '../../../src/signer.ts';
import { invitationView } from '../../../src/views/invitation-view.ts';
import { makeTestClock } from '../../kit/clock.ts';
import { type MailServer, startMailServer } from '../../kit/smtp.ts';
import { dayOf } from '../../kit/views.ts';

const place: Place = 'email:0123456789abcdef01234567';
const key = `${place}#digest/2026-06-15#0`;
const address = 'ada@example.org';
const pageUrl = 'https://papers.example.org';
const signer = makeSigner(async () => 'a key of thirty-two characters..');
const request: MailRequest = {
  place,
  address,
  askedBy: 'discord:user/42',
  askedAt: '2026-06-15T08:00:00.000Z',
  subscription: {
    place,
    topics: [],
    at: '09:00',
    zone: 'UTC',
    days: ['mon'],
    max: 10,
    style: 'full',
    whenEmpty: 'say',
    since: '2026-06-15T08:00:00.000Z',
    from: '2026-06-15',
  },
};

test('a digest arrives as text and HTML, with the headers by which one leaves', async (t) => {
  const { server, send } = await open(t);
  assert.equal((await send()).kind, 'sent');
  const [arrived] = server.mails();
  assert.ok(arrived);
  const { mail } = arrived;
  assert.deepEqual([arrived.from, arrived.to], ['papers@example.org', [address]]);
  assert.deepEqual(mail.from, { name: 'Paperboy, the “daily” one', address: 'papers@example.org' });
  assert.equal(mail.subject, 'Papers of the day');
  const header = (name: string) => mail.headers.find((one) => one.key === name)?.value;
  const leave = `${pageUrl}/mail/leave/${await signer.sign('leave', place)}`;
  assert.equal(header('list-unsubscribe'), `<${leave}>`);
  assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.equal(header('auto-submitted'), 'auto-generated');
  assert.match(arrived.raw, /^Content-Type: multipart\/alternative/im);
  assert.ok(mail.text?.includes(leave));
  const page = load(mail.html ?? '');
  assert.ok(
    page('a')
      .toArray()
      .some((link) => page(link).attr('href') === leave),
  );
  for (const { url } of dayOf(3).sections.flatMap(({ items }) => items)) {
    assert.ok(mail.text?.includes(url), `${url} is not in the text`);
    assert.ok(
      page('h3 a')
        .toArray()
        .some((link) => page(link).attr('href') === url),
    );
  }
});

test('every try of a part has the same Message-ID, and another part another', async (t) => {
  const { server, send } = await open(t);
  await send();
  await send();
  await send({ key: `${place}#digest/2026-06-16#0` });
  const [first, again, other] = server.mails().map(({ mail }) => mail.messageId);
  assert.match(String(first), /^<[0-9a-f]{32}@example\.org>$/);
  assert.equal(first, again);
  assert.notEqual(first, other);
});

test('an invitation has the link to say yes, of exactly its request', async (t) => {
  const { server, platform } = await open(t);
  const [message] = platform.invite?.(invitationView('discord:user/42', []), request) ?? [];
  assert.ok(message);
  await platform.send(place, message, key);
  const confirm = `${pageUrl}/mail/confirm/${await signer.sign('confirm', `${place} ${request.askedAt}`)}`;
  const [arrived] = server.mails();
  assert.ok(arrived?.mail.text?.includes(`Yes, I want this:\n${confirm}`));
  assert.equal(load(arrived?.mail.html ?? '')('a.button').attr('href'), confirm);
  assert.match(String(arrived?.mail.text), /The Discord user 42 asked/);
  // Its reader may get mails already, and somebody else have asked: neither the link below nor the header ends those.
  const drop = `${pageUrl}/mail/drop/${await signer.sign('drop', place)}`;
  assert.ok(arrived?.mail.text?.includes(`Forget this request now: ${drop}`));
  assert.equal(arrived?.mail.headers.find((one) => one.key === 'list-unsubscribe')?.value, `<${drop}>`);
  assert.doesNotMatch(arrived?.raw ?? '', /mail\/leave|no more mails/);
});

test('nothing goes to a reader who has left, nor an invitation to what was asked before', async (t) => {
  const gone = await open(t, { mailboxes: { of: async () => undefined, request: async () => undefined } });
  assert.deepEqual(kindAndAccess(await gone.send()), ['refused', 'kept']);
  const newer = { ...request, askedAt: '2026-06-15T09:00:00.000Z' };
  const asked = await open(t, { mailboxes: { of: async () => undefined, request: async () => newer } });
  const [message] = asked.platform.invite?.(invitationView('web:you', []), request) ?? [];
  assert.ok(message);
  assert.deepEqual(kindAndAccess(await asked.platform.send(place, message, key)), ['refused', 'kept']);
  assert.deepEqual([gone.server.visits(), asked.server.visits()], [0, 0]);
});

test('an address that is refused pauses the place and is tried once a day; its words are kept nowhere', async (t) => {
  const { server, send } = await open(t);
  server.answer({ recipient: `550 5.1.1 <${address}>: no such user` });
  const outcome = await send();
  assert.deepEqual(kindAndAccess(outcome), ['refused', 'lost']);
  assert.equal(outcome.kind === 'refused' && outcome.afterMs, 24 * 3_600_000);
  assert.doesNotMatch(JSON.stringify(outcome), /ada|such user/);
  server.answer({ mail: '550 5.2.1 Mailbox disabled' });
  assert.deepEqual(kindAndAccess(await send()), ['refused', 'lost'], 'refused after the mail itself');
});

test('a greylist and a full disk are waited for', async (t) => {
  const { server, send } = await open(t);
  server.answer({ recipient: '451 4.7.1 Greylisted, try again in five minutes' });
  assert.deepEqual(await send(), {
    kind: 'later',
    afterMs: 60_000,
    reason: 'The mail server says: not yet (451 4.7.1).',
  });
  server.answer({ mail: '452 4.3.1 No room' });
  const full = await send();
  assert.deepEqual([full.kind, 'arrived' in full], ['later', false]);
});

test('a mail that the server does not like fails alone; a sender it does not like stops all', async (t) => {
  const { server, send } = await open(t);
  server.answer({ mail: '554 5.6.0 Looks like spam' });
  assert.deepEqual(kindAndAccess(await send()), ['refused', 'kept']);
  server.answer({ sender: '553 5.7.1 Not your address' });
  assert.deepEqual(kindAndAccess(await send()), ['refused', 'lost everywhere']);
});

test('where the server hangs up after the mail, it may have arrived; nobody looks, so nothing is sent beside it', async (t) => {
  const { server, send } = await open(t);
  server.answer({ hangUp: true });
  const lost = await send();
  assert.deepEqual([lost.kind, lost.kind === 'later' && lost.arrived], ['later', 'maybe']);
  assert.equal(server.mails().length, 1);
  server.answer({});
  assert.equal((await send({ triedAt: new Date('2026-06-15T08:00:00Z') })).kind, 'unsure');
  assert.equal(server.mails().length, 1);
});

test('where nobody listens, it did not arrive', async (t) => {
  const { server, send } = await open(t);
  await server.stop();
  const lost = await send();
  assert.deepEqual([lost.kind, 'arrived' in lost], ['later', false]);
  assert.match(lost.kind === 'later' ? lost.reason : '', /ECONNREFUSED/);
});

test('TLS is used where it is offered, and a certificate that nobody signed is not trusted', async (t) => {
  const server = await startMailServer({ disabledCommands: [] });
  const trusting = await open(t, { query: '?tls.rejectUnauthorized=false' }, server);
  assert.equal((await trusting.send()).kind, 'sent');
  assert.equal(server.mails()[0]?.isSafe, true);
  const careful = await open(t, {}, server);
  assert.deepEqual(kindAndAccess(await careful.send()), ['refused', 'lost everywhere']);
  assert.equal(server.mails().length, 1);
});

test('a password is sent over TLS alone, unless the address says otherwise', async (t) => {
  const bare = await startMailServer({ allowInsecureAuth: true });
  const careful = await open(t, { user: 'paperboy:right@' }, bare);
  const refused = await careful.send();
  assert.deepEqual(kindAndAccess(refused), ['refused', 'lost everywhere']);
  assert.match(refused.kind === 'refused' ? refused.reason : '', /TLS/);
  const careless = await open(t, { user: 'paperboy:right@', query: '?requireTLS=false' }, bare);
  assert.equal((await careless.send()).kind, 'sent');
  const wrong = await open(t, { user: 'paperboy:wrong@', query: '?requireTLS=false' }, bare);
  const outcome = await wrong.send();
  assert.match(outcome.kind === 'refused' ? outcome.reason : '', /user and password/);
  await assert.rejects(wrong.platform.connect(desk), /user and password/);
  await careless.platform.connect(desk);
});

test('words with line breaks make no header of their own', async (t) => {
  const { server, platform } = await open(t);
  const title = 'Day\r\nBcc: eve@evil.example\r\n\r\nHello';
  const [message] = platform.render({ title, sections: [] });
  assert.ok(message);
  const hostile = { ...message, body: { ...message.body, subject: title } };
  await platform.send(place, message, key);
  await platform.send(place, hostile, `${key}1`);
  for (const { mail, to } of server.mails()) {
    assert.deepEqual(to, [address]);
    assert.equal(mail.bcc, undefined);
    assert.deepEqual(
      mail.headers.filter(({ key: name }) => name === 'bcc'),
      [],
    );
    assert.match(String(mail.subject), /^Day Bcc: /);
  }
});

test('a mail is never turned back for its pace: whoever sends is told how many a minute there may be', async (t) => {
  const { server, send, platform, clock } = await open(t, { perMinute: 1 });
  assert.equal(platform.perMinute, 1);
  const outcomes = await Promise.all([send(), send({ key: `${key}1` })]);
  assert.ok(outcomes.every(({ kind }) => kind === 'sent'));
  assert.deepEqual([server.mails().length, clock.slept], [2, []]);
});

const desk = {
  commands: [],
  answer: never,
  answerWords: never,
  cardsFor: never,
  reacted: async () => undefined,
  left: async () => undefined,
  suggest: never,
  defaults: never,
  subscribed: never,
};

async function never(): Promise<never> {
  throw new Error('nobody asks by mail');
}

type Given = Partial<EmailOptions> & { readonly user?: string; readonly query?: string };

async function open(t: TestContext, { user = '', query = '', ...given }: Given = {}, known?: MailServer) {
  const server = known ?? (await startMailServer());
  t.after(server.stop);
  const clock = makeTestClock('2026-06-15T09:00:00Z');
  const platform = makeEmail({
    smtpUrl: `${server.url.replace('://', `://${user}`)}${query}`,
    from: { name: 'Paperboy, the “daily” one', address: 'papers@example.org' },
    mailboxes: {
      of: async () => ({ place, address, since: '2026-06-01T00:00:00.000Z' }),
      request: async () => request,
    },
    signer,
    pageUrl,
    clock,
    perMinute: 6_000,
    ...given,
  });
  const [message] = platform.render(dayOf(3));
  assert.ok(message);
  const send = (wish: { readonly key?: string; readonly triedAt?: Date } = {}) =>
    platform.send(place, message, wish.key ?? key, wish.triedAt);
  return { server, platform, send, clock };
}

function kindAndAccess(outcome: Awaited<ReturnType<ReturnType<typeof makeEmail>['send']>>) {
  return [outcome.kind, 'access' in outcome && outcome.access];
}
