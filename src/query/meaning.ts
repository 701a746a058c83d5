import type { Query } from './query.ts';

/** The same text for queries that ask for the same in other words: `state-space has:code` and `has:code "state space"`. */
export function meaningOf(query: Query): string {
  switch (query.kind) {
    case 'and':
    case 'or':
      return JSON.stringify([query.kind, ...query.queries.map(meaningOf).toSorted()]);
    case 'not':
      return JSON.stringify(['not', meaningOf(query.query)]);
    case 'topic':
      return JSON.stringify(['topic', query.topic]);
    case 'words':
      return JSON.stringify([query.field, ...query.words]);
    case 'author':
      return JSON.stringify(['author', ...query.words.toSorted()]);
    case 'org':
      return JSON.stringify(['org', ...query.words]);
    case 'like':
      return JSON.stringify(['like', query.least ?? '', ...query.papers.toSorted()]);
    default:
      return JSON.stringify(query);
  }
}
