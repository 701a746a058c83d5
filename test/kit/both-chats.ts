import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { runCommand } from '../../src/program.ts';
import { startDiscord } from './discord.ts';
import { startReplica } from './replica.ts';
import { startSlack } from './slack/slack.ts';
import { makeTestWorld, type TestWorld } from './world.ts';

/** What a log must not hold. */
export const slackTokens = { SLACK_BOT_TOKEN: 'xoxb-test-bot', SLACK_APP_TOKEN: 'xapp-test-app' } as const;

/**
 * A Discord, a Slack with the person U1 and the channel C1, and both sites as on Monday, 15 June 2026; and the whole program
 * between them, to be started, ended and started again on the same store. All of it ends with the test.
 */
export async function openBothChats(t: TestContext, { creator }: { readonly creator: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-'));
  const [discord, slack, replica] = await Promise.all([
    startDiscord(),
    startSlack(),
    startReplica('2026-06-15'),
  ]);
  let live: { readonly world: TestWorld; readonly running: Promise<number> } | undefined;
  const end = async () => {
    live?.world.end();
    return live?.running;
  };
  t.after(async () => {
    await end();
    await Promise.all([discord.stop(), slack.close(), replica.stop()]);
    await rm(folder, { recursive: true });
  });
  slack.addPerson({ id: 'U1', zone: 'Europe/Paris' });
  slack.addChannel({ id: 'C1', creator });
  const env = {
    PAPERBOY_STORE: join(folder, 'paperboy.db'),
    HF_ENDPOINT: replica.url,
    PAPERBOY_ARXIV_URL: replica.url,
    PAPERBOY_ARXIV_CATEGORIES: 'cs.CL',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_API_URL: slack.url,
    ...slackTokens,
  };
  return {
    discord,
    slack,
    replica,
    /** Starts the program at that time; resolves once its schedule stands. */
    start: async (moment: string): Promise<TestWorld> => {
      const world = makeTestWorld(env, moment);
      live = { world, running: runCommand(world, ['start']) };
      await world.scheduled;
      return world;
    },
    /** Ends the program; resolves to its exit status. */
    end,
  };
}
