import type { Digest, DigestGroup } from '../digest.ts';
import type { ListedPaper, Match, Reason } from '../match.ts';
import type { Vectors } from '../query/likeness.ts';
import type { Topic } from '../topic.ts';
import { type Standing, spread, spreadBest } from './diversity.ts';
import { type Ranking, rankScored } from './rank.ts';
import { fitOf, matchTopics, type TopicMatch } from './topics.ts';

/** The heading of papers that no group of their own is made for. */
export const otherTitle = 'Other papers';

/** More groups than this are hard to take in, and headings over single papers are noise: those give way. */
const mostGroups = 8;

/** What a digest is made with. */
export type DigestWish = Ranking & {
  /** Topics to group by: those a place asked for, else all. */
  readonly topics: readonly Topic[];
  /** The most papers shown; all of them where absent. */
  readonly max?: number;
  /** By which papers that say the same are told: the best `max` are spread where there are some. */
  readonly vectors?: Vectors;
  /** The topics that a paper finds, where they are known already. */
  readonly fitsOf?: FitsOf;
};

/** The topics among these that a paper finds, best fit first: as `matchTopics` finds them. */
export type FitsOf = (listed: ListedPaper, topics: readonly Topic[]) => readonly TopicMatch[];

/**
 * The best `max` of the matches, each in the group of the topic that fits it best, best first; groups come in the order
 * of their best papers, other papers last. The same matches make the same digest, in whatever order they come.
 */
export function makeDigest(matches: readonly Match[], wish: DigestWish): Digest {
  const { topics, max, now, vectors = new Map(), fitsOf } = wish;
  const ranked = spreadBest(rankScored(matches, wish, askedFit), vectors, max ?? 0);
  const fits = fitsOf ?? ((listed) => matchTopics(listed, topics, now, vectors));
  const shown = ranked.slice(0, max).map((match) => ({ match, fits: fits(match, topics) }));
  return { groups: grouped(shown), left: max === undefined ? [] : ranked.slice(max) };
}

/** The matches in the digest's order, each with what it stands there by. */
export function standingsOf(matches: readonly Match[], wish: DigestWish): readonly Standing<Match>[] {
  const { max = 0, vectors = new Map() } = wish;
  return spread(rankScored(matches, wish, askedFit), vectors, max);
}

/** A match with the topics it finds, best fit first. */
type Fitted = { readonly match: Match; readonly fits: readonly TopicMatch[] };

/** A group in the making: its papers stand in the digest's order. `topic` is absent where none fits. */
type Draft = { readonly topic?: string; readonly title: string; readonly fitted: readonly Fitted[] };

function grouped(shown: readonly Fitted[]): DigestGroup[] {
  const most = Math.min(mostGroups, Math.ceil(shown.length / 2));
  let drafts = draftGroups(shown, ({ fits }) => fits[0]);
  while (drafts.filter(({ topic }) => topic).length > most) {
    const single = drafts.findLast(({ topic, fitted }) => topic && fitted.length === 1);
    if (!single) break;
    drafts = withoutGroup(shown, drafts, single);
  }
  return [...drafts.filter(({ topic }) => topic), ...drafts.filter(({ topic }) => !topic)].map(
    ({ topic, title, fitted }) => ({ title, matches: fitted.map((one) => explained(one, topic)) }),
  );
}

/** The drafts with one of them given up: its paper goes to the best other topic it clearly has and that has a group, else to the others. */
function withoutGroup(shown: readonly Fitted[], drafts: readonly Draft[], gone: Draft): readonly Draft[] {
  const homes = new Map(
    drafts.flatMap(({ topic, fitted }) => fitted.map(({ match }) => [match.paper.id, topic])),
  );
  const kept = new Set(drafts.map(({ topic }) => topic).filter((topic) => topic !== gone.topic));
  return draftGroups(shown, ({ match, fits }) => {
    const home = homes.get(match.paper.id);
    if (home !== gone.topic) return fits.find(({ topic }) => topic.id === home);
    return fits.find(({ topic, fit }) => kept.has(topic.id) && fit >= clearFit);
  });
}

/** A fit below this is a single phrase met in the abstract: too little to move a paper there. */
const clearFit = 2;

/** Groups in the order of their first papers, since `shown` comes best first. */
function draftGroups(
  shown: readonly Fitted[],
  homeOf: (fitted: Fitted) => TopicMatch | undefined,
): readonly Draft[] {
  const byHome = Map.groupBy(shown, (fitted) => homeOf(fitted)?.topic.id);
  return [...byHome].map(([topic, fitted]) => {
    const title = fitted[0] && homeOf(fitted[0])?.topic.title;
    return topic ? { topic, title: title ?? topic, fitted } : { title: otherTitle, fitted };
  });
}

/** The match with its topic among the reasons: that of the heading, or the one whose group gave way. */
function explained({ match, fits }: Fitted, topic: string | undefined): Match {
  const fit = fits.find((found) => found.topic.id === topic) ?? fits[0];
  const known = match.reasons.some((reason) => reason.kind === 'topic' && reason.topic === fit?.topic.id);
  if (!fit || known) return match;
  const reason: Reason = { kind: 'topic', topic: fit.topic.id, words: fit.words };
  const [first, ...rest] = match.reasons;
  return { ...match, reasons: [first, ...rest, reason] };
}

/** How well the paper fits what was asked for, whichever reason says so best. */
function askedFit({ paper, reasons }: Match): number {
  return Math.max(0, ...reasons.map((reason) => ('words' in reason ? fitOf(reason.words, paper.title) : 0)));
}
