import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type ChoicesImport, exportChoices, importChoices } from '../archive/choices-file.ts';
import { needFolderOf } from '../archive/folder.ts';
import type { House } from '../house.ts';
import { OperatorError } from '../operator-error.ts';
import { listOf } from '../views/words.ts';
import type { World } from '../world.ts';
import { inHouse } from './in-house.ts';
import { noteProblems } from './note-problems.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Writes all that people chose to one file, and takes such a file in. */
export const choicesCommand: OperatorCommand = {
  name: 'choices',
  usage: 'export|import FILE',
  summary: 'Write all that people chose to one JSON file for your eyes alone, or take such a file in',
  run: async (world, words) => {
    const read = readOptions(words, {});
    if (typeof read === 'string') return misread(world, read);
    const [what, file, ...more] = read.positionals;
    const work = what === 'export' ? exportTo : what === 'import' ? importFrom : undefined;
    if (!work || file === undefined || more.length > 0)
      return misread(world, 'Say which way: choices export FILE, or choices import FILE');
    return inHouse(world, async (house) => {
      return await work(world, house, file);
    });
  },
};

/** It holds mail addresses and what people read: nobody else on the machine may open it. */
async function exportTo({ screen, clock }: World, { archive }: House, file: string): Promise<number> {
  needFolderOf(file);
  const lines: string[] = [];
  for await (const line of exportChoices(archive, clock.now())) lines.push(`${line}\n`);
  const growing = `${file}.part`;
  try {
    await rm(growing, { force: true });
    await writeFile(growing, lines, { mode: 0o600, flag: 'wx', flush: true });
    await rename(growing, file);
  } catch (error) {
    await rm(growing, { force: true });
    throw cannot('written', file, error);
  }
  screen.write(`${file} holds all choices, mail addresses too: only you may read it (mode 0600).\n`);
  return 0;
}

async function importFrom({ screen, clock }: World, { archive }: House, file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw cannot('read', file, error);
  });
  const imported = await importChoices(archive, text, clock.now());
  if (typeof imported === 'string') throw new OperatorError(`${file} ${imported}.`);
  screen.write(inWords(imported));
  const { problems } = imported;
  noteProblems(
    screen,
    problems.map(({ at, why }) => `${at}: ${why}`),
  );
  return problems.length > 0 ? 1 : 0;
}

function inWords({ kinds, problems }: ChoicesImport): string {
  const lines = kinds
    .filter(({ added, replaced, left }) => added + replaced + left > 0)
    .map(({ kind, added, replaced, left }) => {
      const said = [`${added} added`, `${replaced} replaced`, `${left} left as they are`];
      return `${kind}: ${listOf(said)}\n`;
    });
  const leftOut = problems.length > 0 ? `${problems.length} left out, since they cannot be read:\n` : '';
  return `${lines.join('') || 'The file holds no choices.\n'}${leftOut}`;
}

function cannot(what: 'read' | 'written', file: string, error: unknown): OperatorError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return new OperatorError(`There is no file ${file}.`, { cause: error });
  return new OperatorError(`The file ${file} cannot be ${what} (${code}).`, { cause: error });
}
