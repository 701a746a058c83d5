import type { ListedPaper } from '../../src/match.ts';
import type { Paper } from '../../src/paper.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { Query } from '../../src/query/query.ts';
import type { Topic } from '../../src/topic.ts';

export const now = new Date('2026-06-16T10:00:00Z');

/** Topics that tests ask for. */
export const topics: readonly Topic[] = [
  { id: 'agents', title: 'Agents', query: '(in:title agent) OR "tool use" OR "LLM agents"' },
  {
    id: 'image-generation',
    title: 'Image generation',
    query: '"text to image" OR (diffusion in:title -language)',
  },
  { id: 'code', title: 'Code', query: '"code generation" has:code' },
];

/** A paper with these facts, on Hugging Face's list of 15 June with these votes. */
export function listed(facts: Partial<Paper>, votes?: number): ListedPaper {
  const paper = {
    id: '2606.00001',
    title: '',
    abstract: '',
    authors: [],
    keywords: [],
    categories: [],
    ...facts,
  };
  const listing = {
    source: 'huggingface',
    day: '2026-06-15',
    paper: paper.id,
    ...(votes !== undefined && { votes }),
  } as const;
  return { paper, listings: [listing] };
}

/** The query in these words. */
export function query(words: string): Query {
  const parsed = parseQuery(words, topics);
  if (!parsed.ok) throw new RangeError(`${words}: ${parsed.mistake.reason}`);
  return parsed.query;
}
