import MiniSearch from 'minisearch';
import type { OpenEngine } from './engine.ts';

export const open: OpenEngine = async () => {
  const index = new MiniSearch({
    fields: ['title', 'keywords', 'authors', 'abstract'],
    searchOptions: { boost: { title: 8, keywords: 4, authors: 2 }, combineWith: 'AND' },
  });
  return {
    add: async (finds) =>
      index.addAll(
        finds.map(({ paper }) => ({
          id: paper.id,
          title: paper.title,
          keywords: paper.keywords.join(', '),
          authors: paper.authors.join(', '),
          abstract: paper.abstract,
        })),
      ),
    ask: async (words) => index.search(words).slice(0, 10).length,
    close: async () => undefined,
  };
};
