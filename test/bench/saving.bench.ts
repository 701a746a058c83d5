import { readPaperLine } from '../../src/archive/paper-line.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import { type Bench, type Filled, inTurns, type Time } from './frame.ts';

const papers = 10_000;

/** Parsing 10,000 papers, and saving them into the search by words and by meaning: the first of a store, and the last. */
export const bench: Bench = async ({ corpus, filled }) => {
  const { batches } = await filled();
  const lines: string[] = [];
  for await (const line of readLines(corpus)) if (lines.push(line) === papers) break;
  const parsing = await inTurns(
    5,
    async () => lines.map(readPaperLine),
    async () => lines.map((line) => JSON.parse(line)),
  );
  const all = batches.reduce((sum, batch) => sum + batch.papers, 0);
  return [
    {
      name: `parse ${papers} papers of a file`,
      ms: parsing.ms,
      yardstick: { name: 'JSON.parse alone', ms: parsing.yardstickMs },
    },
    savingOf(`save ${papers} papers, by words and meaning`, firstOf(batches)),
    savingOf(`… the last of ${all}`, firstOf(batches.toReversed())),
  ];
};

function savingOf(name: string, batches: Filled['batches']): Time {
  const sum = (of: 'ms' | 'plainMs') => batches.reduce((all, batch) => all + batch[of], 0);
  const yardstick = { name: 'inserting them into a plain FTS5 table', ms: sum('plainMs') };
  return { name, ms: sum('ms'), aimMs: 10_000, yardstick };
}

/** As many batches as hold 10,000 papers. */
function firstOf(batches: Filled['batches']): Filled['batches'] {
  let before = 0;
  return batches.filter((batch) => {
    before += batch.papers;
    return before - batch.papers < papers;
  });
}
