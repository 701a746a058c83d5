import { addDays, type Day, dayOf, daysBetween, isDay } from '../day.ts';
import { openSources } from '../house.ts';
import { chooseSentences } from '../jobs/choose-sentences.ts';
import { type Collected, collect, describe, everySourceFailed, joinRounds } from '../jobs/collect.ts';
import { sourceTitles } from '../listing.ts';
import { makeProgress } from '../platforms/terminal/progress.ts';
import { inHouse } from './in-house.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Reads the sites now. */
export const collectCommand: OperatorCommand = {
  name: 'collect',
  usage: '[--date D] [--days N]',
  summary: 'Read the lists of a day, or of the last days (7), from both sites',
  run: async (world, words) => {
    const days = wantedDays(words, dayOf(world.clock.now()));
    if (typeof days === 'string') return misread(world, days);
    return inHouse(world, async (house) => {
      const progress = makeProgress(world.screen);
      const sources = await openSources(world);
      const rounds = await collect(sources, house.archive, world, days, (source, read, of) =>
        progress.step(read, of, `days of ${sourceTitles[source]}`),
      );
      const described = await describe(sources, house.archive, world, days);
      await house.archive.papers.embedRest(
        (done, of) => progress.step(done, of, 'papers read for meaning'),
        world.ending,
      );
      await chooseSentences(house.archive, world.clock.now());
      progress.end();
      world.screen.write(joinRounds(rounds, described).map(inWords).join(''));
      return everySourceFailed(rounds) ? 1 : 0;
    });
  },
};

/** One round as lines: counts, then each problem once with how often it came. */
function inWords({ source, papers, added, lists, problems }: Collected): string {
  const counted = new Map<string, number>();
  for (const { where, what } of problems) {
    const line = `${where}: ${what}`;
    counted.set(line, (counted.get(line) ?? 0) + 1);
  }
  const lines = [...counted].map(
    ([line, times]) => `  problem: ${line}${times > 1 ? ` (${times} times)` : ''}\n`,
  );
  return `${sourceTitles[source]}: ${papers} papers on ${lists} lists, ${added} new, ${problems.length} problems\n${lines.join('')}`;
}

function wantedDays(words: readonly string[], today: Day): readonly Day[] | string {
  const read = readOptions(words, { date: { type: 'string' }, days: { type: 'string' } });
  if (typeof read === 'string') return read;
  const { date = today, days = read.values.date === undefined ? '7' : '1' } = read.values;
  if (!isDay(date)) return `“${date}” is no day: write it as 2026-06-15.`;
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 3660)
    return `“${days}” is no number of days: give a whole number from 1.`;
  return daysBetween(addDays(date, 1 - count), date);
}
