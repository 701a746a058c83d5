import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCall } from '../../commands/read-call.ts';
import { tokensOf } from '../../commands/tokens.ts';
import { type House, openHouse } from '../../src/house.ts';
import type { Answer, Desk } from '../../src/platforms/platform.ts';
import { mailing, makeTestWorld, type TestWorld } from '../kit/world.ts';
import { arxivDay, huggingFaceDay } from '../select/real-days.ts';

/** The desk that people meet, on an archive that holds one real day; it remembers what it answered. */
export type RealDesk = {
  readonly desk: Desk;
  readonly answers: readonly Answer[];
  readonly archive: House['archive'];
  readonly world: TestWorld;
  /** From then on whatever asks the archive fails. */
  readonly breakDown: () => Promise<void>;
  /** Lets a minute pass, so that nobody asks too much in one. */
  readonly later: () => void;
  readonly close: () => Promise<void>;
};

export async function openRealDesk(): Promise<RealDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-desk-'));
  const world = makeTestWorld(
    { PAPERBOY_STORE: join(folder, 'paperboy.db'), ...mailing },
    '2026-06-16T12:00:00Z',
  );
  const house = await openHouse(world);
  for (const day of ['2026-06-12', '2026-06-15'] as const)
    await house.archive.papers.save([...huggingFaceDay(day), ...arxivDay(day)], world.clock.now());
  const answers: Answer[] = [];
  const noted = async (ask: () => Promise<Answer>): Promise<Answer> => {
    // A minute between questions: a reader may ask only so many within one.
    world.set(new Date(world.clock.now().getTime() + 60_000).toISOString());
    const answer = await ask();
    answers.push(answer);
    return answer;
  };
  let broken = false;
  let minutes = 0;
  return {
    answers,
    world,
    archive: house.archive,
    desk: {
      ...house.desk,
      answer: (call, caller) => noted(() => house.desk.answer(call, caller)),
      answerWords: (words, caller) => noted(() => house.desk.answerWords(words, caller)),
    },
    later: () => world.set(new Date(Date.parse('2026-06-16T12:00:00Z') + ++minutes * 60_000).toISOString()),
    breakDown: async () => {
      broken = true;
      await house.close();
    },
    close: async () => {
      if (!broken) await house.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The options of an example as Discord would send them. */
export function optionsOf(example: string, desk: Desk): Readonly<Record<string, string | number>> {
  const read = readCall(tokensOf(example), desk.commands);
  if (!read.ok) throw new Error(`the example “${example}” cannot be read: ${read.reason}`);
  return Object.fromEntries(
    Object.entries(read.call.input).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  );
}
