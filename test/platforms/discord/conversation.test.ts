import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller } from '../../../commands/command.ts';
import type { Message } from '../../../src/delivery.ts';
import { answerCall, answerPress, type Reply } from '../../../src/platforms/discord/conversation.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestDesk, said } from './desk.ts';
import { partsOf, readDiscord } from './seen.ts';

const caller: Caller = { place: 'discord:1', reader: 'discord:user/2', mayManage: true };
const long = dayOf(50);

test('a long answer is posted in part, and a button brings the rest to whoever presses, whole and in order', async () => {
  const desk = makeTestDesk(() => ({ view: long, private: false }));
  const first = makeReply();
  await answerCall(desk, { name: 'today', input: { date: '2026-05-12' } }, caller, first);
  assert.deepEqual(first.did, ['defer public', 'fill', 'follow', 'follow']);
  assert.match(first.words().at(-1) ?? '', /^\d+ more papers$/);
  const links = first.links();
  const customId = first.buttons().at(-1) ?? '';
  assert.equal(customId, 'more:2:today 2026-05-12');

  const rest = makeReply();
  await answerPress(desk, customId, caller, rest, false);
  assert.deepEqual(rest.did, ['defer private', 'fill', ...rest.did.slice(2).map(() => 'follow private')]);
  const urls = long.sections.flatMap(({ items }) => items).map(({ url }) => url);
  assert.deepEqual(
    [...links, ...rest.links()].filter((link) => urls.includes(link)),
    urls,
  );
});

test('an answer one message longer than what is posted at once is posted whole', async () => {
  const views = Array.from({ length: 50 }, (_, papers) => dayOf(papers));
  const deskOf = (messages: number) => {
    const view = views.find((one) => renderDiscord(one).length === messages);
    assert.ok(view);
    return makeTestDesk(() => ({ view, private: false }));
  };
  const [forAll, forOne] = [makeReply(), makeReply()];
  await answerCall(deskOf(3), { name: 'today', input: {} }, caller, forAll);
  assert.deepEqual(forAll.did, ['defer public', 'fill', 'follow', 'follow']);
  await answerPress(deskOf(6), 'say:today', caller, forOne, false);
  assert.deepEqual(forOne.did, ['defer private', 'fill', ...Array(5).fill('follow private')]);
  for (const reply of [forAll, forOne]) assert.deepEqual(reply.buttons(), []);
});

test('the words of the button say what was asked, options and all', async () => {
  for (const [input, words] of [
    [{ date: '2026-05-12', sort: 'votes', max: 5 }, 'today --sort votes --max 5 2026-05-12'],
    [{ date: '--odd' }, 'today -- --odd'],
  ] as const) {
    const reply = makeReply();
    const desk = makeTestDesk(() => ({ view: long, private: false }));
    await answerCall(desk, { name: 'today', input }, caller, reply);
    assert.equal(reply.buttons().at(-1), `more:2:${words}`);
  }
});

test('without words to ask again with, the line below a long answer says how else to see the rest', async () => {
  const reply = makeReply();
  const desk = makeTestDesk(() => ({ view: long, private: false }));
  await answerCall(desk, { name: 'today', input: { date: 'x'.repeat(100) } }, caller, reply);
  assert.match(reply.words().at(-1) ?? '', /more papers; a narrower question shows them here$/);
});

test('a private mistake after a public deferral takes the deferral back, even where Discord has lost it', async () => {
  for (const removes of [true, false]) {
    const reply = makeReply(removes);
    await answerCall(
      makeTestDesk(() => said({}, true)),
      { name: 'today', input: {} },
      caller,
      reply,
    );
    assert.deepEqual(reply.did, ['defer public', 'remove', 'follow private']);
  }
});

test('a page that cannot be turned leaves the message and says why to the presser alone', async () => {
  const reply = makeReply();
  await answerPress(
    makeTestDesk(() => said({}, true)),
    'turn:search x --page 9',
    caller,
    reply,
    false,
  );
  assert.deepEqual(reply.did, ['defer replace', 'follow private']);
});

test('a press on a button that is none of ours is left alone', async () => {
  const desk = makeTestDesk(() => said({}));
  for (const customId of ['', 'other', 'say:', 'more:x:today', 'Say:help']) {
    const reply = makeReply();
    await answerPress(desk, customId, caller, reply, false);
    assert.deepEqual(reply.did, []);
  }
  assert.deepEqual(desk.asked, []);
});

test('the rest of an answer that became shorter is its end', async () => {
  const reply = makeReply();
  await answerPress(
    makeTestDesk(() => said({ title: 'Short now' })),
    'more:5:today',
    caller,
    reply,
    false,
  );
  assert.deepEqual(reply.words(), ['Short now']);
});

/** A reply that notes what is done with it. */
function makeReply(removes = true) {
  const did: string[] = [];
  const messages: Message[] = [];
  const reply: Reply = {
    defer: async (how) => void did.push(`defer ${how}`),
    fill: async (message) => {
      did.push('fill');
      messages.push(message);
    },
    follow: async (message, isPrivate) => {
      did.push(isPrivate ? 'follow private' : 'follow');
      messages.push(message);
    },
    remove: async () => {
      did.push('remove');
      if (!removes) throw new Error('Unknown Message');
    },
  };
  return {
    ...reply,
    did,
    words: () => messages.map((message) => readDiscord(message).words),
    links: () => messages.flatMap((message) => readDiscord(message).links),
    buttons: () =>
      messages.flatMap((message) => partsOf(message).flatMap(({ custom_id }) => custom_id ?? [])),
  };
}
