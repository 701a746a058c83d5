import type { Day } from '../day.ts';
import type { Digest } from '../digest.ts';
import type { ListedPaper, Match } from '../match.ts';
import type { PaperId } from '../paper.ts';
import type { Vectors } from '../query/likeness.ts';
import type { Reading } from '../reading.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import { type DigestWish, type FitsOf, makeDigest } from './digest.ts';
import { type EmptyReason, emptyReason } from './empty.ts';
import type { Wish } from './match.ts';
import { type Marked, tasteFor, withTaste } from './own-taste.ts';
import type { WelcomedPaper } from './welcomed.ts';

/** What a place is shown: its edition without what only `why` and `preview` ask for. */
export type ShownEdition = {
  readonly wish: Wish;
  /** What was chosen, ranked and capped; empty of groups where nothing was. */
  readonly digest: Digest;
  /** What the digest was made with. */
  readonly digestWish: DigestWish;
  readonly matches: readonly Match[];
  readonly welcomed: readonly WelcomedPaper[];
  /** Why nothing was chosen, where nothing was. */
  readonly empty?: EmptyReason;
};

/** Everything that is decided after the choice. */
type Chosen = Pick<Subscription, 'max' | 'every'> & {
  readonly topics: readonly Topic[];
  readonly now: Date;
  readonly had: ReadonlySet<PaperId>;
  readonly marked: Marked;
  readonly welcomed: readonly WelcomedPaper[];
  readonly vectors: Vectors;
  readonly wish: Wish;
  /** The papers chosen of those that the place has not had. */
  readonly chosen: readonly Match[];
  /** All that there was to choose from, had or not. */
  readonly whole: readonly ListedPaper[];
  readonly readings: readonly Reading[];
  /** The newest list that the edition can hold. */
  readonly newest: Day;
  /** The topics that a paper finds, where they are known already. */
  readonly fitsOf?: FitsOf;
};

/** The chosen papers, ranked and capped; or why there are none. */
export function editionOf(facts: Chosen): ShownEdition {
  const { wish, chosen, topics, max, now, every, had, marked, welcomed, vectors, fitsOf } = facts;
  const taste = tasteFor(marked, chosen, vectors, now);
  const matches = withTaste(chosen, taste, marked);
  const grouping = wish.topics.length > 0 ? wish.topics : topics;
  const ageless = every !== undefined;
  const digestWish = { topics: grouping, max, now, ageless, taste, vectors, ...(fitsOf && { fitsOf }) };
  return {
    wish,
    digest: makeDigest(matches, digestWish),
    digestWish,
    matches,
    welcomed,
    ...(matches.length === 0 && { empty: whyEmpty(facts, had) }),
  };
}

function whyEmpty({ whole, readings, newest, now }: Chosen, had: ReadonlySet<PaperId>): EmptyReason {
  const known = whole.filter(({ paper }) => had.has(paper.id)).length;
  return emptyReason({ day: newest, readings, candidates: whole.length - known, had: known, now });
}
