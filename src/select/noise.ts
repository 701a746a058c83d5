import { examplesIn, withLikeness } from '../query/likeness.ts';
import { printQuery } from '../query/print.ts';
import type { Query } from '../query/query.ts';

/** How often a standing query would have pinged. */
export type Noise = {
  readonly papers: number;
  /** The days looked at: 30, or as many as the archive holds. */
  readonly days: number;
};

/** A follow is quiet with one ping a day on average: more is soon muted. */
export function isQuiet({ papers, days }: Noise): boolean {
  return papers <= days;
}

/** Votes to ask for: a tenth of Hugging Face's papers have 50 or more. */
const votesTried = [3, 5, 10, 20, 50, 100];

/**
 * Narrower forms of a query, in its own language, the gentlest first: its words as one phrase, in titles alone, with
 * code, with votes, and some of these together.
 */
export function narrowerForms(query: Query): readonly string[] {
  const printed = query.kind === 'or' ? `(${printQuery(query)})` : printQuery(query);
  const phrase = phraseOf(query);
  const titled = hasTextWords(query) ? `${printed} in:title` : undefined;
  const phraseTitled = phrase === undefined ? undefined : `${phrase} in:title`;
  const bases = [printed, phrase, titled].filter((form) => form !== undefined);
  const forms = [
    ...nearerForms(query),
    phrase,
    titled,
    phraseTitled,
    ...bases.map((form) => `${form} has:code`),
    ...votesTried.flatMap((votes) => bases.map((form) => `${form} upvotes>=${votes}`)),
  ];
  return [...new Set(forms.filter((form) => form !== undefined))];
}

/** How near in percent papers may be asked to be, from not much to nearly the same. */
export const likenessTried = [40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];

function nearerForms(query: Query): readonly string[] {
  if (examplesIn(query).length === 0) return [];
  return likenessTried.map((least) => printQuery(withLikeness(query, least)));
}

/** Whether papers like an example come seldom enough: those that are only somewhat like it come last, and soon bore. */
export function isRare({ papers, days }: Noise): boolean {
  return papers <= Math.ceil(days / 3);
}

/** Of narrower queries, the one that keeps most papers and is quiet; undefined where none is. */
export function bestNarrower<Tried extends Noise>(tried: readonly Tried[]): Tried | undefined {
  const quiet = tried.filter((one) => one.papers > 0 && isQuiet(one));
  return quiet.toSorted((a, b) => b.papers - a.papers)[0];
}

/** The query with its plain words side by side: `tool use has:code` as `"tool use" has:code`. */
function phraseOf(query: Query): string | undefined {
  if (query.kind !== 'and') return undefined;
  const words = query.queries.filter((part) => part.kind === 'words' && part.field === 'text');
  if (words.length < 2) return undefined;
  const typed = words.map((part) => (part.kind === 'words' ? part.typed.replaceAll('"', '') : ''));
  const others = query.queries.filter((part) => !words.includes(part));
  const rest = others.length > 0 ? printQuery({ kind: 'and', queries: others }) : '';
  return [`"${typed.join(' ')}"`, rest].filter(Boolean).join(' ');
}

function hasTextWords(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.queries.some(hasTextWords);
  return query.kind === 'words' && query.field === 'text';
}
