import type { MessageFile } from '../delivery.ts';
import { oneLine } from '../one-line.ts';
import type { View, ViewFile } from '../view.ts';
import { shorten } from '../views/shorten.ts';

/** The view's files as messages carry them, by where they stand. */
export type CarriedFiles = {
  /** Below title and lead. */
  readonly first: readonly CarriedPicture[];
  /** Below all sections. */
  readonly last: readonly CarriedPicture[];
  readonly documents: readonly MessageFile[];
};

export type CarriedPicture = MessageFile & { readonly alt: string };

/** Files ready to travel: no two have one name, and no picture goes without words. */
export function filesOf({ files = [] }: View): CarriedFiles {
  const names = new Set<string>();
  const carried = files.map((file) => ({ file, name: ownName(file.name, names) }));
  const standing = (stands: 'first' | 'last') =>
    carried.flatMap(({ file, name }) =>
      file.kind === 'picture' && file.stands === stands
        ? [{ ...carriedAs(file, name), alt: altOf(file.alt) }]
        : [],
    );
  return {
    first: standing('first'),
    last: standing('last'),
    documents: carried.flatMap(({ file, name }) => (file.kind === 'document' ? [carriedAs(file, name)] : [])),
  };
}

/** The file's contents. */
export function bytesOf({ base64 }: MessageFile): Buffer {
  return Buffer.from(base64, 'base64');
}

/** Discord takes 1,024 characters of alternative text, Slack 2,000 (their references, read 2026). */
const longestAlt = 1_000;

function altOf(words: string): string {
  return shorten(oneLine(words), longestAlt) || 'A picture';
}

function carriedAs({ mediaType, bytes }: ViewFile, name: string): MessageFile {
  return { name, mediaType, base64: Buffer.from(bytes).toString('base64') };
}

/** The name with only what every platform keeps as it is, and a number where another file has it. */
function ownName(wanted: string, taken: Set<string>): string {
  const safe = wanted.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '') || 'file';
  const [, stem = safe, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(safe) ?? [];
  let name = safe;
  for (let count = 2; taken.has(name); count++) name = `${stem}-${count}${ending}`;
  taken.add(name);
  return name;
}
