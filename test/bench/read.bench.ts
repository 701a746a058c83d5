import { openArchive } from '../../src/archive/open.ts';
import { type Bench, medianOf } from './frame.ts';

/** What a day's answer needs of a full archive: opening it, Hugging Face's list of a day, arXiv's of a week. */
export const bench: Bench = async ({ fullArchive }) => {
  const path = await fullArchive();
  const opening = await medianOf(9, async () => (await openArchive(path)).close());
  const archive = await openArchive(path);
  const { papers } = archive;
  const daily = await medianOf(9, () => papers.listed('huggingface', '2026-06-15', '2026-06-15'));
  const week = await papers.listed('arxiv', '2026-06-09', '2026-06-15');
  const weekly = await medianOf(9, () => papers.listed('arxiv', '2026-06-09', '2026-06-15'));
  const counts = await medianOf(9, () => papers.listedDays('arxiv', '2026-05-01', '2026-06-30'));
  await archive.close();
  return [
    { name: 'open the full archive and close it', ms: opening, aimMs: 20 },
    { name: "Hugging Face's list of a day", ms: daily, aimMs: 20 },
    { name: `arXiv's lists of a week, ${week.length} papers`, ms: weekly, aimMs: 200 },
    { name: 'counts of two months of lists', ms: counts, aimMs: 20 },
  ];
};
