import type { Day } from '../../src/day.ts';
import type { Mark } from '../../src/mark.ts';
import type { Match } from '../../src/match.ts';
import type { PaperId } from '../../src/paper.ts';
import { isHeldOut } from '../../src/vectors/held-out.ts';

/** A day's list as it lies before a reader in the evening. */
export type ReplayDay = { readonly day: Day; readonly papers: readonly Match[] };

/** Somebody whose interests are known to us and to no ranker. */
export type SimulatedReader = { readonly name: string; readonly wants: ReadonlySet<PaperId> };

/** What a ranker is asked on a day: it sees the papers, and what the reader marked before. */
export type Asked = {
  readonly papers: readonly Match[];
  readonly marks: readonly Mark[];
  readonly now: Date;
};
export type Ranker = (asked: Asked) => readonly Match[];

/** How well a ranker did for all readers. */
export type Outcome = {
  /** Precision of the first ten: of all days, and of the later half, when marks have come together. */
  readonly all: number;
  readonly laterHalf: number;
  /** Of the wanted papers that the model of meaning was not trained on, the share that stood among the first ten. */
  readonly unseenFound: number;
};

/** How a simulated reader marks: half of what they want of the ten that they are shown, and a few of the others as unwanted. */
const likes = 0.5;
const dislikes = 0.05;
const shown = 10;

/**
 * Replays the days for each reader, who sees the ranker's own first ten and marks some of them: what a ranker does not show is
 * never marked. Whether a reader marks a paper follows from both alone, so that all rankers meet the same readers.
 */
export function replay(
  days: readonly ReplayDay[],
  readers: readonly SimulatedReader[],
  ranker: Ranker,
): Outcome {
  const hits: { day: number; share: number }[] = [];
  const unseen: number[] = [];
  for (const reader of readers) {
    let marks: readonly Mark[] = [];
    for (const [at, { day, papers }] of days.entries()) {
      const now = new Date(`${day}T20:00:00Z`);
      const ten = ranker({ papers, marks, now }).slice(0, shown);
      const wanted = ten.filter(({ paper }) => reader.wants.has(paper.id)).length;
      hits.push({ day: at, share: wanted / shown });
      for (const { paper } of papers)
        if (reader.wants.has(paper.id) && isHeldOut(paper.id))
          unseen.push(Number(ten.some((one) => one.paper.id === paper.id)));
      marks = [...ten.flatMap(({ paper }) => markOf(reader, paper.id, now)), ...marks];
    }
  }
  return {
    all: mean(hits.map(({ share }) => share)),
    laterHalf: mean(hits.filter(({ day }) => day >= days.length / 2).map(({ share }) => share)),
    unseenFound: mean(unseen),
  };
}

/** The best that any ranker could do: on many days fewer than ten papers are wanted. */
export function bestPossible(days: readonly ReplayDay[], readers: readonly SimulatedReader[]): Outcome {
  const ranked = (wants: ReadonlySet<PaperId>): Ranker => {
    return ({ papers }) =>
      papers.toSorted((a, b) => Number(wants.has(b.paper.id)) - Number(wants.has(a.paper.id)));
  };
  const each = readers.map((reader) => replay(days, [reader], ranked(reader.wants)));
  return {
    all: mean(each.map(({ all }) => all)),
    laterHalf: mean(each.map(({ laterHalf }) => laterHalf)),
    unseenFound: mean(each.map(({ unseenFound }) => unseenFound)),
  };
}

function markOf(reader: SimulatedReader, paper: PaperId, now: Date): readonly Mark[] {
  const wanted = reader.wants.has(paper);
  if (chance(`${reader.name} ${paper}`) >= (wanted ? likes : dislikes)) return [];
  const verdict = wanted ? 'like' : 'dislike';
  return [{ reader: 'terminal:you', place: 'terminal:here', paper, verdict, at: now.toISOString() }];
}

/** A number from 0 up to 1 that follows from the words (FNV-1a, mixed once more). */
export function chance(words: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
