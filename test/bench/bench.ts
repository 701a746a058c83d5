import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fillBoth } from './fill.ts';
import type { Bench, Figure, Filled, World } from './frame.ts';
import { table } from './table.ts';

/** What `npm run bench` measures, in the order of its table: some three minutes in all. */
const usual = [
  'collecting',
  'saving',
  'reading',
  'searching',
  'matching',
  'planning',
  'rendering',
  'delivering',
  'pictures',
  'pages',
  'starting',
  'memory',
] as const;

/** `npm run bench [name…]`: what is usual, or the files `<name>.bench.ts` that are named. */
const corpus = resolve(import.meta.dirname, '../../../shared/corpus.jsonl.gz');
const words = process.argv.slice(2);
const all = readdirSync(import.meta.dirname).flatMap((file) => /^(.+)\.bench\.ts$/.exec(file)?.[1] ?? []);
const long = all.filter((name) => !usual.some((one) => one === name));
const named = all.filter((name) => words.includes(name));

if (!existsSync(corpus)) say(`The bench measures on real papers and finds none: ${corpus} is missing.`);
else if (words.length > 0 && named.length === 0) say(`There is no such bench. There are: ${all.join(', ')}`);
else await runAll(words.length > 0 ? named : usual);

async function runAll(names: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  let both: Promise<Filled> | undefined;
  const filled = () => {
    both ??= fillBoth(corpus, folder);
    return both;
  };
  const world: World = { corpus, folder, filled, fullArchive: async () => (await filled()).archive };
  try {
    const figures: Figure[] = [];
    for (const name of names) {
      const { bench }: { bench: Bench } = await import(join(import.meta.dirname, `${name}.bench.ts`));
      say(`${name} …`);
      figures.push(...(await bench(world)));
    }
    say(`\n${table(figures)}`);
    if (words.length === 0)
      say(`\nThese take long and run only when named (npm run bench ${long[0]}): ${long.join(', ')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
