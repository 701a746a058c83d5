import fc from 'fast-check';
import { addDays, type Day } from '../../src/day.ts';
import type { Listing } from '../../src/listing.ts';
import type { ListedPaper, Match } from '../../src/match.ts';
import type { Paper } from '../../src/paper.ts';
import type { Topic } from '../../src/topic.ts';

/** The day on which made-up papers are listed. */
export const monday: Day = '2026-06-15';
export const now = new Date('2026-06-15T15:00:00Z');

/** A few topics that made-up papers can find. */
export const fewTopics: readonly Topic[] = [
  { id: 'agents', title: 'Agents', query: '(in:title agent) OR "tool use"' },
  { id: 'video', title: 'Video', query: '(in:title video) OR "video generation"' },
  { id: 'robotics', title: 'Robotics', query: '(in:title robot) OR "robot learning"' },
];

/** A paper, with what a test cares for. */
export function paper(id: string, facts: Partial<Paper> = {}): Paper {
  return { id, title: `Paper ${id}`, abstract: '', authors: [], keywords: [], categories: [], ...facts };
}

/** A paper on Hugging Face's list, with its votes. */
export function onList(id: string, facts: Partial<Paper> = {}, votes = 0, day = monday): ListedPaper {
  return {
    paper: paper(id, facts),
    listings: [{ source: 'huggingface', day, paper: id, votes, comments: 0 }],
  };
}

/** A paper that only arXiv lists. */
export function onArxiv(id: string, facts: Partial<Paper> = {}, day = monday): ListedPaper {
  return { paper: paper(id, facts), listings: [{ source: 'arxiv', day, paper: id }] };
}

/** The paper as chosen from its list. */
export function chosen(listed: ListedPaper): Match {
  const [listing] = listed.listings;
  const { source, day }: Pick<Listing, 'source' | 'day'> = listing ?? { source: 'huggingface', day: monday };
  return { ...listed, reasons: [{ kind: 'list', source, day }] };
}

const title = fc
  .array(fc.constantFrom('agent', 'video', 'robot', 'protein', 'theory', 'of', 'tool use'), { maxLength: 5 })
  .map((words) => words.join(' '));

/** Any matches, of different papers, from any of a week's lists. */
export const anyMatches: fc.Arbitrary<readonly Match[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.nat(999),
      title,
      votes: fc.nat(200),
      code: fc.boolean(),
      arxiv: fc.boolean(),
      age: fc.nat(9),
    }),
    { selector: ({ number }) => number, maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ number, title, votes, code, arxiv, age }) => {
      const id = `2606.${String(number).padStart(5, '0')}`;
      const facts = { title, ...(code && { code: { url: 'https://github.com/a/b', stars: votes } }) };
      const day = addDays(monday, -age);
      return chosen(arxiv ? onArxiv(id, facts, day) : onList(id, facts, votes, day));
    }),
  );
