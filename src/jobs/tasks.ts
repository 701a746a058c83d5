import type { Archive } from '../archive/archive.ts';
import { addDays, type Day, dayOf, daysBetween, isWeekend } from '../day.ts';
import { makeDueBook } from '../due.ts';
import type { GistWriter } from '../gist-writer.ts';
import type { Place } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { isSettled, type Reading } from '../reading.ts';
import type { Source } from '../sources/source.ts';
import type { Task } from '../task.ts';
import { chooseSentences } from './choose-sentences.ts';
import { type Collected, collect, describe } from './collect.ts';
import type { Delivering } from './deliver.ts';
import type { Hands } from './hands.ts';
import { ping } from './ping.ts';
import { readMeanings } from './read-meanings.ts';
import { watch } from './watch.ts';
import { makeGistWriting } from './write-gists.ts';

/** Late papers are added to a list for days: so many are looked at again. */
const daysLookedAt = 7;
/** After an absence, lists are caught up on as far back as digests are. */
const daysCaughtUp = 30;
/** An absence longer than this is a new beginning. */
const daysRemembered = 366;

/** A list that was read so lately is not asked for again. */
const freshMs = 5 * 60_000;

/** What happens only where an operator set it. */
type MoreTasks = {
  /** Writes gists. */
  readonly writer?: GistWriter;
  /** The operator's channel, told of what is wrong. */
  readonly alerts?: Place;
};

/** What happens by itself, and when. Sites are read away from the full hour, when everybody else asks. */
export function tasksOf(
  archive: Archive,
  sources: readonly Source[],
  platforms: readonly Platform[],
  hands: Hands,
  delivering: Delivering,
  { writer, alerts }: MoreTasks = {},
): readonly Task[] {
  const { clock } = hands;
  const dueOf = makeDueBook();
  const inOneCopy: readonly Task[] = [
    // Before the tens of minutes, at which most places have their digests.
    ...(writer
      ? [{ name: 'write gists', cron: '3-53/10 * * * *', run: makeGistWriting(archive, writer, hands) }]
      : []),
    ...(alerts
      ? [{ name: 'watch', cron: '12 * * * *', run: () => watch(archive, platforms, alerts, hands) }]
      : []),
    { name: 'collect', cron: '7,27,47 * * * *', run: () => collectOpen(sources, archive, hands) },
    {
      name: 'look again',
      cron: '37 5 * * *',
      run: async () =>
        report(await collect(withLateOnes(sources), archive, hands, lastDays(clock.now())), hands),
    },
    {
      name: 'describe',
      cron: '17 * * * *',
      run: async () => report(await describe(sources, archive, hands, lastDays(clock.now())), hands),
    },
    {
      // Shortly after each reading.
      name: 'choose sentences',
      cron: '9,29,49 * * * *',
      run: () => chooseSentences(archive, clock.now()),
    },
    {
      // A minute later, when the sentences are chosen.
      name: 'ping',
      cron: '10,30,50 * * * *',
      run: async () => {
        await ping(archive, platforms, hands, dueOf);
      },
    },
    { name: 'deliver', cron: '* * * * *', run: delivering.round },
  ];
  const inEachCopy: readonly Task[] = [
    { name: 'read meanings', cron: '24 * * * *', run: () => readMeanings(archive, hands) },
    // What another copy planned, and what one that ended left behind.
    { name: 'send', cron: '* * * * *', run: delivering.send },
  ];
  return [...inOneCopy.map((task) => ({ ...task, alone: aloneAs(task.name, platforms) })), ...inEachCopy];
}

/**
 * What copies take turns at. What is planned is planned for the platforms that a copy has: copies that have others do that beside
 * each other.
 */
export function aloneAs(task: string, platforms: readonly Platform[]): string {
  if (!['deliver', 'ping', 'watch'].includes(task)) return task;
  const names = platforms.map(({ name }) => name).toSorted();
  return `${task} for ${names.join(', ')}`;
}

/** Reads, of each source, the lists that are not yet known to be whole: of the last seven days, or of a longer absence. */
export async function collectOpen(sources: readonly Source[], archive: Archive, hands: Hands): Promise<void> {
  const { clock } = hands;
  for (const source of sources) {
    const days = await openDays(source, archive, clock.now());
    if (days.length > 0) report(await collect([source], archive, hands, days), hands);
  }
}

/** The last seven days, today included. */
export function lastDays(now: Date): readonly Day[] {
  const today = dayOf(now);
  return daysBetween(addDays(today, 1 - daysLookedAt), today);
}

/** Those of the last days that are not known to be whole; after a longer absence, those since. Nothing comes at weekends. */
async function openDays({ name }: Source, archive: Archive, now: Date): Promise<readonly Day[]> {
  const today = dayOf(now);
  const read = await archive.readings.of(name, addDays(today, -daysRemembered), today);
  const whole = read.filter(isSettled);
  const done = read.filter((reading) => isSettled(reading) || isFresh(reading, now));
  const newest =
    whole
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? today;
  const week = addDays(today, 1 - daysLookedAt);
  const since = newest < week ? addDays(newest, 1) : week;
  const earliest = addDays(today, -daysCaughtUp);
  return daysBetween(since > earliest ? since : earliest, today)
    .filter((day) => !isWeekend(day))
    .filter((day) => !done.some((reading) => reading.day === day));
}

/** Whoever starts several copies, or one again and again, asks no site for the same list each time. */
function isFresh({ readAt, problem }: Reading, now: Date): boolean {
  const age = now.getTime() - Date.parse(readAt);
  return problem === undefined && age >= 0 && age < freshMs;
}

/** arXiv announces a day's papers once; Hugging Face's lists go on growing for days. */
function withLateOnes(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ name }) => name === 'huggingface');
}

function report(rounds: readonly Collected[], { log, meter }: Hands): void {
  for (const { round, source, papers, added, problems } of rounds) {
    meter?.read(source, { papers, added, problems: problems.length });
    const [first] = problems;
    log.info({ round, source, papers, added, problems: problems.length }, 'collected');
    if (first) log.warn({ round, source, where: first.where }, first.what);
  }
}
