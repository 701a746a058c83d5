import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../../src/jobs/deliver.ts';
import type { MailRequest } from '../../src/mailbox.ts';
import type { Place } from '../../src/place.ts';
import type { View } from '../../src/view.ts';
import { tempArchive } from '../archive/kit.ts';
import { subscription, testHands, testPlatform } from './kit.ts';

const place: Place = 'email:1';

test('each request is asked about once, however often the clock ticks; a newer one again', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands('2026-06-15T12:00:00Z');
  const email = inviting();
  await archive.mailboxes.ask(requestAt('2026-06-15T12:00:00.000Z'));
  for (let tick = 0; tick < 3; tick++) await deliver(archive, [email], hands);
  assert.deepEqual(email.sent, ['email:1#invitation/2026-06-15T12:00:00.000Z#0']);
  await archive.mailboxes.ask(requestAt('2026-06-15T13:00:00.000Z'));
  hands.clock.set('2026-06-15T13:00:00Z');
  for (let tick = 0; tick < 3; tick++) await deliver(archive, [email], hands);
  assert.equal(email.sent.length, 2);
});

test('what nobody confirmed within two days is forgotten with its address, and who asked within 30', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands('2026-06-15T12:00:00Z');
  await archive.mailboxes.ask(requestAt('2026-06-15T12:00:00.000Z'));
  await archive.mailboxes.noteAsked([{ who: 'discord:user/1', mostADay: 5 }], hands.clock.now());
  hands.clock.set('2026-06-17T11:59:00Z');
  await deliver(archive, [inviting()], hands);
  assert.equal((await archive.mailboxes.requests()).length, 1);
  hands.clock.set('2026-06-17T12:01:00Z');
  await deliver(archive, [inviting()], hands);
  assert.deepEqual(await archive.mailboxes.requests(), []);
  assert.equal((await archive.mailboxes.asked('discord:user/1')).length, 1);
  hands.clock.set('2026-07-15T12:01:00Z');
  await deliver(archive, [inviting()], hands);
  assert.deepEqual(await archive.mailboxes.asked('discord:user/1'), []);
});

test('nobody is invited by a platform that asks for no yes', async (t) => {
  const archive = await tempArchive(t);
  const email = testPlatform('email');
  await archive.mailboxes.ask(requestAt('2026-06-15T12:00:00.000Z'));
  await deliver(archive, [email], testHands('2026-06-15T12:00:00Z'));
  assert.deepEqual(email.tries, []);
});

function inviting() {
  const email = testPlatform('email');
  return { ...email, invite: (view: View) => email.render(view) };
}

function requestAt(askedAt: string): MailRequest {
  return {
    place,
    address: 'ada@example.org',
    askedBy: 'discord:user/1',
    askedAt,
    subscription: subscription(place, { since: askedAt }),
  };
}
