import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Find } from '../../../src/archive/archive.ts';
import { readPaperLine } from '../../../src/archive/paper-line.ts';
import { readLines } from '../../../src/archive/papers-file.ts';
import { quantile } from '../frame.ts';
import { syntheticPapers } from '../synthetic-papers.ts';
import type { EngineName, OpenEngine } from './engine.ts';

/**
 * What a child process is asked to do, so that each engine has memory of its own: `index` makes the index of the real papers (`count` 0) or of so many synthetic ones,
 * `ask` asks what an earlier one made, `both` does both. It answers with one line of JSON.
 */
const [engine = '', task = '', corpus = '', count = '0', file = '', asked = ''] = process.argv.slice(2);
const engines: Readonly<Record<EngineName, () => Promise<{ readonly open: OpenEngine }>>> = {
  paperboy: () => import('./paperboy.ts'),
  fts5: () => import('./fts5.ts'),
  minisearch: () => import('./minisearch.ts'),
  orama: () => import('./orama.ts'),
  flexsearch: () => import('./flexsearch.ts'),
};

const queries: readonly string[] = z.array(z.string()).parse(JSON.parse(readFileSync(asked, 'utf8')));
const { open } = await engines[isEngine(engine) ? engine : 'paperboy']();
const opened = await open(file);
const indexed = task === 'ask' ? {} : await index();
const answered = task === 'index' ? {} : await ask();
await opened.close();
process.stdout.write(`${JSON.stringify({ ...indexed, ...answered })}\n`);

function isEngine(name: string): name is EngineName {
  return Object.hasOwn(engines, name);
}

async function index() {
  const papers = count === '0' ? realPapers() : syntheticPapers(corpus, Number(count));
  let batch: Find[] = [];
  let indexMs = 0;
  let indexCpuMs = 0;
  let before = 0;
  let number = 0;
  const add = async () => {
    // The synthetic papers are made of real ones in memory, which are there before the first is indexed.
    if (before === 0) before = process.memoryUsage().rss;
    const cpu = process.cpuUsage();
    const start = performance.now();
    await opened.add(batch);
    indexMs += performance.now() - start;
    indexCpuMs += cpuMsSince(cpu);
    number += batch.length;
    batch = [];
  };
  for await (const find of papers) {
    batch.push(find);
    if (batch.length === 500) await add();
  }
  if (batch.length > 0) await add();
  return { papers: number, indexMs, indexCpuMs, indexMb: (process.memoryUsage().rss - before) / 1e6 };
}

async function ask() {
  for (const words of queries.slice(0, 20)) await opened.ask(words);
  const took: number[] = [];
  const worked: number[] = [];
  let found = 0;
  for (const words of queries) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    found += (await opened.ask(words)) > 0 ? 1 : 0;
    took.push(performance.now() - start);
    worked.push(cpuMsSince(cpu));
  }
  return {
    p50: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    cpu95: quantile(worked, 0.95),
    found,
    askMb: process.memoryUsage().rss / 1e6,
  };
}

/** What the process worked itself: less than a clock shows where others use the machine too. */
function cpuMsSince(before: NodeJS.CpuUsage): number {
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1_000;
}

async function* realPapers(): AsyncIterable<Find> {
  for await (const line of readLines(corpus)) {
    const read = readPaperLine(line);
    if ('find' in read) yield read.find;
  }
}
