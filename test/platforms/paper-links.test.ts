import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Find } from '../../src/archive/archive.ts';
import { makeDiscord } from '../../src/platforms/discord/connect.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { daily } from '../archive/kit.ts';
import { type Counter, openCounter } from '../commands/kit.ts';
import { realClock } from '../kit/clock.ts';
import { startDiscord, type TestDiscord } from '../kit/discord.ts';
import { makeTestLog } from './discord/desk.ts';
import { platformOn, slackWithPeople } from './slack/connected.ts';
import { readSlack } from './slack/seen.ts';

const hostile = '@everyone <!channel> <@U1> **loud** `code` <https://evil.example|here> :tada:';
const finds: readonly Find[] = [
  daily('2606.00001', '2026-06-12', 9, { title: 'Agents that use tools', authors: ['Ada Lovelace'] }),
  daily('2606.00002', '2026-06-12', 3, { title: hostile }),
  daily('2606.00003', '2026-06-12', 3, { title: 'Said last' }),
];
const link = (n: number) => `https://arxiv.org/abs/2606.0000${n}`;

test('Discord: a link is answered by one silent reply that rings nobody, once a day and to people alone', async (t) => {
  const { discord, counter, log, reopen } = await onDiscord(t);
  await discord.say(`before it is on: ${link(1)}`);
  await discord.type('links', { state: 'on' });
  await discord.until(({ text }) => text.includes('are answered here'));

  await discord.say(`a bot says ${link(2)}`, 'robot');
  await discord.say('no link, and one that nobody knows: https://arxiv.org/abs/2601.99999');
  const asked = await discord.say(`read https://alphaxiv.org/abs/2606.00001v2 and ${link(1)}`);
  await discord.until(({ text }) => text.includes('Agents that use tools'));
  await discord.say(`again ${link(1)}`);
  const hostileLink = await discord.say(`and <${link(2)}>`);
  const { found } = await discord.until(({ repliesTo }) => repliesTo === hostileLink);
  assert.match(found.text, /everyone.*loud/);
  assert.doesNotMatch(found.text, /@everyone|<@U1>|(?<!\\)\*loud|(?<!\\)`|https:\/\/evil/);

  await discord.say(`last ${link(3)}`);
  const { all } = await discord.until(({ text }) => text.includes('Said last'));
  const replies = all.filter(({ repliesTo }) => repliesTo !== '');
  assert.deepEqual(replies.map(({ repliesTo }) => repliesTo).slice(0, 2), [asked, hostileLink]);
  assert.equal(replies.length, 3, 'the bot’s own replies hold links and are not answered');
  for (const { flags } of replies) assert.ok(flags & silent);

  await counter.ask('links off', { place: `discord:${discord.channel}` });
  counter.clock.move(86_400_000);
  const answered = counter.heard.length;
  await discord.say(link(1));
  await counter.untilHeard(answered + 1);
  assert.equal(counter.heard.at(-1), undefined);
  assert.ok(!log.lines.some((line) => line.includes('a link was not answered')), log.lines.join('\n'));

  // Without the operator's word nothing is heard, also where a channel turned it on before.
  await reopen(false);
  await discord.type('links', { state: 'on' });
  await discord.until(({ text }) => /DISCORD.*READ.*MESSAGES=on/.test(text));
  await counter.archive.choices.setLinks(`discord:${discord.channel}`, true);
  const before = counter.heard.length;
  await discord.say(link(1));
  await discord.type('settings');
  await discord.until(({ text }) => text.includes('on, but'));
  assert.equal(counter.heard.length, before);
});

test('Slack: a link is answered once a day in its thread, without previews, and to people alone', async (t) => {
  const slack = await slackWithPeople(t);
  const counter = await openEar(t);
  await platformOn(slack).connect(counter.desk);
  let ts = 100;
  const say = async (text: string, more: Readonly<Record<string, unknown>> = {}) => {
    const event = {
      type: 'message',
      channel: 'C1',
      channel_type: 'channel',
      user: 'U1',
      ts: `${++ts}.0`,
      text,
      ...more,
    };
    await slack.people.event(event);
    return event.ts;
  };
  const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');

  await say(`before it is on: <${link(1)}>`);
  await slack.people.slash('U1', 'C1', 'links on');
  await slack.until('the answer', () => slack.messages('C1')[0]);
  await say(`<${link(2)}>`, { bot_id: 'B9', user: 'U9' });
  await say(`<${link(2)}>`, { user: slack.workspace.bot });
  await say(`<${link(2)}>`, { subtype: 'message_changed' });
  const asked = await say(`read <${link(1)}|arxiv.org/abs/2606.00001> and <${link(1)}v3>`);
  await slack.until('the card', () => posted().length === 1);
  await say(`again <${link(1)}>`);
  await say(`in a thread <${link(2)}>`, { thread_ts: '50.0' });
  await slack.until('the second card', () => posted().length === 2);
  await say(`<${link(3)}>`);
  await slack.until('the third card', () => posted().length === 3);

  assert.deepEqual(
    posted()
      .map(({ args }) => [args.channel, args.thread_ts, args.reply_broadcast])
      .slice(0, 2),
    [
      ['C1', asked, undefined],
      ['C1', '50.0', undefined],
    ],
  );
  for (const { args } of posted())
    assert.deepEqual([String(args.unfurl_links), String(args.unfurl_media)], ['false', 'false']);
  const [, , card] = slack.messages('C1');
  const seen = readSlack({ body: card ?? {}, papers: [] });
  assert.ok(seen.words.includes('@everyone'), 'a hostile title stays words');
  assert.deepEqual(seen.mentions, []);
  assert.deepEqual(
    seen.links.filter((url) => url.includes('evil')),
    [],
  );
});

test('Slack: in a direct message, whose words the bot is not sent, it says so', async (t) => {
  const slack = await slackWithPeople(t);
  slack.addChannel({ id: 'DU1', kind: 'dm', creator: 'UBOT' });
  await platformOn(slack).connect((await openEar(t)).desk);
  await slack.people.slash('U1', 'DU1', 'links on');
  const answer = await slack.until('the answer', () => slack.whispers('DU1', 'U1')[0]);
  assert.match(readSlack({ body: answer, papers: [] }).words, /In direct messages I see no links/);
});

const silent = 1 << 12;

/** A counter whose desk remembers what it answered to messages. */
type Ear = Counter & {
  readonly heard: readonly unknown[];
  readonly untilHeard: (count: number) => Promise<void>;
};

async function openEar(t: TestContext): Promise<Ear> {
  const counter = await openCounter(t, finds);
  const heard: unknown[] = [];
  let look = (): void => undefined;
  return {
    ...counter,
    heard,
    untilHeard: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (heard.length >= count) resolve();
        };
        look();
      }),
    desk: {
      ...counter.desk,
      cardsFor: async (text, place) => {
        const view = await counter.desk.cardsFor(text, place);
        heard.push(view);
        look();
        return view;
      },
    },
  };
}

/** Paperboy on a Discord, first with its messages, and on request again without. */
async function onDiscord(t: TestContext): Promise<{
  discord: TestDiscord;
  counter: Ear;
  log: ReturnType<typeof makeTestLog>;
  reopen: (readMessages: boolean) => Promise<void>;
}> {
  const [counter, discord] = await Promise.all([openEar(t), startDiscord()]);
  const log = makeTestLog();
  const { token, url: apiUrl } = discord;
  const open = async (readMessages: boolean): Promise<Platform> => {
    const opened = makeDiscord({ token, apiUrl, readMessages, clock: realClock, log });
    await opened.connect(counter.desk);
    return opened;
  };
  let platform = await open(true);
  t.after(async () => {
    await platform.close();
    await discord.stop();
  });
  return {
    discord,
    counter,
    log,
    reopen: async (readMessages) => {
      await platform.close();
      platform = await open(readMessages);
    },
  };
}
