import type { Archive } from '../src/archive/archive.ts';
import type { PaperId } from '../src/paper.ts';
import { examplesIn, withFound } from '../src/query/likeness.ts';
import type { Query } from '../src/query/query.ts';
import type { Context, Mistake } from './command.ts';

/** The query, with what of these papers is like its examples, where it names some. */
export async function withAlike(archive: Archive, query: Query, papers: readonly PaperId[]): Promise<Query> {
  const examples = examplesIn(query);
  if (examples.length === 0) return query;
  return withFound(query, papers, await archive.papers.vectors([...papers, ...examples]));
}

/** Why papers like the query's examples cannot be told, where one of them was never seen. */
export async function unknownExample(
  { archive }: Context,
  query: Query,
  command: string,
): Promise<Mistake | undefined> {
  const examples = examplesIn(query);
  if (examples.length === 0) return undefined;
  const known = new Set((await archive.papers.get(examples)).map(({ paper }) => paper.id));
  const unknown = examples.find((id) => !known.has(id));
  if (unknown === undefined) return undefined;
  return {
    mistake: `I have not seen the paper ${unknown}, and so cannot tell what is like it. Name one that search or today shows.`,
    instead: `help ${command}`,
  };
}
