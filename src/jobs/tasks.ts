import type { Archive } from '../archive/archive.ts';
import { addDays, type Day, dayOf, daysBetween, isWeekend } from '../day.ts';
import type { GistWriter } from '../gist-writer.ts';
import type { Place } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { isSettled } from '../reading.ts';
import type { Source } from '../sources/source.ts';
import type { Task } from '../task.ts';
import { chooseSentences } from './choose-sentences.ts';
import { type Collected, collect, describe } from './collect.ts';
import type { Delivering, Hands } from './deliver.ts';
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

/** What happens only where an operator set it. */
export type MoreTasks = {
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
  return [
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
        report(await collect(withLateOnes(sources), archive, clock, lastDays(clock.now())), hands),
    },
    {
      name: 'describe',
      cron: '17 * * * *',
      run: async () => report(await describe(sources, archive, clock, lastDays(clock.now())), hands),
    },
    { name: 'read meanings', cron: '24 * * * *', run: () => readMeanings(archive, hands) },
    {
      // Shortly after each reading, too.
      name: 'choose sentences',
      cron: '9,29,49 * * * *',
      run: () => chooseSentences(archive, clock.now()),
    },
    {
      // Shortly after each reading.
      name: 'ping',
      cron: '10,30,50 * * * *',
      run: async () => {
        await ping(archive, platforms, hands);
      },
    },
    { name: 'deliver', cron: '* * * * *', run: delivering.round },
  ];
}

/** Reads, of each source, the lists that are not yet known to be whole: of the last seven days, or of a longer absence. */
export async function collectOpen(sources: readonly Source[], archive: Archive, hands: Hands): Promise<void> {
  const { clock } = hands;
  for (const source of sources) {
    const days = await openDays(source, archive, clock.now());
    if (days.length > 0) report(await collect([source], archive, clock, days), hands);
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
  const whole = (await archive.readings.of(name, addDays(today, -daysRemembered), today)).filter(isSettled);
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
    .filter((day) => !whole.some((reading) => reading.day === day));
}

/** arXiv announces a day's papers once; Hugging Face's lists go on growing for days. */
function withLateOnes(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ name }) => name === 'huggingface');
}

function report(rounds: readonly Collected[], { log, meter }: Hands): void {
  for (const { source, papers, added, problems } of rounds) {
    meter?.read(source, { papers, added, problems: problems.length });
    const [first] = problems;
    log.info({ source, papers, added, problems: problems.length }, 'collected');
    if (first) log.warn({ source, where: first.where }, first.what);
  }
}
