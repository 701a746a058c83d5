import type { Archive } from '../archive/archive.ts';
import { addDays, dayOf } from '../day.ts';
import { sourceNames } from '../listing.ts';
import { gistByMeaning } from '../select/gist.ts';

/** Lists of so many days are looked at: digests are made of them. */
const days = 3;

/**
 * Chooses the most telling sentence of the newest papers whose source gave no gist: once a paper. That takes some
 * milliseconds each, and so leaves room for other work between two.
 */
export async function chooseSentences(archive: Archive, now: Date): Promise<void> {
  const today = dayOf(now);
  for (const source of sourceNames) {
    for (const { paper } of await archive.papers.listed(source, addDays(today, 1 - days), today)) {
      if (paper.gist || paper.ownGist || paper.abstract === '') continue;
      const text = await gistByMeaning(paper, archive.papers.embedWords);
      if (text !== undefined) await archive.papers.keepGist(paper.id, { text, by: 'sentence' });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
