import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Context } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { mail } from '../../commands/mail.ts';
import { topics } from '../../config/topics.ts';
import { makePictures } from '../../src/pictures/pictures.ts';
import { makeSigner } from '../../src/signer.ts';
import { tempArchive } from '../archive/kit.ts';
import { someone } from './kit.ts';

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const page: NonNullable<Context['page']> = {
  url: 'https://papers.example.org',
  isLocal: false,
  signer: makeSigner(async () => 'a key that nobody knows'),
  sendsMail: true,
};

test('a weekly mail holds its whole week, wherever its Monday is another day in UTC', async (t) => {
  const context = await contextOf(t);
  for (const [at, timezone] of [
    ['07:00', 'Europe/Paris'],
    ['23:30', 'America/Los_Angeles'],
    ['07:00', 'Pacific/Auckland'],
  ] as const) {
    await mail.run(context, { address: `${timezone.replace('/', '-')}@example.org weekly`, at, timezone });
    const requests = await context.archive.mailboxes.requests();
    const asked = requests.find(({ subscription }) => subscription.zone === timezone);
    assert.equal(asked?.subscription.from, '2026-06-15', timezone);
  }
});

test('a query that cannot be read is offered mended, to the same address', async (t) => {
  const reply = await mail.run(await contextOf(t), { address: 'ada@example.org weekly "state space' });
  assert.ok('mistake' in reply);
  assert.equal(reply.instead, 'mail ada@example.org weekly "state space"');
});

async function contextOf(t: TestContext): Promise<Context> {
  const archive = await tempArchive(t);
  const now = new Date('2026-06-17T12:00:00Z');
  return { archive, topics, commands, page, caller: someone, pictures: makePictures(log), now };
}
