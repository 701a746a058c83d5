import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../../src/delivery.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import type { Fault } from '../../kit/slack/faults.ts';
import { dayOf } from '../../kit/views.ts';
import { connected, platformOn, slackWithPeople } from './connected.ts';

const [message = { body: {}, papers: [] }]: readonly Message[] = renderSlack(dayOf(5));

test('a part is posted with its key, which nobody sees, and settled with its message id', async (t) => {
  const { slack, paperboy } = await connected(t);
  const outcome = await paperboy.send('slack:T1/C1', message, 'slack:T1/C1#digest#0');
  const [posted] = slack.messages('C1');
  assert.deepEqual(outcome, { kind: 'sent', messageId: posted?.ts });
  assert.deepEqual(posted?.metadata, {
    event_type: 'paperboy_delivery',
    event_payload: { key: 'slack:T1/C1#digest#0' },
  });
  assert.equal(posted?.text, 'Papers of the day');
});

const lost: readonly Extract<Fault, { accepted: boolean }>[] = [
  { kind: 'drop', accepted: true },
  { kind: 'status', status: 500, accepted: true },
  { kind: 'status', status: 502, accepted: true },
  { kind: 'page', words: '<html>sorry</html>', accepted: true },
  { kind: 'page', words: '{"ok": tr', accepted: true },
  { kind: 'page', words: 'null', accepted: true },
];

for (const fault of lost) {
  test(`a message whose answer was lost (${JSON.stringify(fault)}) is found again, not posted again`, async (t) => {
    const { slack, paperboy } = await connected(t);
    slack.faults.order('chat.postMessage', fault);
    const first = await paperboy.send('slack:T1/C1', message, 'key');
    assert.equal(first.kind === 'later' && first.arrived, 'maybe');
    const second = await paperboy.send('slack:T1/C1', message, 'key', new Date());
    assert.deepEqual(second, { kind: 'sent', messageId: slack.messages('C1')[0]?.ts });
    assert.equal(slack.messages('C1').length, 1);
  });

  test(`a message that did not arrive (${JSON.stringify(fault)}) is posted by the second try`, async (t) => {
    const { slack, paperboy } = await connected(t);
    slack.faults.order('chat.postMessage', { ...fault, accepted: false });
    assert.equal((await paperboy.send('slack:T1/C1', message, 'key')).kind, 'later');
    assert.equal((await paperboy.send('slack:T1/C1', message, 'key', new Date())).kind, 'sent');
    assert.equal(slack.messages('C1').length, 1);
  });
}

test('a message under many later ones is found, page by page', async (t) => {
  const { slack, paperboy } = await connected(t);
  await paperboy.send('slack:T1/C1', message, 'key');
  for (let n = 0; n < 450; n++)
    await paperboy.send('slack:T1/C1', { body: { text: `${n}` }, papers: [] }, `other ${n}`);
  const again = await paperboy.send('slack:T1/C1', message, 'key', new Date());
  assert.deepEqual(again, { kind: 'sent', messageId: slack.messages('C1')[0]?.ts });
  assert.equal(slack.calls.filter(({ method }) => method === 'conversations.history').length, 3);
});

test('a try before a crash is looked for in the channel, no further back than an hour before it', async (t) => {
  let now = Date.parse('2026-06-15T00:00:00Z');
  const slack = await slackWithPeople(t, { now: () => now });
  const before = platformOn(slack);
  const quiet = {
    asked: [],
    commands: [],
    answer: never,
    answerWords: never,
    suggest: never,
    defaults: never,
    subscribed: never,
    cardsFor: never,
    reacted: async () => undefined,
    left: async () => undefined,
  };
  await before.connect(quiet);
  for (let n = 0; n < 300; n++)
    await before.send('slack:T1/C1', { body: { text: `${n}` }, papers: [] }, `old ${n}`);
  now += 86_400_000;
  await before.send('slack:T1/C1', message, 'key');
  await before.close();
  const after = platformOn(slack);
  await after.connect(quiet);
  assert.equal((await after.send('slack:T1/C1', message, 'key', new Date(now))).kind, 'sent');
  assert.equal((await after.send('slack:T1/C1', message, 'never tried', new Date(now))).kind, 'sent');
  assert.equal(slack.messages('C1').length, 302);
  assert.equal(slack.calls.filter(({ method }) => method === 'conversations.history').length, 2);
});

test('where the channel cannot be looked through, nothing is posted twice, and the reason says what to do', async (t) => {
  const { slack, paperboy } = await connected(t);
  slack.workspace.scopes.delete('channels:history');
  slack.faults.order('chat.postMessage', { kind: 'drop', accepted: true });
  await paperboy.send('slack:T1/C1', message, 'key');
  const second = await paperboy.send('slack:T1/C1', message, 'key', new Date());
  assert.equal(second.kind, 'unsure');
  assert.match(second.kind === 'unsure' ? second.reason : '', /could not look.*channels:history/s);
  assert.equal(slack.messages('C1').length, 1);
});

