import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Evaluate, printed, type World } from './frame.ts';

/** `npm run eval [name…]`: every `*.eval.ts` of this folder, or those whose names hold one of the words. */
const corpus = resolve(import.meta.dirname, '../../../shared/corpus.jsonl.gz');
const words = process.argv.slice(2);

if (existsSync(corpus)) await runAll();
else say(`The evaluation measures on real papers and finds none: ${corpus} is missing.`);

async function runAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-eval-'));
  const world: World = { corpus, folder };
  try {
    for (const name of readdirSync(import.meta.dirname).filter(isWanted)) {
      const { evaluate }: { evaluate: Evaluate } = await import(join(import.meta.dirname, name));
      say(`${name} …`);
      for (const finding of await evaluate(world)) say(`\n${printed(finding)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isWanted(name: string): boolean {
  return name.endsWith('.eval.ts') && (words.length === 0 || words.some((word) => name.includes(word)));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
