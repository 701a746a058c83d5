import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { importPapers } from '../../src/archive/import.ts';
import { openArchive } from '../../src/archive/open.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import { type Bench, type Figure, table, timed, type World } from './frame.ts';

/** `npm run bench [name…]`: every `*.bench.ts` of this folder, or those whose names hold one of the words. */
const corpus = resolve(import.meta.dirname, '../../../shared/corpus.jsonl.gz');
const words = process.argv.slice(2);

if (existsSync(corpus)) await runAll();
else say(`The bench measures on real papers and finds none: ${corpus} is missing.`);

async function runAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const imported: Figure[] = [];
  let archive: Promise<string> | undefined;
  const world: World = {
    corpus,
    folder,
    fullArchive: () => {
      archive ??= importAll(join(folder, 'full.db'), imported);
      return archive;
    },
  };
  try {
    const figures: Figure[] = [];
    for (const name of readdirSync(import.meta.dirname).filter(isWanted)) {
      const { bench }: { bench: Bench } = await import(join(import.meta.dirname, name));
      say(`${name} …`);
      figures.push(...(await bench(world)));
    }
    say(`\n${table([...imported, ...figures])}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isWanted(name: string): boolean {
  return name.endsWith('.bench.ts') && (words.length === 0 || words.some((word) => name.includes(word)));
}

async function importAll(path: string, figures: Figure[]): Promise<string> {
  const archive = await openArchive(path);
  const { ms, result } = await timed(() => importPapers(archive, readLines(corpus), { now: new Date() }));
  await archive.close();
  figures.push({ name: `import the whole corpus, ${result.count.added} papers`, ms });
  return path;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
