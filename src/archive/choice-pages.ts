import type { AnyStore } from './any-store.ts';
import { isRecord, textIn } from './rows.ts';

/** Few enough that a page is read between two answers, and many enough that reading costs little beside parsing. */
const rowsOnPage = 500;

/** A choice as Keyv keeps it: its key without the kind, and its text. */
export type ChoiceRow = { readonly key: string; readonly text: string };

/**
 * The choices of a kind in the order of their keys, a page at a time; those whose keys begin so, where said. Nothing is held
 * between two pages, so that others write meanwhile, and whoever asks something is answered.
 */
export async function* choicePages({ ask }: AnyStore, kind: string, start = ''): AsyncIterable<ChoiceRow[]> {
  const end = start === '' ? `${kind};` : `${kind}:${start}\u{10ffff}`;
  for (let from = `${kind}:${start}`, isAfter = '>='; ; isAfter = '>') {
    const rows = await ask(
      `SELECT key, value FROM choices WHERE key ${isAfter} $1 AND key < $2 ORDER BY key LIMIT $3`,
      from,
      end,
      rowsOnPage,
    );
    if (rows.length > 0)
      yield rows.map((row) => ({
        key: textIn(row, 'key').slice(kind.length + 1),
        text: textIn(row, 'value'),
      }));
    if (rows.length < rowsOnPage) return;
    await new Promise((resolve) => setImmediate(resolve));
    from = textIn(rows.at(-1) ?? {}, 'key');
  }
}

/**
 * The pages made anew so that rows of one owner are never on two of them: the last owner's wait for the next page. `ownerOf`
 * names whose a row is.
 */
export async function* byOwner(
  pages: AsyncIterable<ChoiceRow[]>,
  ownerOf: (key: string) => string,
): AsyncIterable<ChoiceRow[]> {
  let kept: ChoiceRow[] = [];
  for await (const page of pages) {
    const rows = [...kept, ...page];
    const owner = ownerOf(rows.at(-1)?.key ?? '');
    const from = rows.findIndex(({ key }) => ownerOf(key) === owner);
    if (from > 0) yield rows.slice(0, from);
    kept = rows.slice(from);
  }
  if (kept.length > 0) yield kept;
}

/** Keyv marks texts that begin with a colon; its own reader of them is ten times slower than JSON's. */
const marked = /[:,[]":/;

/** The value in a text of Keyv's, which `slowly` reads where it holds what JSON alone would read differently. */
export function valueIn(text: string, slowly: (text: string) => unknown): unknown {
  if (marked.test(text)) return slowly(text);
  try {
    return keptValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What Keyv keeps holds the value under its name. */
export function keptValue(kept: unknown): unknown {
  return isRecord(kept) ? kept.value : undefined;
}
