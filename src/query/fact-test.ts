import { type FactNumbers, factsNamed } from './facts.ts';
import { type Asked, certainWords, findWords } from './match.ts';
import type { Query } from './query.ts';

/** A query as it is asked of many papers: first by numbers of facts, which takes no time, then the rest of it. */
export type FactTest = {
  /** A paper must hold all of these, */
  readonly all: readonly number[];
  /** and none of these, */
  readonly none: readonly number[];
  /** and pass all of these. */
  readonly rest: readonly Part[];
};

type Part =
  | { readonly kind: 'or'; readonly sides: readonly Side[] }
  | { readonly kind: 'not'; readonly test: FactTest }
  /** A topic is asked of a paper once, however many queries name it. */
  | { readonly kind: 'topic'; readonly test: FactTest; readonly last: { paper: number; passed: boolean } }
  /** What numbers cannot say: long phrases, votes, dates. */
  | { readonly kind: 'asked'; readonly query: Query };

/** An alternative, and what is found whenever it holds; absent where that depends on the paper. */
type Side = { readonly query: Query; readonly test: FactTest; readonly words: readonly string[] | undefined };

/** What a paper holds, as the numbers of papers at the numbers of facts: nothing has to be wiped for the next paper. */
export type Held = { readonly marks: Uint32Array; readonly paper: number; readonly asked: Asked };

export function passes({ all, none, rest }: FactTest, held: Held): boolean {
  const { marks, paper } = held;
  for (const fact of all) if (marks[fact] !== paper) return false;
  for (const fact of none) if (marks[fact] === paper) return false;
  for (const part of rest) if (!passesPart(part, held)) return false;
  return true;
}

function passesPart(part: Part, held: Held): boolean {
  switch (part.kind) {
    case 'or':
      return part.sides.some(({ test }) => passes(test, held));
    case 'not':
      return !passes(part.test, held);
    case 'topic':
      if (part.last.paper !== held.paper) {
        part.last.passed = passes(part.test, held);
        part.last.paper = held.paper;
      }
      return part.last.passed;
    case 'asked':
      return findWords(part.query, held.asked) !== undefined;
  }
}

/** The words found in a paper; undefined where it does not pass. Asks no alternative twice. */
export function wordsFound(query: Query, test: FactTest, held: Held): readonly string[] | undefined {
  const [part] = test.rest;
  if (query.kind !== 'or' || part?.kind !== 'or')
    return passes(test, held) ? findWords(query, held.asked) : undefined;
  let words: readonly string[] | undefined;
  for (const { query: side, test: sideTest, words: certain } of part.sides) {
    const found = certain ? passes(sideTest, held) && certain : wordsFound(side, sideTest, held);
    if (found) words = words ? [...words, ...found.filter((word) => !words?.includes(word))] : found;
  }
  return words;
}

/** The tests of queries; those of topics are shared. */
export function factTests(numbers: FactNumbers): (query: Query) => FactTest {
  const topics = new Map<Query, Part>();

  function testOf(query: Query): FactTest {
    const named = factsNamed(query);
    if (named) {
      const rest: readonly Part[] = named.exact ? [] : [{ kind: 'asked', query }];
      return { all: named.facts.map(numbers.of), none: [], rest };
    }
    switch (query.kind) {
      case 'and':
        return together(query.queries.map(testOf));
      case 'or':
        return onlyPart({ kind: 'or', sides: query.queries.map(sideOf) });
      case 'not':
        return opposite(testOf(query.query));
      case 'topic':
        return onlyPart(topicPart(query.query));
      case 'all':
        return { all: [], none: [], rest: [] };
      default:
        return onlyPart({ kind: 'asked', query });
    }
  }

  function sideOf(query: Query): Side {
    return { query, test: testOf(query), words: certainWords(query) };
  }

  function topicPart(query: Query): Part {
    const known = topics.get(query);
    if (known) return known;
    const part: Part = { kind: 'topic', test: testOf(query), last: { paper: 0, passed: false } };
    topics.set(query, part);
    return part;
  }

  return testOf;
}

function together(tests: readonly FactTest[]): FactTest {
  return {
    all: tests.flatMap(({ all }) => all),
    none: tests.flatMap(({ none }) => none),
    rest: tests.flatMap(({ rest }) => rest),
  };
}

function opposite(test: FactTest): FactTest {
  const single = test.all.length === 1 && test.none.length === 0 && test.rest.length === 0;
  return single ? { all: [], none: test.all, rest: [] } : onlyPart({ kind: 'not', test });
}

function onlyPart(part: Part): FactTest {
  return { all: [], none: [], rest: [part] };
}
