import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectSentence } from '../../../src/platforms/discord/outcome.ts';
import { answerLinks } from '../../../src/platforms/discord/paper-links.ts';
import type { View } from '../../../src/view.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestDesk, said } from './desk.ts';
import { mistakesIn } from './openapi.ts';

const heard = {
  id: '1399999999999999999',
  channelId: '7',
  content: 'https://arxiv.org/abs/2606.00001',
  author: { bot: false },
  webhookId: null,
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
  assert.deepEqual(await repliesTo(view, { author: { bot: true } }), []);
  assert.deepEqual(await repliesTo(view, { webhookId: '5' }), []);
  assert.deepEqual(await repliesTo(undefined), []);
});

test('where the portal does not grant messages, the operator is told what to switch on', () => {
  const sentence = connectSentence({ message: 'Used disallowed intents' });
  assert.match(sentence, /switch on the Message Content Intent .*, or unset DISCORD_READ_MESSAGES\.$/);
});

async function repliesTo(
  view: View | undefined,
  message: Partial<typeof heard> | { readonly webhookId: string } = {},
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const bodies: Readonly<Record<string, unknown>>[] = [];
  const desk = { ...makeTestDesk(() => said({})), cardsFor: async () => view };
  await answerLinks(desk, { ...heard, ...message }, async (body) => bodies.push(body));
  return bodies;
}
