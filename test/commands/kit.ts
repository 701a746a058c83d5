import type { TestContext } from 'node:test';
import type { Caller, Context } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { topics } from '../../config/topics.ts';
import type { Archive, Find } from '../../src/archive/archive.ts';
import type { ArchiveOptions } from '../../src/archive/open.ts';
import { makeDesk } from '../../src/desk.ts';
import type { Log } from '../../src/log.ts';
import { makePictures } from '../../src/pictures/pictures.ts';
import type { Answer, Desk } from '../../src/platforms/platform.ts';
import type { Topic } from '../../src/topic.ts';
import type { Row, View } from '../../src/view.ts';
import { tempArchive } from '../archive/kit.ts';
import { makeTestClock, type TestClock } from '../kit/clock.ts';

/** A desk on an archive of its own, and a clock that a test moves. */
export type Counter = {
  readonly archive: Archive;
  readonly clock: TestClock;
  readonly desk: Desk;
  /** What a person would type after `/papers`. */
  readonly ask: (words: string, who?: Partial<Caller>) => Promise<Answer>;
  readonly suggest: (command: string, option: string, typed: string) => Promise<readonly string[]>;
};

export const someone: Caller = {
  place: 'discord:7',
  reader: 'discord:user/1',
  mayManage: true,
  zone: 'Europe/Paris',
};

/** Opens one on Monday 15 June 2026 at noon UTC, with these papers. Between questions a minute passes. */
export async function openCounter(
  t: TestContext,
  finds: readonly Find[] = [],
  asked: readonly Topic[] = topics,
  options: ArchiveOptions = {},
): Promise<Counter> {
  const archive = await tempArchive(t, options);
  const clock = makeTestClock('2026-06-15T12:00:00Z');
  await archive.papers.save(finds, clock.now());
  const quiet = () => undefined;
  const log: Log = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: ({ error }: { readonly error?: unknown }) => {
      throw error;
    },
  };
  const pictures = makePictures(log);
  const desk = makeDesk(
    (caller): Context => ({ archive, topics: asked, commands, caller, pictures, now: clock.now() }),
    log,
  );
  return {
    archive,
    clock,
    desk,
    ask: (words, who = {}) => {
      clock.move(60_000);
      return desk.answerWords(words, { ...someone, ...who });
    },
    suggest: (command, option, typed) => desk.suggest(command, option, typed, someone),
  };
}

/** The ids of a view's papers, in order. */
export function papersIn({ view }: Answer): readonly string[] {
  return view.sections.flatMap(({ items }) => items.map(({ paper }) => paper));
}

/** The words of a view's rows by their labels. */
export function rowsIn({ view }: Answer): Readonly<Record<string, string>> {
  return Object.fromEntries(allRows(view).map(({ label, text }) => [label, text]));
}

/** What the view's buttons say, by their labels. */
export function pressesIn({ view }: Answer): Readonly<Record<string, string>> {
  return Object.fromEntries((view.actions ?? []).map(({ label, says }) => [label, says]));
}

function allRows(view: View): readonly Row[] {
  return view.sections.flatMap(({ rows = [] }) => rows);
}
