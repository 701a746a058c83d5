import { openArchive } from '../../../src/archive/open.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import { openSmallModel } from '../../../src/vectors/open-small-model.ts';
import type { OpenEngine } from './engine.ts';

const now = new Date('2026-06-20T12:00:00Z');

/** Our own search: words and meaning, and the papers themselves with all that a reader is shown. */
export const open: OpenEngine = async (file) => {
  const archive = await openArchive(file, { embedder: openSmallModel });
  // An index that an earlier run made may hold the vectors of an older model.
  await archive.papers.embedRest(() => undefined);
  return {
    add: async (finds) => {
      await archive.papers.save(finds, now);
    },
    ask: async (words) => {
      const parsed = parseQuery(words, []);
      if (!parsed.ok) return 0;
      return (await archive.papers.find(parsed.query, { limit: 10, offset: 0, now })).papers.length;
    },
    close: archive.close,
  };
};
