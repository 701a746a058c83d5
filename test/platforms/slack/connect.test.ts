import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import type { View } from '../../../src/view.ts';
import { textAt } from '../../kit/slack/json.ts';
import { dayOf } from '../../kit/views.ts';
import { connected, deskThat, hurriedClock, platformOn, recordingLog, slackWithPeople } from './connected.ts';
import { readSlack } from './seen.ts';

test('what a person types is answered in the channel', async (t) => {
  const { slack, desk } = await connected(t, () => ({ view: dayOf(3), private: false }));
  const { afterMs } = await slack.people.slash('U1', 'C1', 'today 2026-06-15');
  assert.ok(afterMs < 3000);
  const message = await slack.until('an answer', () => slack.messages('C1')[0]);
  assert.match(message.text, /Papers of the day/);
  assert.equal(readSlack({ body: message, papers: [] }).links.length >= 3, true);
  assert.deepEqual(desk.asked, [
    {
      words: 'today 2026-06-15',
      caller: {
        ...{ place: 'slack:T1/C1', reader: 'slack:T1/U1', mayManage: true, zone: 'Europe/Paris' },
        // The trigger without its last part, which opens windows.
        question: 'trigger',
      },
    },
  ]);
});

test('a private answer is seen by the asker alone', async (t) => {
  const { slack } = await connected(t);
  await slack.people.slash('U2', 'C1', 'settings');
  const whisper = await slack.until('an answer', () => slack.whispers('C1', 'U2')[0]);
  assert.match(whisper.text, /settings/);
  assert.deepEqual(slack.messages('C1'), []);
});

test('words reach the desk as they were typed', async (t) => {
  const { slack, desk } = await connected(t);
  await slack.people.slash('U1', 'C1', 'search "A & B" upvotes>=20 &lt;');
  await slack.until('an answer', () => slack.messages('C1')[0]);
  assert.equal(desk.asked[0]?.words, 'search "A & B" upvotes>=20 &lt;');
});

test('a channel is managed by who made it and by admins, a direct message by its reader', async (t) => {
  const { slack, desk } = await connected(t);
  slack.addChannel({ id: 'DU2', kind: 'dm', creator: 'UBOT' });
  slack.addChannel({ id: 'C2', kind: 'private', creator: 'U2', members: new Set(['U2']) });
  const asking = [
    ['U1', 'C1', true],
    ['U2', 'C1', false],
    ['U0', 'C1', true],
    ['U2', 'DU2', true],
    // Its maker, but the bot is no member and cannot know.
    ['U2', 'C2', false],
  ] as const;
  for (const [user, channel] of asking) await slack.people.slash(user, channel, 'settings');
  await slack.until('all answers', () => slack.workspace.messages.length === asking.length);
  const may = new Map(desk.asked.map(({ caller }) => [`${caller.reader} ${caller.place}`, caller.mayManage]));
  for (const [user, channel, expected] of asking)
    assert.equal(
      may.get(`slack:T1/${user} slack:T1/${channel === 'DU2' ? 'dm/U2' : channel}`),
      expected,
      `${user} in ${channel}`,
    );
});

test('a channel that the bot is no member of is answered too', async (t) => {
  const { slack } = await connected(t);
  slack.addChannel({ id: 'C2', kind: 'private', members: new Set(['U1']) });
  await slack.people.slash('U1', 'C2', 'today');
  await slack.until('an answer', () => slack.messages('C2')[0]);
});

test('an answer of many messages comes in order, and says what Slack takes no more', async (t) => {
  const { slack } = await connected(t, () => ({ view: dayOf(300), private: false }));
  slack.faults.order('response_url', { kind: 'limited', retryAfter: 1 });
  await slack.people.slash('U1', 'C1', 'today');
  await slack.until('five messages', () => slack.messages('C1').length === 5);
  const seen = slack.messages('C1').map((message) => readSlack({ body: message, papers: [] }));
  const titles = seen
    .slice(0, 4)
    .flatMap(({ links }) => links)
    .filter((link) => link.includes('/papers'));
  assert.match(seen[4]?.words ?? '', new RegExp(`And ${300 - titles.length} more`));
});

const paged: View = {
  title: 'Page 1',
  sections: [],
  actions: [
    { label: 'Next', says: 'search x page:2', replaces: true },
    { label: 'Show', says: 'show 2606.1' },
    { label: 'Gone', says: 'search x page:9', replaces: true },
    { label: 'Broken', says: 'settings of a page', replaces: true },
  ],
};