test('a look-up that fails for a moment is tried later', async (t) => {
  const { slack, paperboy } = await connected(t);
  slack.faults.order('chat.postMessage', { kind: 'drop', accepted: true });
  slack.faults.order('conversations.history', { kind: 'limited', retryAfter: 9 });
  await paperboy.send('slack:T1/C1', message, 'key');
  const second = await paperboy.send('slack:T1/C1', message, 'key', new Date());
  assert.deepEqual(second.kind === 'later' && second.afterMs, 9000);
  assert.equal((await paperboy.send('slack:T1/C1', message, 'key', new Date())).kind, 'sent');
  assert.equal(slack.messages('C1').length, 1);
});

test('where nothing was sent, nothing is looked for', async (t) => {
  const { slack, paperboy } = await connected(t);
  slack.faults.order('chat.postMessage', { kind: 'limited', retryAfter: 7 });
  const limited = await paperboy.send('slack:T1/C1', message, 'key');
  assert.deepEqual(limited, {
    kind: 'later',
    afterMs: 7000,
    reason: 'Slack asks to write more slowly',
    limited: true,
  });
  slack.faults.order('chat.postMessage', { kind: 'limited' });
  const unnamed = await paperboy.send('slack:T1/C1', message, 'key');
  assert.equal(unnamed.kind === 'later' && unnamed.afterMs, 30_000);
  assert.equal((await paperboy.send('slack:T1/C1', message, 'key')).kind, 'sent');
  assert.equal(slack.calls.filter(({ method }) => method === 'conversations.history').length, 0);
});

test("a channel's pace is told as a wait, not waited for", async (t) => {
  const slack = await slackWithPeople(t, { perChannelMs: 60_000 });
  const paperboy = platformOn(slack);
  await paperboy.connect({
    commands: [],
    answer: never,
    answerWords: never,
    suggest: never,
    defaults: never,
    subscribed: never,
    cardsFor: never,
    reacted: never,
    left: never,
  });
  assert.equal((await paperboy.send('slack:T1/C1', message, 'a')).kind, 'sent');
  const second = await paperboy.send('slack:T1/C1', message, 'b');
  assert.deepEqual(second.kind === 'later' && second.afterMs, 1000);
});

test('a place that Slack refuses is told what to do', async (t) => {
  const { slack, paperboy } = await connected(t);
  slack.addChannel({ id: 'C2', members: new Set() });
  slack.addChannel({ id: 'C3', kind: 'private', members: new Set() });
  slack.addChannel({ id: 'C4', archived: true });
  assert.equal((await paperboy.send('slack:T1/C2', message, 'public')).kind, 'sent');
  slack.workspace.scopes.delete('chat:write.public');
  const reasons: [string, RegExp][] = [
    ['slack:T1/C2', /not in this channel: type \/invite @Paperboy/],
    ['slack:T1/C3', /cannot see this channel.*\/invite @Paperboy/],
    ['slack:T1/C9', /\/invite @Paperboy/],
    ['slack:T1/C4', /archived/],
    ['slack:T2/C1', /workspace \(T2\)/],
  ];
  for (const [place, reason] of reasons) {
    const outcome = await paperboy.send(`slack:${place.slice(6)}`, message, place);
    assert.match(outcome.kind === 'refused' ? outcome.reason : outcome.kind, reason);
  }
  slack.workspace.scopes.delete('chat:write');
  const lacking = await paperboy.send('slack:T1/C1', message, 'scope');
  assert.match(lacking.kind === 'refused' ? lacking.reason : '', /chat:write.*install the app again/);
  slack.workspace.tokens.bot = 'xoxb-another';
  const revoked = await paperboy.send('slack:T1/C1', message, 'token');
  assert.match(revoked.kind === 'refused' ? revoked.reason : '', /SLACK_BOT_TOKEN/);
});

test('it sends without being connected, and asks once whose token it has', async (t) => {
  const slack = await slackWithPeople(t);
  const paperboy = platformOn(slack);
  slack.faults.order('auth.test', { kind: 'status', status: 500, accepted: false });
  assert.equal((await paperboy.send('slack:T1/C1', message, 'key')).kind, 'later');
  for (const key of ['key', 'other'])
    assert.equal((await paperboy.send('slack:T1/C1', message, key)).kind, 'sent');
  assert.equal(slack.calls.filter(({ method }) => method === 'auth.test').length, 2);
});

test('direct messages are opened once, and a second part waits for the second of its channel', async (t) => {
  const { slack, paperboy } = await connected(t);
  const began = performance.now();
  for (const key of ['one', 'two'])
    assert.equal((await paperboy.send('slack:T1/dm/U2', message, key)).kind, 'sent');
  // The clock of these tests is a hundred times faster than ours.
  assert.ok(performance.now() - began >= 9);
  assert.equal(slack.messages('DU2').length, 2);
  assert.equal(slack.calls.filter(({ method }) => method === 'conversations.open').length, 1);
});

test('a day of 300 papers is taken whole by Slack', async (t) => {
  const { slack, paperboy } = await connected(t);
  const messages = renderSlack(dayOf(300));
  for (const [at, each] of messages.entries())
    assert.equal((await paperboy.send('slack:T1/C1', each, `key ${at}`)).kind, 'sent');
  assert.equal(slack.messages('C1').length, messages.length);
});

async function never(): Promise<never> {
  throw new Error('nobody asks here');
}
