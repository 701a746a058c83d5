import type { PaperId } from '../paper.ts';
import { examplesIn, middleOf, withFound } from '../query/likeness.ts';
import type { Query } from '../query/query.ts';
import type { Meaning } from './meaning.ts';
import { textIn } from './rows.ts';
import type { Store } from './store.ts';
import { vectorsOf } from './vector-rows.ts';

/** More papers than this are no longer like anything in particular. */
const mostAlike = 1_000;

/** The query, with the papers of the archive that are like its examples, where it names some: the nearest thousand at most. */
export function seekLikes(store: Store, meaning: Meaning, query: Query, now: Date): Query {
  const likes = likesIn(query);
  if (likes.length === 0) return query;
  return store.read(() => {
    const examples = vectorsOf(store, examplesIn(query));
    const alike = likes.flatMap((papers) => {
      const middle = middleOf(papers, examples);
      return middle ? meaning.nearest(middle, { limit: mostAlike, now }) : [];
    });
    const ids = idsOf(
      store,
      alike.map(({ number }) => number),
    );
    return withFound(query, ids, new Map([...vectorsOf(store, ids), ...examples]));
  });
}

function likesIn(query: Query): readonly (readonly PaperId[])[] {
  switch (query.kind) {
    case 'like':
      return [query.papers];
    case 'and':
    case 'or':
      return query.queries.flatMap(likesIn);
    case 'not':
    case 'topic':
      return likesIn(query.query);
    default:
      return [];
  }
}

function idsOf(store: Store, numbers: readonly number[]): readonly PaperId[] {
  const one = store.prepare('SELECT id FROM papers WHERE number = ?');
  return [...new Set(numbers)].flatMap((number) => {
    const row = one.get(number);
    return row ? [textIn(row, 'id')] : [];
  });
}