test('a button whispers its answer to the presser, or turns the message into it', async (t) => {
  const { slack, desk } = await connected(t, (words) => ({
    view: words === 'search x' ? paged : { title: `You asked: ${words}`, sections: [] },
    private: words.startsWith('settings'),
    ...(words === 'search x page:9' && { mistake: true }),
  }));
  await slack.people.slash('U1', 'C1', 'search x');
  const message = await slack.until('a page', () => slack.messages('C1')[0]);

  await slack.people.press('U2', message, 'Show');
  const whisper = await slack.until('a whisper', () => slack.whispers('C1', 'U2')[0]);
  assert.equal(whisper.text, 'You asked: show 2606.1');

  await slack.people.press('U2', message, 'Broken');
  await slack.until('another whisper', () => slack.whispers('C1', 'U2')[1]);
  await slack.people.press('U2', message, 'Gone');
  await slack.until('a third whisper', () => slack.whispers('C1', 'U2')[2]);
  assert.equal(slack.messages('C1')[0]?.text, 'Page 1');

  await slack.people.press('U2', message, 'Next');
  const turned = await slack.until('the next page', () => slack.messages('C1').find(({ edited }) => edited));
  assert.equal(turned.text, 'You asked: search x page:2');
  assert.equal(turned.ts, message.ts);
  assert.equal(slack.messages('C1').length, 1);
  assert.equal(desk.asked.at(-1)?.caller.reader, 'slack:T1/U2');
});

test('a page turns in place after a restart too', async (t) => {
  const slack = await slackWithPeople(t);
  const answer = (words: string) => ({
    view: words === 'search x' ? paged : { title: `You asked: ${words}`, sections: [] },
    private: false,
  });
  const before = platformOn(slack);
  await before.connect(deskThat(answer));
  await slack.people.slash('U1', 'C1', 'search x');
  const message = await slack.until('a page', () => slack.messages('C1')[0]);
  await before.close();
  await slack.until('no connection', () => slack.socket.connected() === 0);

  await platformOn(slack).connect(deskThat(answer));
  await slack.people.press('U2', message, 'Next');
  const turned = await slack.until('the next page', () => slack.messages('C1').find(({ edited }) => edited));
  assert.deepEqual([turned.ts, turned.text], [message.ts, 'You asked: search x page:2']);
});

test('what is picked in the menu beside a paper is answered to the picker alone', async (t) => {
  const day = dayOf(2);
  const acting = day.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({
      ...item,
      actions: [
        { label: 'Abstract', says: `show ${item.paper}` },
        { label: 'Save', says: `save ${item.paper}` },
      ],
    })),
  }));
  const { slack, desk } = await connected(t, (words) => ({
    view: words === 'today' ? { ...day, sections: acting } : { title: `You asked: ${words}`, sections: [] },
    private: false,
  }));
  await slack.people.slash('U1', 'C1', 'today');
  const message = await slack.until('a day', () => slack.messages('C1')[0]);
  await slack.people.press('U2', message, 'Save');
  const whisper = await slack.until('a whisper', () => slack.whispers('C1', 'U2')[0]);
  assert.equal(desk.asked.at(-1)?.words, `save ${day.sections[0]?.items[0]?.paper}`);
  assert.match(whisper.text, /You asked: save/);
  assert.equal(slack.messages('C1').length, 1);
});

test('the Home of the app says how to ask, even where nothing can be told', async (t) => {
  const { slack } = await connected(t);
  await slack.people.event({
    type: 'app_home_opened',
    user: 'U1',
    channel: 'DU1',
    tab: 'home',
    event_ts: '1',
  });
  const home = await slack.until('a Home', () => slack.workspace.homes.get('U1'));
  assert.equal(textAt(home, 'type'), 'home');
  assert.match(JSON.stringify(home), /In any channel, type \/papers/);
});

test('an answer that Slack does not take is logged with its code, and the next one is given', async (t) => {
  const { slack, log } = await connected(t);
  slack.faults.order('response_url', { kind: 'status', status: 500, accepted: false });
  await slack.people.slash('U1', 'C1', 'today');
  await slack.people.slash('U1', 'C1', 'help');
  await slack.until('an answer', () => slack.messages('C1')[0]);
  assert.deepEqual(
    log.filter(({ level }) => level === 'error').map(({ facts }) => facts.code),
    ['slack_bolt_respond_error'],
  );
});

test('the log names the place of a link that could not be answered as all else does', async (t) => {
  const slack = await slackWithPeople(t);
  const { log, lines } = recordingLog();
  const paperboy = platformOn(slack, log);
  await paperboy.connect({ ...deskThat(), cardsFor: async () => dayOf(1) });
  slack.faults.order('chat.postMessage', { kind: 'status', status: 500, accepted: false });
  await slack.people.event({ type: 'message', channel: 'C1', user: 'U1', ts: '1.1', text: 'a link' });
  const isIt = ({ words }: (typeof lines)[number]) => words === 'a link was not answered';
  for (let looks = 0; looks < 500 && !lines.some(isIt); looks += 1) await hurriedClock.sleep(1_000);
  assert.equal(lines.find(isIt)?.facts.place, `slack:${slack.workspace.team}/C1`);
});

