import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import type { Archive, Find } from '../../src/archive/archive.ts';
import { type ArchiveOptions, openArchive } from '../../src/archive/open.ts';
import { readPaperLine } from '../../src/archive/paper-line.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import type { Day } from '../../src/day.ts';
import type { Listing, SourceName } from '../../src/listing.ts';
import type { Paper } from '../../src/paper.ts';

/** A moment of the tests: nothing here reads the clock. */
export const now = new Date('2026-06-15T12:00:00.000Z');

/** A folder of this test's own, gone when it ends. */
export async function tempFolder(test: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-archive-'));
  test.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The path of an empty store, as the program made it, gone when the test ends. Each test file makes one, and copies it. */
export async function emptyStore(test: TestContext): Promise<string> {
  madeStore ??= makeStore();
  const path = join(await tempFolder(test), 'paperboy.db');
  await writeFile(path, await madeStore);
  return path;
}

let madeStore: Promise<Uint8Array> | undefined;

async function makeStore(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-empty-'));
  const path = join(folder, 'paperboy.db');
  try {
    await (await openArchive(path)).close();
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An empty archive in a real file, closed and gone when the test ends. */
export async function tempArchive(test: TestContext, options?: ArchiveOptions): Promise<Archive> {
  const archive = await openArchive(await emptyStore(test), options);
  test.after(archive.close);
  return archive;
}

/** A paper that says nothing but what the test is about. */
export function paper(id: string, facts: Partial<Paper> = {}): Paper {
  return { id, title: `Paper ${id}`, abstract: '', authors: [], keywords: [], categories: [], ...facts };
}

/** A paper as Hugging Face's list of a day shows it. */
export function daily(id: string, day: Day, votes?: number, facts: Partial<Paper> = {}): Find {
  return { paper: paper(id, facts), listings: [listing('huggingface', day, id, votes)] };
}

export function listing(source: SourceName, day: Day, id: string, votes?: number): Listing {
  return { source, day, paper: id, ...(votes !== undefined && { votes }) };
}

/** All that comes. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const corpus = resolve(import.meta.dirname, '../../../shared/corpus.jsonl.gz');

/** Why tests on real papers cannot run here; false where they can. */
export const noCorpus: string | false = existsSync(corpus) ? false : `the corpus ${corpus} is missing`;

/** Every `step`th paper of the real corpus, `count` of them at most. */
export async function realFinds(count: number, step: number): Promise<readonly Find[]> {
  const finds: Find[] = [];
  let number = 0;
  for await (const line of readLines(corpus)) {
    if (number++ % step !== 0) continue;
    const read = readPaperLine(line);
    if ('find' in read) finds.push(read.find);
    if (finds.length === count) break;
  }
  return finds;
}
