import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Finding } from '../../../src/finding.ts';
import { makeEmail } from '../../../src/platforms/email/connect.ts';
import { makeSigner } from '../../../src/signer.ts';
import { makeTestClock } from '../../kit/clock.ts';
import { startMailServer } from '../../kit/smtp.ts';

test('a mail server that lets Paperboy in is good, and is sent nothing', async (t) => {
  const server = await serverFor(t);
  const found = await lookAt(server.url.replace('://', '://paperboy:right@'), '?requireTLS=false');
  assert.equal(found?.state, 'good');
  assert.equal(server.mails().length, 0);
});

test('one that is not there, offers no TLS, or refuses the password is bad, with what to do and without the password', async (t) => {
  const server = await serverFor(t);
  const withUser = server.url.replace('://', '://paperboy:planted-secret@');
  for (const [url, query, says, toDo] of [
    ['smtp://paperboy:planted-secret@127.0.0.1:9', '', /ECONNREFUSED/, /host and the port/],
    [withUser, '', /no TLS/, /port with TLS/],
    [withUser, '?requireTLS=false', /user and password/, /Copy them anew/],
  ] as const) {
    const found = await lookAt(url, query);
    assert.equal(found?.state, 'bad');
    assert.match(found?.says ?? '', says);
    assert.match(found?.toDo ?? '', toDo);
    assert.ok(!JSON.stringify(found).includes('planted-secret'));
  }
});

test('one that asks to come later is doubtful', async (t) => {
  const server = await startMailServer({
    onConnect: (_session, done) => done(Object.assign(new Error('Too busy'), { responseCode: 421 })),
  });
  t.after(server.stop);
  const found = await lookAt(server.url);
  assert.deepEqual([found?.state, found?.toDo], ['doubtful', 'Ask again in some minutes.']);
});

async function serverFor(t: TestContext) {
  const server = await startMailServer({ allowInsecureAuth: true });
  t.after(server.stop);
  return server;
}

async function lookAt(url: string, query = ''): Promise<Finding | undefined> {
  const email = makeEmail({
    smtpUrl: `${url}${query}`,
    from: { name: 'Paperboy', address: 'papers@example.org' },
    mailboxes: { of: async () => undefined, request: async () => undefined },
    signer: makeSigner(async () => 'a key of thirty-two characters..'),
    pageUrl: 'https://papers.example.org',
    clock: makeTestClock(),
    perMinute: 60,
  });
  const found = await email.checkup?.([]);
  return found?.[0];
}
