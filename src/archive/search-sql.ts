import { addDays, type Day, dayOf } from '../day.ts';
import type { Query } from '../query/query.ts';
import { categoryFact, codeFact, everyPaperFact, type IndexColumn } from './words-index.ts';

/** A query in SQLite's words: what the word index is asked, and conditions on a row of `standings` with their values. */
export type SearchSql = {
  /** For `words MATCH ?`; absent where the query has no part that the index must choose. */
  readonly match?: string;
  /** Whether words chose the papers, so that one may fit better than another. */
  readonly ranked: boolean;
  readonly where: readonly Condition[];
};
type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

/** The query as SQL. Its parts that all must hold stand side by side, so that the word index chooses first. */
export function searchSql(query: Query, now: Date): SearchSql {
  const parts = conjuncts(query);
  // A word typed thirty times is asked for once: FTS5 would walk its papers thirty times.
  const matches = [...new Set(parts.flatMap((part) => matchOf(part) ?? []))];
  const where = parts.filter((part) => matchOf(part) === undefined).map((part) => conditionOf(part, now));
  const match = matches.length > 0 ? matches.join(' AND ') : undefined;
  return { ...(match && { match }), ranked: parts.some((part) => matchOf(part) && hasWords(part)), where };
}

/** Conditions that must all hold, as one. */
export function allOf(conditions: readonly Condition[]): { text: string; values: (string | number)[] } {
  return {
    text: conditions.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    values: conditions.flatMap(({ values }) => values),
  };
}

function hasWords(query: Query): boolean {
  switch (query.kind) {
    case 'words':
    case 'author':
    case 'org':
      return true;
    case 'topic':
      return hasWords(query.query);
    case 'and':
    case 'or':
      return query.queries.some(hasWords);
    default:
      return false;
  }
}

function conjuncts(query: Query): readonly Query[] {
  if (query.kind === 'all') return [];
  if (query.kind === 'topic') return conjuncts(query.query);
  return query.kind === 'and' ? query.queries.flatMap(conjuncts) : [query];
}

/** The query in FTS5's language, or undefined where it asks for something that the index does not hold. */
function matchOf(query: Query): string | undefined {
  switch (query.kind) {
    case 'all':
      return factMatch(everyPaperFact);
    case 'words':
      return phraseMatch(
        query.field === 'title' ? ['title'] : ['title', 'keywords', 'abstract'],
        query.words,
      );
    case 'author':
      return namesMatch('authors', query.words);
    case 'org':
      return phraseMatch(['organization'], query.words);
    case 'category':
      return factMatch(categoryFact(query.category));
    case 'code':
      return factMatch(codeFact);
    case 'topic':
      return matchOf(query.query);
    case 'and':
    case 'or':
      return joinedMatch(query.queries, query.kind);
    case 'not': {
      const match = matchOf(query.query);
      return match && `(${factMatch(everyPaperFact)} NOT ${match})`;
    }
    case 'votes':
    case 'since':
    case 'listed':
    case 'like':
      return undefined;
  }
}

function phraseMatch(columns: readonly IndexColumn[], words: readonly string[]): string {
  return words.length > 0 ? `{${columns.join(' ')}} : ${quoted(words.join(' '))}` : factMatch(everyPaperFact);
}

/**
 * Words side by side in any order. NEAR with no more room than the words themselves take says it, but not of a word that
 * is there twice: then every order is asked for, unless the name is longer than names with such words are.
 */
function namesMatch(column: IndexColumn, words: readonly string[]): string {
  const twice = new Set(words).size < words.length;
  if (words.length < 2 || (twice && words.length > 5)) return phraseMatch([column], words);
  if (twice)
    return `(${orders(words)
      .map((order) => phraseMatch([column], order))
      .join(' OR ')})`;
  return `${column} : NEAR(${words.map(quoted).join(' ')}, ${words.length - 2})`;
}

/** All orders of the words, each once. */
function orders(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length === 0) return [[]];
  return [...new Set(words)].flatMap((first) => {
    const rest = words.toSpliced(words.indexOf(first), 1);
    return orders(rest).map((order) => [first, ...order]);
  });
}

function factMatch(fact: string): string {
  return `facts : ${quoted(fact)}`;
}

function joinedMatch(queries: readonly Query[], kind: 'and' | 'or'): string | undefined {
  const matches = queries.flatMap((query) => matchOf(query) ?? []);
  if (matches.length < queries.length) return undefined;
  if (matches.length > 0) return `(${[...new Set(matches)].join(kind === 'and' ? ' AND ' : ' OR ')})`;
  return kind === 'and'
    ? factMatch(everyPaperFact)
    : `(${factMatch(everyPaperFact)} NOT ${factMatch(everyPaperFact)})`;
}

/** Whatever a word is made of, quoted it is a word and no operator; U+0000 would end SQLite's text. */
function quoted(words: string): string {
  return `"${words.replaceAll('"', '""').replaceAll('\0', '\ufffd')}"`;
}

function conditionOf(query: Query, now: Date): Condition {
  const match = matchOf(query);
  if (match !== undefined)
    return { sql: 'paper IN (SELECT rowid FROM words WHERE words MATCH ?)', values: [match] };
  switch (query.kind) {
    case 'votes':
      return { sql: `votes ${query.compare} ?`, values: [query.count] };
    case 'since':
      return { sql: 'listed_on >= ?', values: [addDays(dayOf(now), -query.days)] };
    case 'listed':
      return listedCondition(query.first, query.last);
    case 'like':
      return {
        sql: 'id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify([...(query.found ?? [])])],
      };
    case 'not': {
      const { sql, values } = conditionOf(query.query, now);
      return { sql: `NOT (${sql})`, values };
    }
    case 'topic':
      return conditionOf(query.query, now);
    case 'and':
    case 'or': {
      const conditions = query.queries.map((part) => conditionOf(part, now));
      return joined(conditions, query.kind === 'and' ? ' AND ' : ' OR ');
    }
    default:
      throw new RangeError(`The index does not hold what a query of kind ${query.kind} asks.`);
  }
}

/** The newest listing decides first: a paper is looked up among all listings only where that is not enough. */
function listedCondition(first: Day, last: Day | undefined): Condition {
  if (last === undefined) return { sql: 'listed_on >= ?', values: [first] };
  const sql =
    '(listed_on >= ? AND EXISTS (SELECT 1 FROM listings WHERE listings.paper = standings.paper AND listings.day BETWEEN ? AND ?))';
  return { sql, values: [first, first, last] };
}

function joined(conditions: readonly Condition[], by: string): Condition {
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(by)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
