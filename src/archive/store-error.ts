import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';

/** What can be wrong with a store as a whole. */
export type StoreTrouble =
  | 'unwritable'
  | 'folder'
  | 'locked'
  | 'damaged'
  | 'foreign'
  | 'whole'
  | 'copy'
  | 'taken'
  | 'newer'
  | 'full'
  | 'disk'
  | 'unreachable'
  | 'refused';

/** A store that cannot be used: its message is one sentence that tells the operator what to do. */
export class StoreError extends OperatorError {
  override readonly name = 'StoreError';
  readonly trouble: StoreTrouble;

  constructor(trouble: StoreTrouble, path: string, options: { cause?: unknown; detail?: string } = {}) {
    super(sentences[trouble](path, options.detail ?? ''), { cause: options.cause });
    this.trouble = trouble;
  }
}

/** What an error of SQLite says about the whole store, in our words; any other error as it is. */
export function asStoreError(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  const trouble = code === noRoomBeside ? 'full' : troubles.get(code & 0xff);
  return trouble ? new StoreError(trouble, path, { cause: error }) : error;
}

const elsewhere = 'or set PAPERBOY_STORE to another file';

const sentences: Readonly<Record<StoreTrouble, (path: string, detail: string) => string>> = {
  unwritable: (path) => `Paperboy may not write the store ${path}: allow it to write there, ${elsewhere}.`,
  folder: (path) => `${path} is a folder: name a file in it, such as ${join(path, 'paperboy.db')}.`,
  locked: (path) => `Another program holds the store ${path} locked: stop that program, ${elsewhere}.`,
  damaged: (path) =>
    `The store ${path} is damaged or is no SQLite file: put a backup in its place, ${elsewhere}.`,
  foreign: (path) => `The file ${path} belongs to another program: set PAPERBOY_STORE to a file of its own.`,
  whole: (path) =>
    `The file ${path} is a store of its own and not a copy of the one in PostgreSQL: set PAPERBOY_COPY to another file.`,
  copy: (path) =>
    `The file ${path} is only a copy of a store in PostgreSQL: set PAPERBOY_STORE to that one's address, or to another file.`,
  taken: (path) =>
    `The copy ${path} is used for another shared store too: set PAPERBOY_COPY to a file of its own.`,
  newer: (path, detail) =>
    `A newer Paperboy made the store ${path} (this one does not know its step "${detail}"): run that version, ${elsewhere}.`,
  full: (path) => `The disk of the store ${path} is full: free some space; nothing was written in part.`,
  disk: (path) => `The disk of the store ${path} answers with errors: check it, ${elsewhere}.`,
  unreachable: (path, detail) =>
    `The store ${path} cannot be reached (${detail || 'no answer'}): start PostgreSQL there, ${elsewhere}.`,
  refused: (path, detail) =>
    `PostgreSQL refuses the store ${path} (${detail}): check user, password and name of the database in PAPERBOY_STORE.`,
};

/** SQLite's primary result codes (sqlite.org/rescode.html) that are about the store and not about one statement. */
const troubles: ReadonlyMap<number, StoreTrouble> = new Map([
  [3, 'unwritable'],
  [5, 'locked'],
  [6, 'locked'],
  [8, 'unwritable'],
  [10, 'disk'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'unwritable'],
  [26, 'damaged'],
]);

/** No room for the small file beside the store (SQLITE_IOERR_SHMSIZE): SQLite calls it an error of the disk. */
const noRoomBeside = 4874;

/** An extended code, whose low byte is the primary one. */
function sqliteCode(error: unknown): number {
  if (!(error instanceof Error) || !('errcode' in error)) return 0;
  return typeof error.errcode === 'number' ? error.errcode : 0;
}
