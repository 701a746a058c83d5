import { type Bot, type Round, startBot } from './child.ts';

/** All copies of the bot. */
export type Crew = {
  /** Each delivers once at this time; a copy that is killed meanwhile says nothing. */
  readonly deliver: (now: () => number) => readonly Promise<Round | undefined>[];
  /** One delivers once. */
  readonly deliverAt: (at: number, now: number) => Promise<Round | undefined>;
  /** Ends one as a power cut would. */
  readonly kill: (at: number) => Promise<void>;
  readonly startAgain: (at: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts one copy for each of these. */
export async function startCrew(
  given: readonly Readonly<Record<string, string | number | undefined>>[],
): Promise<Crew> {
  const bots: Bot[] = await Promise.all(given.map(startBot));
  return {
    deliver: (now) => bots.map((bot) => bot.deliver(now())),
    deliverAt: async (at, now) => bots[at]?.deliver(now),
    kill: async (at) => bots[at]?.kill(),
    startAgain: async (at) => {
      bots[at] = await startBot(given[at] ?? {});
    },
    stop: async () => {
      await Promise.all(bots.map((bot) => bot.kill()));
    },
  };
}