test('it comes back when Slack asks for a new connection, and when one is cut', async (t) => {
  const { slack } = await connected(t);
  slack.socket.refresh();
  await slack.until(
    'a second connection',
    () => slack.socket.greeted() === 2 && slack.socket.connected() === 1,
  );
  slack.socket.cut();
  await slack.until(
    'a third connection',
    () => slack.socket.greeted() === 3 && slack.socket.connected() === 1,
  );
  await slack.people.slash('U1', 'C1', 'today');
  await slack.until('an answer', () => slack.messages('C1')[0]);
});

test('it comes back though the first tries fail', async (t) => {
  const { slack, log } = await connected(t);
  slack.faults.order('apps.connections.open', { kind: 'status', status: 503, accepted: false });
  slack.socket.cut();
  await slack.until(
    'a second connection',
    () => slack.socket.greeted() === 2 && slack.socket.connected() === 1,
  );
  assert.deepEqual(
    log.filter(({ level }) => level === 'warn').map(({ facts }) => facts.code),
    ['slack_webapi_http_error'],
  );
});

test('a token that is taken back is named and told as lost; once it is good again the bot is connected anew', async (t) => {
  const { slack, paperboy, desk, log } = await connected(t);
  const { tokens } = slack.workspace;
  const { app } = tokens;
  tokens.app = 'xapp-another';
  slack.socket.cut();
  for (let looks = 0; looks < 500 && !paperboy.isLost?.(); looks += 1) await hurriedClock.sleep(1_000);
  assert.equal(paperboy.isLost?.(), true);
  const told = log.filter(({ level }) => level === 'error').map(({ words }) => words);
  assert.match(told.join(), /SLACK_APP_TOKEN \(invalid_auth\).*connections:write/);
  await assert.rejects(paperboy.connect(desk), /SLACK_APP_TOKEN \(invalid_auth\)/);
  tokens.app = app;
  await paperboy.connect(desk);
  assert.equal(paperboy.isLost?.(), false);
  await slack.people.slash('U1', 'C1', 'today');
  await slack.until('an answer', () => slack.messages('C1')[0]);
});

test('a token that Slack does not take is named, with what to do', async (t) => {
  const slack = await slackWithPeople(t);
  const { log, lines } = recordingLog();
  const wrongBot = platformOn(slack, log, { botToken: 'xoxb-wrong-secret' });
  await assert.rejects(
    wrongBot.connect(deskThat()),
    /SLACK_BOT_TOKEN \(invalid_auth\).*xoxb-.*OAuth & Permissions/,
  );
  const wrongApp = platformOn(slack, log, { appToken: 'xapp-wrong-secret' });
  await assert.rejects(wrongApp.connect(deskThat()), /SLACK_APP_TOKEN \(invalid_auth\).*connections:write/);
  const mixedUp = platformOn(slack, log, { appToken: slack.workspace.tokens.bot });
  await assert.rejects(mixedUp.connect(deskThat()), /mixed up/);
  assert.doesNotMatch(JSON.stringify(lines), /secret-|wrong-secret/);
});

test('a Slack that cannot be reached is told in a sentence', async (t) => {
  const slack = await slackWithPeople(t);
  const platform = platformOn(slack);
  await slack.close();
  await assert.rejects(platform.connect(deskThat()), /Slack cannot be reached.*ECONNREFUSED.*SLACK_API_URL/);
});

test('closing lets Slack know, and nothing comes back', async (t) => {
  const { slack, paperboy } = await connected(t);
  await paperboy.close();
  await slack.until('no connection', () => slack.socket.connected() === 0);
  await assert.rejects(slack.people.slash('U1', 'C1', 'today'), /dispatch_failed/);
  assert.equal(slack.socket.greeted(), 1);
});

for (const [how, freeze] of [
  ['that says goodbye', false],
  ['that is silent', true],
] as const) {
  test(`the process ends by itself once it has left a Slack ${how}`, async (t) => {
    const slack = await slackWithPeople(t);
    const { bot, app } = slack.workspace.tokens;
    const visitor = spawn(process.execPath, [join(import.meta.dirname, 'visitor.ts'), slack.url, bot, app], {
      stdio: ['pipe', 'ignore', 'inherit'],
      timeout: 15_000,
    });
    await slack.until('a connection', () => slack.socket.connected() === 1);
    if (freeze) slack.socket.freeze();
    visitor.stdin.end();
    assert.deepEqual(await once(visitor, 'exit'), [0, null]);
  });
}
