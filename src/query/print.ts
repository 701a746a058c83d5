import type { Day } from '../day.ts';
import { categoryTitle } from './categories.ts';
import type { Query } from './query.ts';

/** A query in words that parse to the same query again: `"language model" -survey upvotes>=20`. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'words':
      return query.field === 'title' ? `title:${value(query.typed)}` : value(query.typed);
    case 'and':
      return query.queries
        .map((part) => (part.kind === 'or' ? `(${printQuery(part)})` : printQuery(part)))
        .join(' ');
    case 'or':
      return query.queries.map(printQuery).join(' OR ');
    case 'not':
      return `-${isSimple(query.query) ? printQuery(query.query) : `(${printQuery(query.query)})`}`;
    case 'author':
    case 'org':
      return `${query.kind}:${value(query.typed)}`;
    case 'category':
      return `cat:${categoryTitle(query.category)}`;
    case 'code':
      return 'has:code';
    case 'votes':
      return `upvotes${query.compare}${query.count}`;
    case 'since':
      return `since:${query.days}d`;
    case 'listed':
      return listed(query.first, query.last);
    case 'topic':
      return `topic:${query.topic}`;
    case 'like':
      return `like:${query.papers.join(',')}${query.least === undefined ? '' : `~${query.least}`}`;
  }
}

function listed(first: Day, last: Day | undefined): string {
  if (last === undefined) return `since:${first}`;
  return first === last ? `on:${first}` : `on:${first}..${last}`;
}

function isSimple({ kind }: Query): boolean {
  return kind !== 'and' && kind !== 'or' && kind !== 'not';
}

/** In quotes, unless it is one plain word to whoever reads it. */
function value(typed: string): string {
  const plain = /^[\p{L}\p{N}](?:[\p{L}\p{N}._'’/+#-]*[\p{L}\p{N}+#])?$/u.test(typed);
  return plain && !/^(?:AND|NOT|OR)$/.test(typed) ? typed : `"${typed}"`;
}
