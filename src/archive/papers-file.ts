import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { OperatorError } from '../operator-error.ts';
import { needFolderOf } from './folder.ts';

/** A papers file that cannot be read or written: its message is one sentence for the operator. */
export class PapersFileError extends OperatorError {
  override readonly name = 'PapersFileError';
}

/** The lines of a file, unpacked where its name ends in `.gz`. */
export async function* readLines(path: string): AsyncIterable<string> {
  const bytes = createReadStream(path);
  try {
    const unpacked = isPacked(path) ? bytes.pipe(createGunzip()) : bytes;
    // pipe() passes on no errors, and a file that is not there must not look like an empty one.
    bytes.once('error', (error) => unpacked.destroy(error));
    yield* linesOf(unpacked.setEncoding('utf8'));
  } catch (error) {
    throw new PapersFileError(readingFailed(path, codeOf(error)), { cause: error });
  } finally {
    bytes.destroy();
  }
}

/** Writes the lines to a file, packed where its name ends in `.gz`; the file stands there whole or not at all. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  needFolderOf(path);
  const unfinished = `${path}.part`;
  const out = createWriteStream(unfinished);
  try {
    if (isPacked(path)) await pipeline(Readable.from(chunksOf(lines)), createGzip(), out);
    else await pipeline(Readable.from(chunksOf(lines)), out);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    const code = codeOf(error);
    if (code === '') throw error;
    throw new PapersFileError(`The file ${path} cannot be written (${code}).`, { cause: error });
  }
}

/** Only a line feed ends a line: JSON may hold U+2028, at which node's readline would cut it. Some editors put U+FEFF first. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<string> {
  let rest = '';
  let first = true;
  for await (const chunk of chunks) {
    const lines = (rest + (first ? chunk.replace(/^\ufeff/, '') : chunk)).split('\n');
    first = false;
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Lines by the hundred, since a write for each takes several times as long. */
async function* chunksOf(lines: AsyncIterable<string>): AsyncIterable<string> {
  let chunk: string[] = [];
  for await (const line of lines) {
    chunk.push(`${line}\n`);
    if (chunk.length < 100) continue;
    yield chunk.join('');
    chunk = [];
  }
  yield chunk.join('');
}

function isPacked(path: string): boolean {
  return path.endsWith('.gz');
}

function readingFailed(path: string, code: string): string {
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'Z_BUF_ERROR') return `The file ${path} breaks off: it was read as far as it goes.`;
  if (code.startsWith('Z_')) return `The file ${path} is not packed by gzip, or is damaged.`;
  return `The file ${path} cannot be read (${code || 'no reason given'}).`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
