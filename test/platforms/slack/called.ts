import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Archive } from '../../../src/archive/archive.ts';
import { openArchive } from '../../../src/archive/open.ts';
import { makeDoor } from '../../../src/platforms/door.ts';
import type { Answer, Platform } from '../../../src/platforms/platform.ts';
import { makeSlack } from '../../../src/platforms/slack/connect.ts';
import { makeSealer } from '../../../src/seal.ts';
import { makeSigner } from '../../../src/signer.ts';
import { tempFolder } from '../../archive/kit.ts';
import { overHttp, type Sent, signatureOf } from '../../kit/slack/signed.ts';
import type { TestSlack } from '../../kit/slack/slack.ts';
import {
  deskThat,
  hurriedClock,
  type LogLine,
  recordingLog,
  slackWithPeople,
  type TestDesk,
} from './connected.ts';

export const signingSecret = 'planted-signing-secret';
export const secretKey = 'planted-secret-key, 32 signs or more';

/** A Paperboy that Slack calls at a door of its own. */
export type Called = {
  readonly paperboy: Platform;
  readonly desk: TestDesk & { readonly gone: string[] };
  readonly log: readonly LogLine[];
  /** Where its door stands. */
  readonly url: string;
  readonly way: ReturnType<typeof overHttp>;
  /** Posts a body with Slack's signature, or with these headers in place of it. */
  readonly post: (sent: Sent, headers?: Record<string, string>) => Promise<Response>;
};

/** A test Slack, a store, and the hour, for Paperboys that Slack calls. */
export async function callable(t: TestContext) {
  const slack = await slackWithPeople(t);
  const file = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(file);
  // A test may have closed it itself.
  t.after(() => archive.close().catch(() => undefined));
  let now = new Date('2026-06-15T09:00:00Z');
  let secrets = 0;
  const parts = {
    archive,
    slack,
    now: () => now,
    newSecret: () => `secret number ${secrets++}, and some more to be long`,
  };
  return {
    slack,
    archive,
    file,
    now: () => now,
    set: (moment: Date) => {
      now = moment;
    },
    /** One that serves the workspace of a token. */
    one: (answer?: (words: string) => Answer) =>
      called(t, parts, { botToken: slack.workspace.tokens.bot }, answer),
    /** One that any workspace may install. */
    many: (key = secretKey) => called(t, parts, { key }),
  };
}

/** Resolves once this is so, within five seconds: for what changes nothing in Slack, where a test could wait for it. */
export async function soon(isSo: () => boolean): Promise<void> {
  const began = performance.now();
  while (!isSo()) {
    if (performance.now() - began > 5_000) throw new Error(`waited 5 s in vain for ${isSo}`);
    await setImmediate();
  }
}

type Parts = {
  readonly archive: Archive;
  readonly slack: TestSlack;
  readonly now: () => Date;
  readonly newSecret: () => string;
};

async function called(
  t: TestContext,
  { archive, slack, now, newSecret }: Parts,
  side: { readonly botToken: string } | { readonly key: string },
  answer?: (words: string) => Answer,
): Promise<Called> {
  const { log, lines } = recordingLog();
  const clock = { ...hurriedClock, now };
  const { once, installations } = archive;
  const common = { apiUrl: slack.url, clock, log, once, signingSecret, url: 'https://papers.example.org' };
  const { id: clientId, secret: clientSecret } = slack.oauth.client;
  const signer = makeSigner(() => archive.mailboxes.key('signing', newSecret));
  const paperboy =
    'botToken' in side
      ? makeSlack({ ...common, botToken: side.botToken })
      : makeSlack({
          ...common,
          clientId,
          clientSecret,
          installations,
          signer,
          newSecret,
          sealer: makeSealer(side.key, newSecret),
        });
  const door = makeDoor({ port: 0, host: '127.0.0.1' }, paperboy.knock ? [paperboy.knock] : [], {
    clock,
    log,
  });
  await door.open();
  t.after(door.close);
  t.after(paperboy.close);
  const gone: string[] = [];
  const desk = {
    ...deskThat(answer),
    gone,
    left: async (places: readonly string[]) => void gone.push(...places),
  };
  await paperboy.connect(desk);
  const url = door.address() ?? '';
  return {
    paperboy,
    desk,
    log: lines,
    url,
    way: overHttp(() => `${url}/slack/events`, signingSecret, now),
    post: ({ body, type }, headers = signatureOf(body, signingSecret, now())) =>
      fetch(`${url}/slack/events`, { method: 'POST', body, headers: { 'Content-Type': type, ...headers } }),
  };
}
