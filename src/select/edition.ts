import { addDays, type Day, dayOf, daysBetween, isWeekend } from '../day.ts';
import { type Due, lastDue } from '../due.ts';
import { type SourceName, sourceNames } from '../listing.ts';
import type { ListedPaper, Match } from '../match.ts';
import type { PaperId } from '../paper.ts';
import type { Vectors } from '../query/likeness.ts';
import { parseQuery } from '../query/parse.ts';
import { isSettled, type Reading } from '../reading.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import { standingsOf } from './digest.ts';
import type { Standing } from './diversity.ts';
import { choose, type Left, takesAnySource, type Wish } from './match.ts';
import type { Marked } from './own-taste.ts';
import { editionOf, type ShownEdition } from './shown-edition.ts';
import type { WelcomedPaper } from './welcomed.ts';

/** Lists older than this are not caught up on: after a month away nobody wants them all. */
const catchUpDays = 30;
/** A digest of a month holds the month before, and comes up to a week into the next. */
const catchUpDaysMonthly = 40;

/** What a place's edition is made from: these sources' lists of these days. */
export type ListsWanted = {
  readonly wish: Wish;
  readonly sources: readonly SourceName[];
  readonly first: Day;
  readonly last: Day;
  /** Lists that still grow count as whole: for a look at what they hold so far. */
  readonly early?: true;
};

/** What a place's edition is made from: Hugging Face's lists, and arXiv's where the place asks for a subject. */
export function listsWanted(subscription: Subscription, topics: readonly Topic[], now: Date): ListsWanted {
  return listsFor(wishOf(subscription, topics), subscription, now);
}

/** The same, where what the place asks for was read already. */
export function listsFor(
  wish: Wish,
  subscription: Pick<Subscription, 'every' | 'from'>,
  now: Date,
): ListsWanted {
  const last = dayOf(now);
  const earliest = addDays(last, -(subscription.every === 'month' ? catchUpDaysMonthly : catchUpDays));
  const first = subscription.from > earliest ? subscription.from : earliest;
  return { wish, sources: takesAnySource(wish) ? sourceNames : ['huggingface'], first, last };
}

/** A source's lists of the wanted days, as the archive holds them. */
export type ReadLists = {
  readonly source: SourceName;
  readonly readings: readonly Reading[];
  readonly papers: readonly ListedPaper[];
};

/** The papers of lists that are whole, each once, and those that stand only on lists that still grow. */
type Candidates = { readonly whole: readonly ListedPaper[]; readonly growing: readonly ListedPaper[] };

export function candidatesOn(lists: readonly ReadLists[], { first, last, early }: ListsWanted): Candidates {
  const all = lists.flatMap((list) =>
    list.papers.map((listed) => ({ listed, whole: early ?? isOnWholeList(listed, list, first, last) })),
  );
  const whole = new Map(all.filter((one) => one.whole).map(({ listed }) => [listed.paper.id, listed]));
  const growing = all.filter(({ listed }) => !whole.has(listed.paper.id));
  return {
    whole: [...whole.values()],
    growing: [...new Map(growing.map(({ listed }) => [listed.paper.id, listed])).values()],
  };
}

/**
 * The newest list that this digest can hold: of the day before, since today's still grows; where that is a weekend and the
 * place's last digest was before it, the last working day's: on Monday nobody asks why Sunday had no papers.
 */
export function newestListDay(hours: Subscription, due: Due): Day {
  const yesterday = addDays(due.day, -1);
  const before = lastDue(hours, new Date(due.at.getTime() - 1))?.day ?? yesterday;
  return daysBetween(before, yesterday).findLast((day) => !isWeekend(day)) ?? yesterday;
}

/** A list that nobody read, since its papers were imported, counts as whole once its day is over. */
function isOnWholeList(
  { listings }: ListedPaper,
  { source, readings }: ReadLists,
  first: Day,
  last: Day,
): boolean {
  return listings.some((listing) => {
    if (listing.source !== source || listing.day < first) return false;
    const reading = readings.find(({ day }) => day === listing.day);
    return reading ? isSettled(reading) : listing.day < last;
  });
}

/** Everything a place's edition is decided from. */
type EditionFacts = {
  readonly subscription: Subscription;
  readonly topics: readonly Topic[];
  readonly due: Due;
  readonly now: Date;
  readonly wanted: ListsWanted;
  readonly lists: readonly ReadLists[];
  /** Which of the candidates on whole lists the place has had. */
  readonly had: ReadonlySet<PaperId>;
  /** What was marked here, or by the reader whose own digest this is. */
  readonly marked: Marked;
  /** What was most liked and saved there in the week or month that the edition is of. */
  readonly welcomed: readonly WelcomedPaper[];
  /** Of the candidates and the marked papers, as far as they have one. */
  readonly vectors: Vectors;
};

/** A place's edition: what comes, and why the others do not. */
export type Edition = ShownEdition & {
  /** The matches in the digest's order, each with what it stands there by. */
  readonly standings: readonly Standing<Match>[];
  readonly left: readonly Left[];
  /** Papers that the place has had. */
  readonly had: readonly ListedPaper[];
  /** Papers that wait until their list is whole. */
  readonly growing: readonly ListedPaper[];
};

/** The papers of whole lists that the place has not had, chosen, ranked and capped; or why there are none. */
export function makeEdition(facts: EditionFacts): Edition {
  const { subscription, due, now, wanted, lists, had, vectors } = facts;
  const { whole, growing } = candidatesOn(lists, wanted);
  const { matches, left } = choose(
    whole.filter(({ paper }) => !had.has(paper.id)),
    wanted.wish,
    now,
    vectors,
  );
  const readings = lists.flatMap((list) => list.readings);
  const { max, every } = subscription;
  const chosen = {
    ...facts,
    wish: wanted.wish,
    chosen: matches,
    whole,
    readings,
    newest: newestListDay(subscription, due),
    max,
    ...(every && { every }),
  };
  const shown = editionOf(chosen);
  return {
    ...shown,
    standings: standingsOf(shown.matches, shown.digestWish),
    left,
    had: whole.filter(({ paper }) => had.has(paper.id)),
    growing,
  };
}

/** What the place asked for. A query of an earlier version that no longer parses asks for nothing rather than for everything. */
export function wishOf(
  { query, topics: ids }: Pick<Subscription, 'query' | 'topics'>,
  topics: readonly Topic[],
): Wish {
  const asked = topics.filter((topic) => ids.includes(topic.id));
  if (query === undefined) return { topics: asked };
  const parsed = parseQuery(query, topics);
  const nothing = { kind: 'not', query: { kind: 'all' } } as const;
  return { topics: asked, query: { typed: query, query: parsed.ok ? parsed.query : nothing } };
}
