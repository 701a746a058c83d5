import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { makeDiscord } from '../../src/platforms/discord/connect.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { makeSlack } from '../../src/platforms/slack/connect.ts';
import { daily } from '../archive/kit.ts';
import { type Posted, startDiscord, type TestDiscord } from '../kit/discord.ts';
import { startSlack, type TestSlack } from '../kit/slack/slack.ts';
import type { SlackMessage } from '../kit/slack/workspace.ts';
import { noRealDays } from '../select/real-days.ts';
import { letters } from './contract.ts';
import { openRealDesk, optionsOf, type RealDesk } from './real-desk.ts';
import { readSlack } from './slack/seen.ts';

const ephemeral = 64;
const pictured = ['today 2026-06-15', 'trends agents vs diffusion', 'map last'] as const;
/** Trends are lines of several weeks, and the desk has papers of two days. */
const older = daily('2605.00001', '2026-05-18', 7, { title: 'Agents of an earlier week' });
const imageBlock = z.object({ alt_text: z.string(), slack_file: z.object({ id: z.string() }) });
const examples = commands.flatMap((command) => command.examples.map((example) => ({ command, example })));

describe('every command in Discord, on a real day', { skip: noRealDays }, () => {
  let real: RealDesk;
  let discord: TestDiscord;
  let platform: Platform;
  const known = new Set<string>();

  before(async () => {
    [real, discord] = await Promise.all([openRealDesk(), startDiscord()]);
    const { clock, log } = real.world;
    platform = makeDiscord({ token: discord.token, apiUrl: discord.url, readMessages: true, clock, log });
    await platform.connect(real.desk);
  });
  after(async () => {
    await platform.close();
    await discord.stop();
    await real.close();
  });

  /** The message with which the answer begins. */
  async function asked(
    name: string,
    options: Readonly<Record<string, string | number>>,
  ): Promise<Posted & { readonly isPrivate: boolean }> {
    for (const { id } of await discord.posted()) known.add(id);
    const before = real.answers.length;
    real.later();
    const { flags } = await discord.type(name, options);
    const { found } = await discord.until(({ id, text }) => !known.has(id) && begins(real, before, text));
    // Where “thinking …” was for the asker alone, so is what takes its place.
    return { ...found, isPrivate: ((flags | found.flags) & ephemeral) > 0 };
  }

  for (const { command, example } of examples) {
    test(`/papers ${example}`, async () => {
      const { isPrivate } = await asked(command.name, optionsOf(example, real.desk));
      assertAnswered(real, example);
      assert.equal(isPrivate, real.answers.at(-1)?.private, 'who sees it');
    });
  }

  for (const example of pictured) {
    test(`the picture of “${example}” arrives byte by byte, with words for who cannot see it`, async () => {
      await real.archive.papers.save([older], real.world.clock.now());
      const [name = ''] = example.split(' ');
      const { id } = await asked(name, optionsOf(example, real.desk));
      // The test Discord shows the words a moment before its door has noted the files.
      const { found } = await discord.until((posted) => posted.id === id && posted.files.length > 0);
      assert.deepEqual(
        found.files.map(({ bytes, description }) => ({ bytes: digestOf(bytes), alt: description })),
        picturesOf(real),
      );
    });
  }

  for (const { name } of commands.filter(({ manages }) => manages)) {
    test(`/papers ${name} is refused to who may not manage the channel, and only they see it`, async () => {
      await discord.mayManage(false);
      const { text, isPrivate } = await asked(name, {});
      await discord.mayManage(true);
      assert.match(text, /Only someone who may manage this channel/);
      assert.ok(isPrivate);
    });
  }

  test('words that cannot be read are told to the asker alone', async () => {
    const { text, isPrivate } = await asked('search', { query: '"never closed (' });
    assert.match(text, /That did not work/);
    assert.ok(isPrivate);
  });

  test('a command that fails is answered kindly, to the asker alone, and logged', async () => {
    await real.breakDown();
    const { text, isPrivate } = await asked('today', {});
    assert.match(text, /Something went wrong here, and it is written in the log/);
    assert.ok(isPrivate);
    assert.ok(real.world.logged().some((line) => /a command failed.*"today"/.test(line)));
    assert.deepEqual(await discord.complete('search', 'query', 'x'), [], 'completions fail silently');
  });
});

