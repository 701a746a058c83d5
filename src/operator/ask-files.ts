import { writeFileSync } from 'node:fs';
import { needFolderOf } from '../archive/folder.ts';
import { OperatorError } from '../operator-error.ts';
import type { View, ViewFile } from '../view.ts';
import type { Screen } from '../world.ts';

/**
 * Hands over what came with an answer: to the file that `--to` names, else a list's text is the answer itself, as
 * `npm run -s paperboy -- export > saved.bib` wants it, and of a picture it is said how to get it. Throws an `OperatorError` where the
 * file cannot be written.
 */
export async function handOver({ files = [] }: View, to: string | undefined, screen: Screen): Promise<void> {
  const [file] = files;
  if (to !== undefined) {
    if (!file)
      throw new OperatorError('This answer has no picture and no list to write to a file: leave --to away.');
    write(file, to);
    screen.note(`Written to ${to}\n`);
    return;
  }
  for (const one of files) {
    const what = one.kind === 'document' ? 'To keep this in a file' : 'To see the picture';
    screen.note(`${what}, add --to ${one.name}\n`);
    if (one.kind === 'document') screen.write(asText(one));
  }
}

/** The view without its lists: they stand below its words. */
export function withoutDocuments(view: View): View {
  return { ...view, files: (view.files ?? []).filter(({ kind }) => kind === 'picture') };
}

/** Byte for byte: the mark at the start of a table is for whoever opens it. */
function asText({ bytes }: ViewFile): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** A file as programs read it. */
export function fileAsJson({ bytes, ...facts }: ViewFile): unknown {
  return { ...facts, base64: Buffer.from(bytes).toString('base64') };
}

function write({ bytes }: ViewFile, to: string): void {
  needFolderOf(to);
  try {
    writeFileSync(to, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OperatorError(`${to} cannot be written: choose another place with --to. (${why})`);
  }
}
