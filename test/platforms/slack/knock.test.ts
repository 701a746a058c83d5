import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { View } from '../../../src/view.ts';
import { form, sentOverHttp, signatureOf } from '../../kit/slack/signed.ts';
import { callable, signingSecret, soon } from './called.ts';

const paged: View = { title: 'Page', sections: [], actions: [{ label: 'More', says: 'more of it' }] };

/** `/papers search x` by U1 in C1 of T1. */
const command = {
  command: '/papers',
  text: 'search x',
  team_id: 'T1',
  user_id: 'U1',
  channel_id: 'C1',
  channel_name: 'papers',
  trigger_id: 'trigger.U1',
  response_url: 'http://127.0.0.1:9/nowhere',
};

test('what people type, press, fill in and react with reaches us over HTTP as by Socket Mode', async (t) => {
  const { slack, one } = await callable(t);
  const { way, desk } = await one(() => ({ view: paged, private: false }));
  const people = slack.peopleBy(way);
  const { afterMs } = await people.slash('U1', 'C1', 'today');
  assert.ok(afterMs < 3_000);
  const message = await slack.until('an answer', () => slack.messages('C1')[0]);
  await people.press('U2', message, 'More');
  await slack.until('a whisper', () => slack.whispers('C1', 'U2')[0]);
  await people.event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
  await slack.until('the Home', () => slack.workspace.homes.get('U1'));
  assert.deepEqual(
    desk.asked.slice(0, 2).map(({ words, caller }) => [words.split(' ')[0], caller.place, caller.reader]),
    [
      ['today', 'slack:T1/C1', 'slack:T1/U1'],
      ['more', 'slack:T1/C1', 'slack:T1/U2'],
    ],
  );
});

test('what is forged, unsigned, stale or ahead of its time is refused, told once a minute, and done by nobody', async (t) => {
  const { one, now } = await callable(t);
  const { post, desk, log, url } = await one();
  const sent = sentOverHttp('slash_commands', command);
  const signedAt = (seconds: number, secret = signingSecret) =>
    signatureOf(sent.body, secret, new Date(now().getTime() + seconds * 1000));
  const wrong: readonly Record<string, string>[] = [
    {},
    { 'X-Slack-Signature': 'v0=', 'X-Slack-Request-Timestamp': '0' },
    signedAt(0, 'another-signing-secret'),
    signatureOf(`${sent.body}&text=forget`, signingSecret, now()),
    { ...signedAt(0), 'X-Slack-Request-Timestamp': String(now().getTime() / 1000 + 1) },
    signedAt(-301),
    signedAt(301),
  ];
  for (const headers of wrong) {
    const { status } = await post(sent, headers);
    assert.equal(status, 401, JSON.stringify(headers));
  }
  assert.deepEqual(desk.asked, []);
  assert.deepEqual(
    log.filter(({ level }) => level === 'warn').map(({ words }) => words.split(' ').slice(0, 5).join(' ')),
    ['a request without Slack’s signature', 'a request with a wrong', 'a request of Slack was'],
  );
  for (const [method, path] of [
    ['GET', '/slack/events'],
    ['POST', '/slack/install'],
    ['GET', '/slack/install'],
    ['POST', '/slack/events/..'],
  ] as const)
    assert.equal((await fetch(url + path, { method })).status, 404, `${method} ${path}`);
});

test('the same request again acts once, whichever copy it comes to', async (t) => {
  const { slack, one, now, set } = await callable(t);
  const [first, second] = [await one(), await one()];
  const sent = sentOverHttp('slash_commands', { ...command, response_url: `${slack.url}x` });
  const headers = signatureOf(sent.body, signingSecret, now());
  const began = now().getTime();
  for (const seconds of [0, 1, 299, 300]) {
    set(new Date(began + seconds * 1000));
    for (const { post } of [first, second]) assert.equal((await post(sent, headers)).status, 200);
  }
  set(new Date(began + 301_000));
  for (const { post } of [first, second]) assert.equal((await post(sent, headers)).status, 401);
  await soon(() => first.desk.asked.length + second.desk.asked.length > 0);
  assert.equal(first.desk.asked.length + second.desk.asked.length, 1);
});

