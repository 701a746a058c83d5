import assert from 'node:assert/strict';
import { topics } from '../../config/topics.ts';
import { readPaperLine } from '../../src/archive/paper-line.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import type { ListedPaper } from '../../src/match.ts';
import { type FollowMatch, type FollowQuery, indexFollows } from '../../src/query/follow-index.ts';
import { matchPrepared } from '../../src/query/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { type PreparedPaper, preparePaper } from '../../src/query/prepare.ts';
import { randomNumbers } from '../chaos/faults.ts';
import { type Bench, inTurns, timed } from './frame.ts';

const followCount = 100_000;
const paperCount = 1_000;
const tries = 5;
/** Asking every follow of every paper takes minutes: it is done for these papers, and the time multiplied. */
const inTurnCount = 10;
const now = new Date('2026-06-30T12:00:00Z');

/** Which of 100,000 follows does each of 1,000 new papers match? */
export const bench: Bench = async ({ corpus }) => {
  const { papers, keywords, authors } = await readCorpus(corpus);
  const follows = makeFollows(keywords, authors);
  const compiled = await timed(async () => indexFollows(follows));
  const index = compiled.result;
  const prepared = await timed(async () => papers.map(preparePaper));
  const matchAll = async () =>
    prepared.result.reduce((total, paper) => total + index.matches(paper, now).length, 0);
  const matches = await matchAll();
  const some = prepared.result.filter((_, at) => at % (paperCount / inTurnCount) === 0);
  const oneByOne = (paper: PreparedPaper) =>
    follows.flatMap(({ id, query }) => {
      const verdict = matchPrepared(query, paper, now);
      return verdict.matched ? [{ id, words: verdict.words }] : [];
    });
  const asked = new Map<PreparedPaper, readonly FollowMatch[]>();
  const share = inTurnCount / tries;
  const times = await inTurns(tries, matchAll, async (at) => {
    for (const paper of some.slice(at * share, (at + 1) * share)) asked.set(paper, oneByOne(paper));
  });
  for (const [paper, found] of asked)
    assert.deepEqual(
      index.matches(paper, now).toSorted((one, other) => numberOf(one) - numberOf(other)),
      found,
      'the index finds what asking in turn finds',
    );
  const yardstick = {
    name: `asking one by one (${inTurnCount} papers, times ${paperCount / inTurnCount})`,
    ms: (times.yardstickMs * paperCount) / share,
  };
  return [
    {
      name: `match ${followCount} follows × ${paperCount} papers: ${matches} matches`,
      ms: times.ms,
      aimMs: 2_000,
      yardstick,
    },
    {
      name: '… with preparing the papers and making the index',
      ms: compiled.ms + prepared.ms + times.ms,
      aimMs: 4_000,
      yardstick,
    },
  ];
};

function numberOf({ id }: FollowMatch): number {
  return Number(id.split(' ')[1]);
}

type Corpus = {
  readonly papers: readonly ListedPaper[];
  /** As often as papers have them. */
  readonly keywords: readonly string[];
  readonly authors: readonly string[];
};

/** Every so many papers of the corpus, and all keywords and some authors for people to follow. */
async function readCorpus(path: string): Promise<Corpus> {
  const papers: ListedPaper[] = [];
  const keywords: string[] = [];
  const authors: string[] = [];
  let number = 0;
  for await (const line of readLines(path)) {
    number += 1;
    const read = readPaperLine(line);
    if ('unreadable' in read) continue;
    const { paper } = read.find;
    keywords.push(...paper.keywords);
    if (number % 7 === 0) authors.push(...paper.authors.slice(0, 1));
    if (number % 77 === 0 && papers.length < paperCount) papers.push(read.find);
  }
  return { papers, keywords, authors };
}

/** Follows as people write them: mostly a phrase, named as often as papers have it for a keyword. */
function makeFollows(keywords: readonly string[], authors: readonly string[]): readonly FollowQuery[] {
  const random = randomNumbers(1);
  const keyword = () => pick(keywords, random).replaceAll('"', '');
  const topic = () => `topic:${pick(topics, random).id}`;
  const kinds: readonly (readonly [share: number, make: () => string])[] = [
    [0.5, () => `"${keyword()}"`],
    [0.2, () => keyword()],
    [0.1, () => `"${keyword()}" -"${keyword()}"`],
    [0.08, () => `"${keyword()}" OR "${keyword()}"`],
    [0.05, () => `author:"${pick(authors, random)}"`],
    [0.03, topic],
    [0.02, () => `"${keyword()}" ${topic()}`],
    [0.01, () => `"${keyword()}" upvotes>=20`],
    [0.01, () => `in:title ${keyword()}`],
  ];
  return Array.from({ length: followCount }, (_, number) => {
    for (;;) {
      const make = pickShare(kinds, random()) ?? topic;
      const parsed = parseQuery(make(), topics);
      if (parsed.ok) return { id: `follow ${number}`, query: parsed.query };
    }
  });
}

/** The thing whose part of the way from 0 to 1 this is. */
function pickShare<T>(things: readonly (readonly [share: number, thing: T])[], at: number): T | undefined {
  const [first, ...rest] = things;
  if (!first || at < first[0]) return first?.[1];
  return pickShare(rest, at - first[0]);
}

function pick<T>(things: readonly T[], random: () => number): T {
  const thing = things[Math.floor(random() * things.length)];
  if (thing === undefined) throw new RangeError('nothing to pick from');
  return thing;
}
