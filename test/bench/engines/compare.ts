import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readPaperLine } from '../../../src/archive/paper-line.ts';
import { readLines } from '../../../src/archive/papers-file.ts';
import type { Figure, World } from '../frame.ts';
import { typedQueries } from '../typed-queries.ts';
import { type EngineName, engineNames, onDisk } from './engine.ts';

/** What is compared: all real papers, or so many synthetic ones; and what our search is to stay under. */
export type Comparison = { readonly title: string; readonly synthetic: number; readonly aimMs: number };

/** More than a small server has; an engine that needs more cannot hold the papers. */
const heapMb = 4_096;
const limitMs = 40 * 60_000;

/**
 * All engines on the same papers with the same 200 searches, each in a process of its own, side by side in a table.
 * Engines named on the command line are run alone. What stands in a file is kept in the system's folder for such things,
 * and another run asks it without making it anew.
 */
export async function compare(
  world: World,
  { title, synthetic, aimMs }: Comparison,
): Promise<readonly Figure[]> {
  const asked = join(world.folder, 'queries.json');
  writeFileSync(asked, JSON.stringify(typedQueries(await realTitles(world.corpus), 200)));
  const named = engineNames.filter((name) => process.argv.slice(2).includes(name));
  const rows: Row[] = [];
  for (const name of named.length > 0 ? named : engineNames) {
    const row = { name, ...(await measure(name, world.corpus, synthetic, asked)) };
    rows.push(row);
    process.stdout.write(`${[title, ...linesOf([row])].join('\n')}\n`);
  }
  process.stdout.write(`\n${title}, 200 searches of one to six words\n${linesOf(rows).join('\n')}\n`);
  const ours = rows.find(({ name }) => name === 'paperboy');
  return ours && 'p95' in ours
    ? [{ name: `${title}: our search, 95 of 100 within`, ms: ours.p95, aimMs }]
    : [];
}

const measured = z.object({
  papers: z.number(),
  indexMs: z.number(),
  indexCpuMs: z.number(),
  indexMb: z.number(),
  p50: z.number(),
  p95: z.number(),
  cpu95: z.number(),
  found: z.number(),
  askMb: z.number(),
});
const indexed = measured.pick({ papers: true, indexMs: true, indexCpuMs: true, indexMb: true });
const answered = measured.omit({ papers: true, indexMs: true, indexCpuMs: true, indexMb: true });

type Measured = z.infer<typeof measured> & { readonly diskMb: number };
type Row = { readonly name: EngineName } & (Measured | { readonly cannot: string });

async function measure(
  name: EngineName,
  corpus: string,
  synthetic: number,
  asked: string,
): Promise<Measured | { cannot: string }> {
  const run = (task: string, file: string) => child([name, task, corpus, `${synthetic}`, file, asked]);
  if (!isOnDisk(name)) {
    const done = await run('both', '');
    return 'cannot' in done ? done : { ...measured.parse(done.said), diskMb: 0 };
  }
  const file = join(tmpdir(), `paperboy-bench-${name}-${synthetic || 'real'}.db`);
  const figures = `${file}.json`;
  if (!existsSync(figures)) {
    rmSync(file, { force: true });
    const made = await run('index', file);
    if ('cannot' in made) return made;
    writeFileSync(`${figures}.part`, JSON.stringify(made.said));
    renameSync(`${figures}.part`, figures);
  }
  const done = await run('ask', file);
  if ('cannot' in done) return done;
  const made = indexed.parse(JSON.parse(readFileSync(figures, 'utf8')));
  return { ...made, ...answered.parse(done.said), diskMb: statSync(file).size / 1e6 };
}

function isOnDisk(name: EngineName): boolean {
  return onDisk.some((one) => one === name);
}

/** What the child said at its end, or why it came to none. */
function child(words: readonly string[]): Promise<{ said: unknown } | { cannot: string }> {
  const program = join(import.meta.dirname, 'run-engine.ts');
  const running = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, program, ...words]);
  let said = '';
  let complained = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  running.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained = (complained + text).slice(-4_000);
  });
  const timer = setTimeout(() => running.kill('SIGKILL'), limitMs);
  return new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('close', (status, signal) => {
      clearTimeout(timer);
      if (status === 0) resolve({ said: JSON.parse(said) });
      else if (/heap out of memory|Map maximum size|Invalid (array|string) length/.test(complained))
        resolve({ cannot: `cannot hold them in ${heapMb / 1_024} GB of heap` });
      else if (signal === 'SIGKILL') resolve({ cannot: `not done after ${limitMs / 60_000} minutes` });
      else reject(new Error(`${words[0]} failed: ${complained}`));
    });
  });
}

function linesOf(rows: readonly Row[]): readonly string[] {
  const head = [
    'engine',
    'indexed in',
    'a paper',
    'of CPU',
    'memory: indexing',
    'answering',
    'disk',
    'p50',
    'p95',
    'p95 of CPU',
    'found',
  ];
  const cells = rows.map((row) =>
    'cannot' in row
      ? [row.name, row.cannot]
      : [
          row.name,
          `${(row.indexMs / 1_000).toFixed(0)} s`,
          `${(row.indexMs / row.papers).toFixed(2)} ms`,
          `${(row.indexCpuMs / row.papers).toFixed(2)} ms`,
          `${row.indexMb.toFixed(0)} MB`,
          `${row.askMb.toFixed(0)} MB`,
          row.diskMb > 0 ? `${row.diskMb.toFixed(0)} MB` : '-',
          ...[row.p50, row.p95, row.cpu95].map((ms) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`),
          `${row.found} of 200`,
        ],
  );
  const all = [head, ...cells];
  const widths = head.map((_, column) =>
    Math.max(...all.map((row) => (row.length === head.length ? (row[column]?.length ?? 0) : 0))),
  );
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

async function realTitles(corpus: string): Promise<readonly { title: string }[]> {
  const titles: { title: string }[] = [];
  for await (const line of readLines(corpus)) {
    const read = readPaperLine(line);
    if ('find' in read) titles.push({ title: read.find.paper.title });
  }
  return titles;
}