test('an event that Slack sends again, signed anew, is heard once; and the next one too', async (t) => {
  const { one, now } = await callable(t);
  const { post, desk } = await one();
  const heard: string[] = [];
  Object.assign(desk, { cardsFor: async (text: string) => void heard.push(text) });
  const event = (id: string, text: string) =>
    sentOverHttp('events_api', {
      type: 'event_callback',
      team_id: 'T1',
      api_app_id: 'A1',
      event_id: id,
      authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
      event: { type: 'message', channel: 'C1', user: 'U1', ts: '1.1', text },
    });
  for (const [attempt, text] of ['one', 'one', 'one', 'two'].entries()) {
    const sent = event(text, text);
    const signed = signatureOf(sent.body, signingSecret, new Date(now().getTime() + attempt * 1000));
    const retry = { 'X-Slack-Retry-Num': String(attempt), 'X-Slack-Retry-Reason': 'http_timeout' };
    assert.equal((await post(sent, attempt === 0 ? signed : { ...signed, ...retry })).status, 200);
  }
  await soon(() => heard.length >= 2);
  assert.deepEqual(heard, ['one', 'two']);
});

test('where the store fails Slack is told so, so that it tries again, and nobody acts', async (t) => {
  const { slack, archive, one } = await callable(t);
  const { way, desk } = await one();
  const people = slack.peopleBy(way);
  await archive.close();
  await assert.rejects(
    people.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }),
    /500/,
  );
  assert.deepEqual(desk.asked, []);
});

test('Slack’s question whether the address is its app’s is answered, and its look at the line', async (t) => {
  const { one } = await callable(t);
  const { post } = await one();
  const asked = {
    body: JSON.stringify({ type: 'url_verification', challenge: '3eZbrw1a' }),
    type: 'application/json',
  };
  const answer = await post(asked);
  assert.deepEqual([answer.status, await answer.json()], [200, { challenge: '3eZbrw1a' }]);
  assert.equal((await post(asked, {})).status, 401);
  // Unsigned, and what is smuggled in beside it is not read.
  const { body } = sentOverHttp('slash_commands', { ...command, ssl_check: '1' });
  assert.equal((await post({ body, type: form }, {})).status, 200);
});

test('whatever is in a body, signed or not, it is answered, and the program lives on', async (t) => {
  const { one, slack } = await callable(t);
  const { post, way } = await one();
  const json = fc
    .sample(fc.jsonValue({ maxDepth: 2 }), { numRuns: 15, seed: 7 })
    .map((value) => JSON.stringify(value));
  const odd = [
    '',
    '{',
    'null',
    '[]',
    'payload=null',
    'payload=%7B',
    'payload=1&payload=2',
    '{"type":"event_callback"}',
    '{"type":"event_callback","event":null}',
    '{"type":"event_callback","event":"x","event_id":7}',
    '{"type":"event_callback","event":{"type":"message"},"authorizations":"T1"}',
    '{"type":"event_callback","event":{"type":"reaction_added","item":null},"authorizations":[null]}',
    '{"type":"block_actions","actions":[],"user":null,"team":null}',
    '{"type":"view_submission","view":null,"user":{"id":"U1"},"team":{"id":"T1"}}',
    '{"command":"/papers"}',
  ];
  const statuses = await Promise.all(
    [...odd, ...json].flatMap((body) =>
      [form, 'application/json'].map(async (type) => (await post({ body, type })).status),
    ),
  );
  assert.ok(
    statuses.every((status) => [200, 400, 401, 404, 500].includes(status)),
    String(statuses),
  );
  await slack.peopleBy(way).slash('U1', 'C1', 'today');
  await slack.until('an answer', () => slack.messages('C1')[0]);
});
