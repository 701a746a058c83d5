import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DiscordCall } from '../../../src/platforms/discord/call.ts';
import { makeHearing } from '../../../src/platforms/discord/hearing.ts';
import { connectSentence } from '../../../src/platforms/discord/outcome.ts';
import { answerLinks, readHeard } from '../../../src/platforms/discord/paper-links.ts';
import type { View } from '../../../src/view.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestDesk, makeTestLog, said } from './desk.ts';
import { mistakesIn } from './openapi.ts';

/** A message as the gateway tells it. */
const heard = {
  id: '1399999999999999999',
  channel_id: '7',
  content: 'https://arxiv.org/abs/2606.00001',
  author: { id: '42' },
};

test('three papers with the longest words are one reply, as Discord describes it', async () => {
  const long = 'word '.repeat(400);
  const items = dayOf(3)
    .sections.flatMap((section) => section.items)
    .slice(0, 3)
    .map(({ paper, url }) => ({ paper, url, title: long, gist: long, authors: long, votes: 1_000_000 }));
  const bodies = await repliesTo({ title: 'The 3 linked papers', sections: [{ title: '', items }] });
  assert.equal(bodies.length, 1);
  for (const body of bodies) {
    assert.deepEqual(mistakesIn('MessageCreateRequest', body), []);
    assert.deepEqual(body.message_reference, { message_id: heard.id });
    assert.deepEqual(body.allowed_mentions, { parse: [], replied_user: false });
    assert.ok(String(body.nonce).length <= 25);
  }
});

test('bots, webhooks and messages without anything to show are not answered', async () => {
  const view: View = dayOf(1);
  assert.equal((await repliesTo(view)).length, 1);
  assert.deepEqual(await repliesTo(view, { author: { id: '42', bot: true } }), []);
  assert.deepEqual(await repliesTo(view, { webhook_id: '5' }), []);
  assert.deepEqual(await repliesTo(undefined), []);
});

test('where the portal does not grant messages, the operator is told what to switch on', () => {
  const sentence = connectSentence({ message: 'Used disallowed intents' });
  assert.match(sentence, /switch on the Message Content Intent .*, or unset DISCORD_READ_MESSAGES\.$/);
});

test('a reply that Discord does not take is told, and the rest is not tried', async () => {
  const trouble = { message: 'Missing Permissions', status: 403 };
  const desk = { ...makeTestDesk(() => said({})), cardsFor: async () => dayOf(50) };
  let calls = 0;
  const refusing: DiscordCall = async () => {
    calls += 1;
    return { trouble };
  };
  const read = readHeard(heard);
  assert.ok(read);
  assert.deepEqual(await answerLinks(desk, refusing, read), trouble);
  assert.equal(calls, 1);
});

test('the log names the place of a reply that was not taken as all else does', async () => {
  const desk = { ...makeTestDesk(() => said({})), cardsFor: async () => dayOf(1) };
  const call: DiscordCall = async () => ({ trouble: { message: 'Missing Permissions', status: 403 } });
  const log = makeTestLog();
  const hear = makeHearing({ desk, call, me: '1', readMessages: true, ask: () => undefined, log });
  hear('MESSAGE_CREATE', heard);
  await log.until((line) => line.includes('a link was not answered'));
  assert.ok(
    log.lines.some((line) => line.includes('"discord:7"')),
    log.lines.join('\n'),
  );
});

async function repliesTo(
  view: View | undefined,
  more: Readonly<Record<string, unknown>> = {},
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const bodies: Readonly<Record<string, unknown>>[] = [];
  const desk = { ...makeTestDesk(() => said({})), cardsFor: async () => view };
  const read = readHeard({ ...heard, ...more });
  const call: DiscordCall = async (method, path, { body } = {}) => {
    assert.equal(`${method} ${path}`, 'POST /channels/7/messages');
    bodies.push(Object(body));
    return { answer: {} };
  };
  assert.equal(read && (await answerLinks(desk, call, read)), undefined);
  return bodies;
}
