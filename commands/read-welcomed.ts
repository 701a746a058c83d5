import type { Archive } from '../src/archive/archive.ts';
import type { Place } from '../src/place.ts';
import { mostWelcomed, type WelcomedPaper } from '../src/select/welcomed.ts';

/** What was most liked and saved in a place since a moment, of the papers that are known. */
export async function readWelcomed(
  archive: Archive,
  place: Place,
  since: Date,
): Promise<readonly WelcomedPaper[]> {
  const [marks, saved] = await Promise.all([archive.marks.ofPlace(place), archive.choices.savedIn(place)]);
  const welcomed = mostWelcomed(marks, saved, since.toISOString());
  const papers = await archive.papers.get(welcomed.map(({ paper }) => paper));
  const titles = new Map(papers.map(({ paper }) => [paper.id, paper.title]));
  return welcomed.flatMap((one) => {
    const title = titles.get(one.paper);
    return title === undefined ? [] : [{ ...one, title }];
  });
}
