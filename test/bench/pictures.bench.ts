import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { drawDay } from '../../src/pictures/draw-day.ts';
import { drawMap } from '../../src/pictures/draw-map.ts';
import { drawTrends } from '../../src/pictures/draw-trends.ts';
import { bunches } from '../pictures/kit.ts';
import { type Bench, medianOf } from './frame.ts';

/** Somebody waits for a picture: all of it, from numbers to PNG. */
const aimMs = 300;
const tries = 15;

/** Each kind of picture, as large as people meet it; and the first of a program, which loads ECharts and resvg. */
export const bench: Bench = async () => {
  const trends = {
    title: 'Papers a week',
    about: '52 weeks',
    weeks: Array.from({ length: 52 }, (_, week) => (week % 8 === 0 ? { label: `Week ${week}` } : {})),
    lines: ['agents', 'diffusion', 'reasoning', 'video', 'robots'].map((name, line) => ({
      name,
      counts: Array.from({ length: 52 }, (_, week) =>
        Math.round(99 * line + week + 20 * Math.sin(week + line)),
      ),
    })),
  };
  const day = {
    title: 'A day',
    about: '60 papers',
    groups: Array.from({ length: 9 }, (_, row) => ({
      title: `Topic ${row}`,
      papers: 7,
      votes: Array.from({ length: 7 }, (_, at) => at * at * row),
    })),
  };
  const groups = Array.from({ length: 8 }, (_, at) => `Topic ${at}`);
  const map = (papers: number) => ({
    title: 'A week',
    about: `${papers} papers`,
    groups,
    otherTitle: 'Others',
    papers: bunches(papers, 8),
  });
  const drawings = [
    ['picture of trends, 5 lines of 52 weeks', () => drawTrends(trends)],
    ['picture of a day, 63 papers', () => drawDay(day)],
    ['picture of a map, 50 papers', () => drawMap(map(50))],
    ['picture of a map, 200 papers', () => drawMap(map(200))],
    ['picture of a map, 300 papers', () => drawMap(map(300))],
  ] as const;
  await drawTrends(trends);
  const warm = [];
  for (const [name, draw] of drawings) warm.push({ name, ms: await medianOf(tries, draw), aimMs });
  return [...warm, { name: 'first picture of a program, loading included', ms: await firstMs(), aimMs }];
};

/** The middle of five programs' first pictures; starting Node itself is not counted. */
async function firstMs(): Promise<number> {
  const module = join(import.meta.dirname, '../../src/pictures/draw-day.ts');
  const script = `const { drawDay } = await import(${JSON.stringify(module)});
    const start = performance.now();
    await drawDay({ title: 'A', about: 'B', groups: [{ title: 'C', papers: 3, votes: [1, 2, 3] }, { title: 'D', papers: 1, votes: [] }] });
    process.stdout.write(String(performance.now() - start));`;
  const times: number[] = [];
  for (let at = 0; at < 5; at++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    times.push(Number(stdout));
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
}
