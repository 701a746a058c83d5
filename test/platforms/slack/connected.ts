import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from '../../../commands/command.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Log } from '../../../src/log.ts';
import type { Answer, Desk, Platform } from '../../../src/platforms/platform.ts';
import { makeSlack } from '../../../src/platforms/slack/connect.ts';
import { startSlack, type TestSlack } from '../../kit/slack/slack.ts';

/** A desk that remembers what it was asked and by whom, and answers as told. */
export type TestDesk = Desk & { readonly asked: { readonly words: string; readonly caller: Caller }[] };

export type LogLine = {
  readonly level: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly words: string;
};

/** A clock whose waits are a hundred times shorter. */
export const hurriedClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => wait(ms / 100, undefined, signal ? { signal } : {}),
};

/** A test Slack with the channel C1 and the readers U1 and U2, and Paperboy on it; all closed with the test. */
export async function connected(
  t: TestContext,
  answer: (words: string) => Answer = echo,
): Promise<{ slack: TestSlack; paperboy: Platform; desk: TestDesk; log: readonly LogLine[] }> {
  const slack = await slackWithPeople(t);
  const { log, lines } = recordingLog();
  const paperboy = platformOn(slack, log);
  const desk = deskThat(answer);
  await paperboy.connect(desk);
  return { slack, paperboy, desk, log: lines };
}

/** The platforms on each test Slack: they leave before it closes. */
const guests = new WeakMap<TestSlack, Platform[]>();

export async function slackWithPeople(
  t: TestContext,
  wishes?: Parameters<typeof startSlack>[0],
): Promise<TestSlack> {
  const slack = await startSlack(wishes);
  const here: Platform[] = [];
  guests.set(slack, here);
  t.after(async () => {
    for (const platform of here) await platform.close();
    await slack.close();
  });
  slack.addPerson({ id: 'U1', zone: 'Europe/Paris' });
  slack.addPerson({ id: 'U2' });
  slack.addChannel({ id: 'C1', creator: 'U1' });
  return slack;
}

export function platformOn(
  slack: TestSlack,
  log: Log = recordingLog().log,
  tokens: { botToken?: string; appToken?: string } = {},
): Platform {
  const { bot: botToken, app: appToken } = slack.workspace.tokens;
  const platform = makeSlack({ botToken, appToken, ...tokens, apiUrl: slack.url, clock: hurriedClock, log });
  guests.get(slack)?.push(platform);
  return platform;
}

export function deskThat(answer: (words: string) => Answer = echo): TestDesk {
  const asked: TestDesk['asked'] = [];
  return {
    asked,
    commands: [],
    answer: async ({ name }) => answer(name),
    answerWords: async (words, caller) => {
      asked.push({ words, caller });
      return answer(words);
    },
    suggest: async () => [],
    defaults: async () => ({}),
    subscribed: async () => [],
    cardsFor: async () => undefined,
    reacted: async () => undefined,
    left: async () => undefined,
  };
}

export function recordingLog(): { log: Log; lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (facts: LogLine['facts'], words: string) =>
    void lines.push({ level, facts, words });
  return { log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }, lines };
}

/** Says back what was asked; words that start with `settings` are for the asker alone. */
function echo(words: string): Answer {
  return { view: { title: `You asked: ${words}`, sections: [] }, private: words.startsWith('settings') };
}
