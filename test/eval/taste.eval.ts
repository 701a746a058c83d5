import { readPaperLine } from '../../src/archive/paper-line.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import type { Day } from '../../src/day.ts';
import type { Match } from '../../src/match.ts';
import type { Paper, PaperId } from '../../src/paper.ts';
import type { Vectors } from '../../src/query/likeness.ts';
import { wordsOf } from '../../src/query/words.ts';
import { standingsOf } from '../../src/select/digest.ts';
import { tasteFor } from '../../src/select/own-taste.ts';
import { votesOf } from '../../src/select/rank.ts';
import { openSmallModel } from '../../src/vectors/open-small-model.ts';
import type { Evaluate, Finding } from './frame.ts';
import {
  bestPossible,
  chance,
  type Outcome,
  type Ranker,
  type ReplayDay,
  replay,
  type SimulatedReader,
} from './replay.ts';

/** The half year that is replayed; the ranker's figures were chosen on the half year before it. */
const first: Day = '2026-01-01';
const last: Day = '2026-06-30';
/** Interests are drawn from the keywords of the months before. */
const interestsFrom: Day = '2025-07-01';
const readerCount = 24;
const interestsEach = 3;
/** Days with fewer papers are no choice. */
const leastPapers = 15;

/** A paper as its list had it, and apart from it the keywords that say who wants it. */
type Listed = { readonly day: Day; readonly match: Match; readonly keywords: readonly string[] };

/** How many of the first ten papers of a day a reader wants: by votes alone, by time alone, and as we rank them. */
export const evaluate: Evaluate = async ({ corpus }) => {
  const listed = await readListed(corpus);
  const days = daysOf(listed.filter(({ day }) => day >= first));
  const readers = makeReaders(listed);
  const model = await openSmallModel();
  const papers = days.flatMap((one) => one.papers.map(({ paper }) => paper));
  const embedded = await model.embedPapers(papers);
  const vectors = new Map(papers.map(({ id }, at) => [id, embedded[at] ?? new Float32Array()]));
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  const votes = replay(days, readers, byVotes);
  const rows: readonly (readonly [string, Outcome])[] = [
    ['votes alone', votes],
    ['time alone', replay(days, readers, byTime)],
    ['learned, by words alone', replay(days, readers, learned(known, new Map()))],
    ['learned, by words and meaning', replay(days, readers, learned(known, vectors))],
    ['the best possible', bestPossible(days, readers)],
  ];
  return [findingOf(rows, votes, days, readers, papers.length)];
};

const byVotes: Ranker = ({ papers }) => papers.toSorted((a, b) => votesOf(b) - votesOf(a) || newer(a, b));
const byTime: Ranker = ({ papers }) => papers.toSorted(newer);

function newer(a: Match, b: Match): number {
  return a.paper.id < b.paper.id ? 1 : -1;
}

/** The ranker as it runs in production, its spreading of like papers included. */
function learned(known: ReadonlyMap<PaperId, Paper>, vectors: Vectors): Ranker {
  return ({ papers, marks, now }) => {
    const marked = [...new Set(marks.map(({ paper }) => paper))].flatMap((id) => known.get(id) ?? []);
    const taste = tasteFor({ marks, papers: marked, by: 'reader' }, papers, vectors, now);
    return standingsOf(papers, { topics: [], max: 10, now, taste, vectors }).map((one) => one.listed);
  };
}

/** Hugging Face's lists, each paper on its first day. The keywords, and the gist that is made with them, are taken out. */
async function readListed(corpus: string): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for await (const line of readLines(corpus)) {
    const read = readPaperLine(line);
    if (!('find' in read)) continue;
    const { paper, listings } = read.find;
    const [listing] = listings
      .filter(({ source, day }) => source === 'huggingface' && day >= interestsFrom && day <= last)
      .toSorted((a, b) => (a.day < b.day ? -1 : 1));
    if (!listing || paper.keywords.length === 0) continue;
    const { gist: _, ...seen } = { ...paper, keywords: [] };
    const match: Match = {
      paper: seen,
      listings: [listing],
      reasons: [{ kind: 'list', source: listing.source, day: listing.day }],
    };
    found.push({ day: listing.day, match, keywords: paper.keywords.map(phraseOf) });
  }
  return found;
}

function phraseOf(keyword: string): string {
  return ` ${wordsOf(keyword).join(' ')} `;
}

function daysOf(listed: readonly Listed[]): readonly ReplayDay[] {
  return [...Map.groupBy(listed, ({ day }) => day)]
    .filter(([, papers]) => papers.length >= leastPapers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, papers]) => ({ day, papers: papers.map(({ match }) => match) }));
}

/** Readers of three interests each: keywords of at least two words that 4 to 30 of 1,000 papers before the replay have. */
function makeReaders(listed: readonly Listed[]): readonly SimulatedReader[] {
  const before = listed.filter(({ day }) => day < first);
  const counts = new Map<string, number>();
  for (const { keywords } of before)
    for (const keyword of new Set(keywords)) counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  const pool = [...counts]
    .filter(([keyword, count]) => keyword.trim().includes(' ') && isTelling(count / before.length))
    .map(([keyword]) => keyword)
    .toSorted();
  return Array.from({ length: readerCount }, (_, at) => {
    const name = `reader ${at}`;
    const drawn = pool.toSorted((a, b) => chance(name + a) - chance(name + b)).slice(0, interestsEach);
    const wants = listed.filter(({ keywords }) =>
      keywords.some((keyword) => drawn.some((interest) => keyword.includes(interest))),
    );
    return { name, wants: new Set(wants.map(({ match }) => match.paper.id)) };
  });
}

function isTelling(share: number): boolean {
  return share >= 0.004 && share <= 0.03;
}

function findingOf(
  rows: readonly (readonly [string, Outcome])[],
  votes: Outcome,
  days: readonly ReplayDay[],
  readers: readonly SimulatedReader[],
  papers: number,
): Finding {
  const figure = (value: number, of: number) => `${value.toFixed(3)}  ${(value / of).toFixed(2)}x`;
  return {
    title: `Taste: of the first ten papers of a day, the share that a reader wants. ${readers.length} simulated readers of ${interestsEach} interests, ${days.length} days from ${first} to ${last}, ${papers} papers.`,
    rows: [
      ['ranked by', 'all days, beside votes', 'later half, beside votes', 'wanted papers new to the model'],
      ...rows.map(([name, outcome]) => [
        name,
        figure(outcome.all, votes.all),
        figure(outcome.laterHalf, votes.laterHalf),
        figure(outcome.unseenFound, votes.unseenFound),
      ]),
    ],
    notes: [
      'Interests are keywords; the ranker sees neither keywords nor gists, and only marks on papers that it showed itself.',
      'Votes are those of the last reading, which no morning has: that favours votes alone.',
      'The meaning is that of our own model, trained on eight in ten papers of this corpus: the last column counts one of the other two tenths alone, as the share of wanted papers that stood among the first ten.',
    ],
  };
}
