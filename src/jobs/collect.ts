import type { Archive } from '../archive/archive.ts';
import type { Day } from '../day.ts';
import type { SourceName } from '../listing.ts';
import type { PaperId } from '../paper.ts';
import type { Problem } from '../problem.ts';
import type { Harvest, Source } from '../sources/source.ts';
import type { Hands } from './hands.ts';

/** What reading needs of the world. */
type ReadingHands = Pick<Hands, 'clock' | 'log'>;

/** What one round of reading did, source by source. */
export type Collected = {
  /** Names the round in the log: the source, and the ISO time at which it began. */
  readonly round: string;
  readonly source: SourceName;
  /** Papers that the source named, and those of them never seen before. */
  readonly papers: number;
  readonly added: number;
  /** Days whose list was read whole. */
  readonly lists: number;
  readonly problems: readonly Problem[];
};

/** Called as the work goes on: what was read so far, of how many days. */
export type Progress = (source: SourceName, daysRead: number, days: number) => void;

/** Reads these days' lists from all sources at once, and keeps what each page gave before the next is asked for. */
export async function collect(
  sources: readonly Source[],
  archive: Archive,
  hands: ReadingHands,
  days: readonly Day[],
  progress: Progress = () => undefined,
): Promise<readonly Collected[]> {
  return Promise.all(
    sources.map((source) =>
      gather(source.name, source.collect(days), archive, hands, (read) =>
        progress(source.name, read, days.length),
      ),
    ),
  );
}

/** Asks each source for the facts of papers that another one named on these days: arXiv's categories of Hugging Face's papers. */
export async function describe(
  sources: readonly Source[],
  archive: Archive,
  hands: ReadingHands,
  days: readonly Day[],
): Promise<readonly Collected[]> {
  const bare = await papersWithoutCategories(archive, days);
  if (bare.length === 0) return [];
  return Promise.all(
    sources.flatMap((source) =>
      source.describe ? [gather(source.name, source.describe(bare), archive, hands, () => undefined)] : [],
    ),
  );
}

/** Rounds of the same sources as one round each. */
export function joinRounds(rounds: readonly Collected[], more: readonly Collected[]): readonly Collected[] {
  return rounds.map((round) => more.filter(({ source }) => source === round.source).reduce(add, round));
}

/** Whether a round brought nothing at all from anywhere. */
export function everySourceFailed(rounds: readonly Collected[]): boolean {
  return rounds.every((round) => round.lists === 0 && round.papers === 0 && round.problems.length > 0);
}

async function gather(
  source: SourceName,
  harvests: AsyncIterable<Harvest>,
  archive: Archive,
  { clock, log }: ReadingHands,
  progress: (daysRead: number) => void,
): Promise<Collected> {
  let collected = nothing(source, `${source}/${clock.now().toISOString()}`);
  for await (const harvest of harvests) {
    const fresh = await unseen(archive, harvest);
    collected = add(collected, await keep(collected, harvest, archive, clock.now()));
    if (fresh.length > 0)
      log.debug({ round: collected.round, papers: fresh }, 'saved papers never seen before');
    progress(collected.lists);
  }
  return collected;
}

async function unseen({ papers }: Archive, { finds }: Harvest): Promise<readonly PaperId[]> {
  const ids = [...new Set(finds.map(({ paper }) => paper.id))];
  const seen = await papers.seenAt(ids);
  return ids.filter((id) => !seen.has(id));
}

async function keep(
  { round, source }: Collected,
  harvest: Harvest,
  archive: Archive,
  now: Date,
): Promise<Collected> {
  const saved = await archive.papers.save(harvest.finds, now);
  for (const { day, papers } of harvest.lists) await archive.readings.note(source, day, papers, now);
  for (const { day, what } of harvest.problems)
    if (day) await archive.readings.noteProblem(source, day, what, now);
  const { finds, lists, problems } = harvest;
  return { round, source, papers: finds.length, added: saved.added, lists: lists.length, problems };
}

async function papersWithoutCategories(archive: Archive, days: readonly Day[]): Promise<readonly PaperId[]> {
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return [];
  const listed = await archive.papers.listed('huggingface', first, last);
  return listed.filter(({ paper }) => paper.categories.length === 0).map(({ paper }) => paper.id);
}

function nothing(source: SourceName, round: string): Collected {
  return { round, source, papers: 0, added: 0, lists: 0, problems: [] };
}

function add(one: Collected, other: Collected): Collected {
  return {
    round: one.round,
    source: one.source,
    papers: one.papers + other.papers,
    added: one.added + other.added,
    lists: one.lists + other.lists,
    problems: [...one.problems, ...other.problems],
  };
}
