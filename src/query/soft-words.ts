import type { Query } from './query.ts';

/** A query by what a paper found for its meaning alone may lack, and what it must hold all the same. */
export type Softened = {
  /** Bare words: a paper may say them otherwise. */
  readonly soft: readonly string[];
  /** Everything else: phrases, fields, filters, what must be absent. */
  readonly hard: Query;
  /** All words that are asked for, of phrases too, in the order typed; each as `wordsOf` gives it. */
  readonly words: readonly string[];
  /** The same as they were typed: what a model reads. */
  readonly typed: string;
};

/** The query taken apart; undefined where it asks for no words, or only for words of alternatives such as a topic's. */
export function soften(query: Query): Softened | undefined {
  const parts = partsOf(query);
  const worded = parts.flatMap((part) => (part.kind === 'words' ? [part] : []));
  if (worded.length === 0) return undefined;
  return {
    soft: [...new Set(worded.filter(isSoft).flatMap(({ words }) => words))],
    hard: { kind: 'and', queries: parts.filter((part) => part.kind !== 'words' || !isSoft(part)) },
    words: worded.flatMap(({ words }) => words),
    typed: worded.map(({ typed }) => typed).join(' '),
  };
}

/** Only what stood in quotes has a space in it: `state-space` is two words, and a paper may say them otherwise. */
function isSoft({ typed, field }: Extract<Query, { kind: 'words' }>): boolean {
  return field === 'text' && !/\s/.test(typed);
}

function partsOf(query: Query): readonly Query[] {
  if (query.kind === 'all') return [];
  return query.kind === 'and' ? query.queries.flatMap(partsOf) : [query];
}