describe('every command in Slack, on a real day', { skip: noRealDays }, () => {
  let real: RealDesk;
  let slack: TestSlack;
  let platform: Platform;

  before(async () => {
    [real, slack] = await Promise.all([openRealDesk(), startSlack()]);
    slack.addPerson({ id: 'U1', zone: 'Europe/Paris' });
    slack.addPerson({ id: 'U2' });
    slack.addChannel({ id: 'C1', creator: 'U1' });
    const { bot: botToken, app: appToken } = slack.workspace.tokens;
    const { clock, log } = real.world;
    platform = makeSlack({ botToken, appToken, apiUrl: slack.url, clock, log });
    await platform.connect(real.desk);
  });
  after(async () => {
    await platform.close();
    await slack.close();
    await real.close();
  });

  async function asked(user: string, words: string): Promise<SlackMessage> {
    const { messages } = slack.workspace;
    const [from, before] = [messages.length, real.answers.length];
    real.later();
    const { afterMs } = await slack.people.slash(user, 'C1', words);
    assert.ok(afterMs < 3_000);
    return slack.until(`an answer to ${words}`, () =>
      messages.slice(from).find((message) => begins(real, before, wordsOf(message))),
    );
  }

  for (const { example } of examples) {
    test(`/papers ${example}`, async () => {
      const message = await asked('U1', example);
      assertAnswered(real, example);
      assert.equal(message.onlyFor, real.answers.at(-1)?.private ? 'U1' : undefined, 'who sees it');
    });
  }

  for (const example of pictured) {
    test(`the picture of “${example}” arrives byte by byte, with words for who cannot see it`, async () => {
      await real.archive.papers.save([older], real.world.clock.now());
      const { blocks } = await asked('U1', example);
      const shown = z.array(imageBlock).parse(blocks.filter(({ type }) => type === 'image'));
      assert.deepEqual(
        shown.map(({ alt_text: alt, slack_file: { id } }) => ({
          bytes: digestOf(slack.workspace.files.get(id)?.bytes ?? Buffer.alloc(0)),
          alt,
        })),
        picturesOf(real),
      );
    });
  }

  for (const { name } of commands) {
    test(`/papers ${name} with an option that it does not have`, async () => {
      const message = await asked('U1', `${name} --nonsense x`);
      assert.match(wordsOf(message), /has no option “nonsense”/);
      assert.equal(message.onlyFor, 'U1');
    });
  }

  for (const { name } of commands.filter(({ manages }) => manages)) {
    test(`/papers ${name} is refused to who may not manage the channel, and only they see it`, async () => {
      const message = await asked('U2', name);
      assert.match(wordsOf(message), /Only someone who may manage this channel/);
      assert.equal(message.onlyFor, 'U2');
    });
  }

  test('a command that fails is answered kindly, to the asker alone', async () => {
    await real.breakDown();
    const message = await asked('U1', 'today');
    assert.match(wordsOf(message), /Something went wrong here/);
    assert.equal(message.onlyFor, 'U1');
  });
});

/** Whether the words begin the answer that the desk gave after `before` others. */
function begins({ answers }: RealDesk, before: number, words: string): boolean {
  const answer = answers[before];
  return answer !== undefined && letters(words).includes(letters(answer.view.title));
}

/** The one picture of the last answer. */
function picturesOf({ answers }: RealDesk): readonly { readonly bytes: string; readonly alt: string }[] {
  const files = answers.at(-1)?.view.files ?? [];
  assert.deepEqual(
    files.map(({ kind }) => kind),
    ['picture'],
  );
  return files.flatMap((file) =>
    file.kind === 'picture' ? [{ bytes: digestOf(file.bytes), alt: file.alt }] : [],
  );
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** An example is something that works. */
function assertAnswered({ answers, world }: RealDesk, example: string): void {
  const answer = answers.at(-1);
  assert.ok(answer && !answer.mistake, `${example}: ${answer?.view.lead}`);
  assert.deepEqual(
    world.logged().filter((line) => line.includes('"level":"error"')),
    [],
  );
}

function wordsOf(message: SlackMessage): string {
  return readSlack({ body: message, papers: [] }).words;
}
