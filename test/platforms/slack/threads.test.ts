import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../../src/delivery.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import { dayOf } from '../../kit/views.ts';
import { connected } from './connected.ts';

const [page = { body: {}, papers: [] }]: readonly Message[] = renderSlack(dayOf(3));
const message: Message = { ...page, thread: { layout: 'thread', title: 'Papers · Monday', tags: [] } };
const room = 'slack:T1/C1';

test('the first part stands in the channel, and the others in its thread', async (t) => {
  const { slack, paperboy } = await connected(t);
  const first = await paperboy.send(room, message, 'key 0');
  const opening = first.kind === 'sent' ? first.messageId : '';
  await paperboy.send(room, message, 'key 1', undefined, opening);
  await paperboy.send(room, message, 'key 2', undefined, opening);
  assert.deepEqual(
    slack.messages('C1').map(({ thread }) => thread),
    [undefined, opening, opening],
  );
});

test('a part whose answer was lost is looked for in its thread, page by page, and not posted again', async (t) => {
  const { slack, paperboy } = await connected(t);
  const first = await paperboy.send(room, message, 'key 0');
  const opening = first.kind === 'sent' ? first.messageId : '';
  for (let at = 0; at < 250; at++)
    await paperboy.send(room, { ...message, body: { text: `${at}` } }, `other ${at}`, undefined, opening);
  slack.faults.order('chat.postMessage', { kind: 'drop', accepted: true });
  const lost = await paperboy.send(room, message, 'key 1', undefined, opening);
  assert.equal(lost.kind === 'later' && lost.arrived, 'maybe');
  const again = await paperboy.send(room, message, 'key 1', new Date(), opening);
  assert.deepEqual(again, { kind: 'sent', messageId: slack.messages('C1').at(-1)?.ts });
  assert.equal(slack.messages('C1').length, 252);
  assert.equal(slack.calls.filter(({ method }) => method === 'conversations.replies').length, 2);
  assert.equal(slack.calls.filter(({ method }) => method === 'conversations.history').length, 0);
});

test('where the thread cannot be looked through, nothing is posted twice', async (t) => {
  const { slack, paperboy } = await connected(t);
  const first = await paperboy.send(room, message, 'key 0');
  slack.workspace.scopes.delete('channels:history');
  const opening = first.kind === 'sent' ? first.messageId : '';
  const second = await paperboy.send(room, message, 'key 1', new Date(), opening);
  assert.equal(second.kind, 'unsure');
  assert.equal(slack.messages('C1').length, 1);
});

test('where the thread was locked or its message deleted, the part fails alone, and the place keeps its digests', async (t) => {
  const { slack, paperboy } = await connected(t);
  const first = await paperboy.send(room, message, 'key 0');
  slack.faults.order('chat.postMessage', { kind: 'error', error: 'restricted_action_thread_locked' });
  const opening = first.kind === 'sent' ? first.messageId : '';
  const locked = await paperboy.send(room, message, 'key 1', undefined, opening);
  assert.deepEqual(locked, {
    kind: 'refused',
    reason: 'The thread of this digest was locked.',
    access: 'kept',
  });
  const gone = await paperboy.send(room, message, 'key 1', undefined, '1.000001');
  assert.deepEqual(gone, {
    kind: 'refused',
    reason: 'The message with the thread was deleted.',
    access: 'kept',
  });
});
