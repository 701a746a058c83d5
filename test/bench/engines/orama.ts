import { create, insertMultiple, search } from '@orama/orama';
import type { OpenEngine } from './engine.ts';

export const open: OpenEngine = async () => {
  const index = create({
    schema: { title: 'string', keywords: 'string', authors: 'string', abstract: 'string' } as const,
  });
  return {
    add: async (finds) => {
      await insertMultiple(
        index,
        finds.map(({ paper }) => ({
          id: paper.id,
          title: paper.title,
          keywords: paper.keywords.join(', '),
          authors: paper.authors.join(', '),
          abstract: paper.abstract,
        })),
        finds.length,
      );
    },
    // A threshold of 0 asks for all words.
    ask: async (words) => {
      const boost = { title: 8, keywords: 4, authors: 2 };
      return (await search(index, { term: words, limit: 10, threshold: 0, boost })).hits.length;
    },
    close: async () => undefined,
  };
};
