import leven from 'leven';
import { type Slip, slip } from './slip.ts';

/** The fields a query knows. */
export type FieldName =
  | 'author'
  | 'org'
  | 'category'
  | 'topic'
  | 'has'
  | 'votes'
  | 'since'
  | 'on'
  | 'in'
  | 'title'
  | 'like';

/** By the names people type, in lower case. */
const fields: ReadonlyMap<string, FieldName> = new Map([
  ['author', 'author'],
  ['authors', 'author'],
  ['org', 'org'],
  ['organization', 'org'],
  ['organisation', 'org'],
  ['cat', 'category'],
  ['category', 'category'],
  ['topic', 'topic'],
  ['topics', 'topic'],
  ['has', 'has'],
  ['upvotes', 'votes'],
  ['votes', 'votes'],
  ['since', 'since'],
  ['on', 'on'],
  ['in', 'in'],
  ['title', 'title'],
  ['like', 'like'],
]);

/** Every name that a field goes by. */
export const fieldNames: readonly string[] = [...fields.keys()];

/** A field's name and sign, and where its value begins: a space before the value is forgiven. */
type FieldStart = { readonly field: FieldName; readonly sign: string; readonly end: number };

export function fieldAt(text: string, at: number): FieldStart | undefined {
  const found = find(text, at, /(\p{L}+)(?:\s*[:：]?\s*(>=|=>|≥|<=|=<|≤|>|<|=)|[:：])\s*/uy);
  const field = fields.get(found?.[1]?.toLowerCase() ?? '');
  if (!found || !field || (found[2] && field !== 'votes')) return undefined;
  return { field, sign: plainSigns.get(found[2] ?? '') ?? found[2] ?? ':', end: at + found[0].length };
}

/** A name before a colon that is nearly a field's, as in `autor:LeCun`. Other words may stand there: `re:zero`. */
export function misspelt(text: string, at: number): Slip | undefined {
  const name = find(text, at, /(\p{L}{4,})[:：](?!\/)/uy)?.[1]?.toLowerCase();
  const meant = name && fieldNames.find((known) => isNear(name, known));
  if (!name || !meant) return undefined;
  return slip({ at, length: name.length }, `Queries know no “${name}:”. Did you mean “${meant}:”?`, meant);
}

function isNear(name: string, known: string): boolean {
  if (known.length < 4 || name[0] !== known[0]) return false;
  return leven(name, known) <= (name.length > 5 ? 2 : 1) || known.startsWith(name);
}

function find(text: string, at: number, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const plainSigns: ReadonlyMap<string, string> = new Map([
  ['=>', '>='],
  ['≥', '>='],
  ['=<', '<='],
  ['≤', '<='],
]);
