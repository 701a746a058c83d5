import { addDays, dayOf } from '../day.ts';
import type { ListedPaper } from '../match.ts';
import { holdsName, holdsPhrase, type PreparedPaper, preparePaper } from './prepare.ts';
import { printQuery } from './print.ts';
import type { Query } from './query.ts';

/** Whether a paper is what a query asks for, and why. */
export type Verdict =
  /** The words, names and organisations that were found, as the query's writer typed them, each once. */
  | { readonly matched: true; readonly words: readonly string[] }
  | { readonly matched: false; readonly missing: Missing };

/** The part of a query that a paper does not meet, as it could be typed: `"tool use"`, `-survey`, `upvotes>=20`. */
export type Missing = string;

/** Asks the query of one paper. */
export function matchQuery(query: Query, listed: ListedPaper, now: Date): Verdict {
  return matchPrepared(query, preparePaper(listed), now);
}

/** Asks the query of a paper that was prepared. */
export function matchPrepared(query: Query, paper: PreparedPaper, now: Date): Verdict {
  const asked = { paper, now };
  const words = findWords(query, asked);
  if (words) return { matched: true, words };
  return { matched: false, missing: printQuery(firstMissing(query, asked)) };
}

/** A paper, the moment at which it is asked and, where many queries are, what topics found in it already. */
export type Asked = {
  readonly paper: PreparedPaper;
  readonly now: Date;
  readonly topics?: Map<Query, readonly string[] | undefined>;
};

/**
 * The words that were found, of every alternative that was; undefined where the paper does not meet the query. What must
 * be absent, and facts such as votes, have no words to show.
 */
export function findWords(query: Query, asked: Asked): readonly string[] | undefined {
  const words = find(query, asked);
  return words && words.length > 1 ? words.filter((word, at) => words.indexOf(word) === at) : words;
}

/** The words that are found whenever the query is met; undefined where alternatives make that depend on the paper. */
export function certainWords(query: Query): readonly string[] | undefined {
  switch (query.kind) {
    case 'words':
    case 'author':
    case 'org':
      return [query.typed];
    case 'and': {
      const parts = query.queries.map(certainWords);
      return parts.every((words) => words !== undefined) ? [...new Set(parts.flat())] : undefined;
    }
    case 'or':
      return undefined;
    case 'topic':
      return certainWords(query.query);
    default:
      return [];
  }
}

function find(query: Query, asked: Asked): readonly string[] | undefined {
  switch (query.kind) {
    case 'words':
      return holdsWords(query, asked.paper) ? [query.typed] : undefined;
    case 'author':
      return asked.paper.authors.some((name) => holdsName(name, query.words)) ? [query.typed] : undefined;
    case 'org':
      return holdsPhrase(asked.paper.organization, query.words) ? [query.typed] : undefined;
    case 'and':
      return findAll(query.queries, asked);
    case 'or':
      return findAny(query.queries, asked);
    case 'not':
      return find(query.query, asked) ? undefined : noWords;
    case 'topic':
      return findTopic(query.query, asked);
    default:
      return holdsFact(query, asked) ? noWords : undefined;
  }
}

const noWords: readonly string[] = [];

function findAll(queries: readonly Query[], asked: Asked): readonly string[] | undefined {
  const words: string[] = [];
  for (const query of queries) {
    const found = find(query, asked);
    if (!found) return undefined;
    words.push(...found);
  }
  return words;
}

function findAny(queries: readonly Query[], asked: Asked): readonly string[] | undefined {
  let words: readonly string[] | undefined;
  for (const query of queries) {
    const found = find(query, asked);
    if (found) words = words ? [...words, ...found] : found;
  }
  return words;
}

function findTopic(query: Query, asked: Asked): readonly string[] | undefined {
  if (asked.topics?.has(query)) return asked.topics.get(query);
  const found = find(query, asked);
  asked.topics?.set(query, found);
  return found;
}

function holdsWords(query: Extract<Query, { kind: 'words' }>, paper: PreparedPaper): boolean {
  const known = query.field === 'title' ? paper.titleWords : paper.words;
  for (const word of query.words) if (!known.has(word)) return false;
  if (query.words.length === 1) return true;
  const texts = query.field === 'title' ? [paper.texts[0]] : paper.texts;
  return texts.some((text) => holdsPhrase(text, query.words));
}

type Fact = Extract<Query, { kind: 'all' | 'category' | 'code' | 'votes' | 'since' | 'listed' | 'like' }>;

function holdsFact(query: Fact, { paper, now }: Asked): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'category':
      return paper.categories.has(query.category);
    case 'code':
      return paper.listed.paper.code !== undefined;
    case 'votes':
      return compares[query.compare](paper.votes, query.count);
    case 'like':
      return query.found?.has(paper.listed.paper.id) === true;
    case 'since':
      return paper.listedOn !== undefined && paper.listedOn >= addDays(dayOf(now), -query.days);
    case 'listed':
      return paper.listed.listings.some(
        ({ day }) => day >= query.first && (query.last === undefined || day <= query.last),
      );
  }
}

const compares = {
  '>=': (votes: number, count: number) => votes >= count,
  '>': (votes: number, count: number) => votes > count,
  '<=': (votes: number, count: number) => votes <= count,
  '<': (votes: number, count: number) => votes < count,
  '=': (votes: number, count: number) => votes === count,
} as const;

/** Of a query that does not hold: the first part that is to blame. Of alternatives, all. */
function firstMissing(query: Query, asked: Asked): Query {
  if (query.kind !== 'and') return query;
  const part = query.queries.find((one) => !find(one, asked));
  return part ? firstMissing(part, asked) : query;
}
