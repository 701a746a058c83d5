import type { Paper } from '../../src/paper.ts';

/** A paper about something; the rest of it is empty. */
export function paperOf(id: string, title: string, abstract = '', more: Partial<Paper> = {}): Paper {
  return { id, title, abstract, authors: [], keywords: [], categories: [], ...more };
}

export function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  return one?.reduce((sum, part, at) => sum + part * (other?.[at] ?? 0), 0) ?? 0;
}
