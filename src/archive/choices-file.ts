import type { Archive } from './archive.ts';
import { type ChoiceKind, choiceKinds } from './choice-kinds.ts';

/** The form of the file; another number is another form. */
const version = 1;

/** What an import did with the entries of one kind. */
type ImportedChoices = {
  readonly kind: string;
  readonly added: number;
  readonly replaced: number;
  /** Those that were there already, the same. */
  readonly left: number;
};

/** An entry that could not be read, by where it stands in the file: `follows[3]`, counted from 0 as in JavaScript. */
type ChoiceProblem = { readonly at: string; readonly why: string };

export type ChoicesImport = {
  readonly kinds: readonly ImportedChoices[];
  readonly problems: readonly ChoiceProblem[];
};

/**
 * All choices as the lines of one JSON file, an entry a line, always in the same order. They are as a store without a
 * ledger must have them, so that nothing that was sent until now comes again there.
 */
export async function* exportChoices(archive: Archive, now: Date): AsyncIterable<string> {
  yield `{ "paperboy": "choices", "version": ${version},`;
  for (const [at, kind] of choiceKinds.entries()) {
    const entries = await kind.all(archive, now);
    yield `  "${kind.name}": [${entries.length === 0 ? ']' : ''}${comma(entries.length === 0, at, choiceKinds)}`;
    for (const [number, { text }] of entries.entries()) yield `    ${text}${comma(true, number, entries)}`;
    if (entries.length > 0) yield `  ]${comma(true, at, choiceKinds)}`;
  }
  yield '}';
}

function comma(isEnd: boolean, at: number, of: readonly unknown[]): string {
  return isEnd && at < of.length - 1 ? ',' : '';
}

/**
 * Keeps the choices of such a file beside those that are there: where both have one, the file's counts. What cannot be read is named
 * and costs itself alone. A sentence where the whole file is none.
 */
export async function importChoices(
  archive: Archive,
  text: string,
  now: Date,
): Promise<ChoicesImport | string> {
  const file = fileIn(text);
  if (typeof file === 'string') return file;
  const problems: ChoiceProblem[] = [...file]
    .filter(([name]) => !['paperboy', 'version', ...choiceKinds.map((kind) => kind.name)].includes(name))
    .map(([name]) => ({ at: name, why: 'is no kind of choice that this version knows' }));
  const kinds: ImportedChoices[] = [];
  for (const kind of choiceKinds) {
    const entries = file.get(kind.name) ?? [];
    if (Array.isArray(entries)) kinds.push(await importKind(archive, kind, entries, now, problems));
    else problems.push({ at: kind.name, why: 'is no list' });
  }
  return { kinds, problems };
}

async function importKind(
  archive: Archive,
  kind: ChoiceKind,
  given: readonly unknown[],
  now: Date,
  problems: ChoiceProblem[],
): Promise<ImportedChoices> {
  const known = new Map((await kind.all(archive, now)).map((entry) => [entry.key, entry]));
  const count = { added: 0, replaced: 0, left: 0 };
  for (const [at, one] of given.entries()) {
    const entry = kind.read(one);
    if ('unreadable' in entry) {
      problems.push({ at: `${kind.name}[${at}]`, why: entry.unreadable });
      continue;
    }
    const before = known.get(entry.key);
    if (before?.meaning === entry.meaning) {
      count.left += 1;
      continue;
    }
    await entry.keep(archive, before);
    known.set(entry.key, entry);
    count[before ? 'replaced' : 'added'] += 1;
  }
  return { kind: kind.name, ...count };
}

function fileIn(text: string): ReadonlyMap<string, unknown> | string {
  try {
    // Some editors put U+FEFF first.
    const read: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return 'holds no object';
    const file = new Map(Object.entries(read));
    if (file.get('paperboy') !== 'choices')
      return 'does not begin as a file of choices: { "paperboy": "choices", …';
    if (file.get('version') !== version)
      return `is of version ${JSON.stringify(file.get('version'))}, and this Paperboy reads version ${version}`;
    return file;
  } catch (error) {
    return `is no JSON (${error instanceof Error ? error.message : String(error)})`;
  }
}
