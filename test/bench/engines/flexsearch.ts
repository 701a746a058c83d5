import { Document } from 'flexsearch';
import type { OpenEngine } from './engine.ts';

export const open: OpenEngine = async () => {
  const index = new Document({
    document: { id: 'id', index: ['title', 'keywords', 'authors', 'abstract'] },
  });
  let number = 0;
  return {
    add: async (finds) => {
      for (const { paper } of finds) {
        number += 1;
        index.add({
          id: number,
          title: paper.title,
          keywords: paper.keywords.join(', '),
          authors: paper.authors.join(', '),
          abstract: paper.abstract,
        });
      }
    },
    // All words in one of its fields: that is what it can be asked.
    ask: async (words) => {
      const fields = await index.search(words, { limit: 10 });
      return new Set(fields.flatMap(({ result }) => result)).size;
    },
    close: async () => undefined,
  };
};
