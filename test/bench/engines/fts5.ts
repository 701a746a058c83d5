import { DatabaseSync } from 'node:sqlite';
import type { OpenEngine } from './engine.ts';

/** SQLite's FTS5 as it comes, with the text in it and the weights that we use. */
export const open: OpenEngine = async (file) => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS papers USING fts5 (title, keywords, authors, abstract, tokenize = 'porter unicode61')",
  );
  const insert = database.prepare(
    'INSERT INTO papers (title, keywords, authors, abstract) VALUES (?, ?, ?, ?)',
  );
  const ask = database.prepare(
    'SELECT rowid, title, abstract FROM papers WHERE papers MATCH ? ORDER BY bm25(papers, 8, 4, 2, 1) LIMIT 10',
  );
  return {
    add: async (finds) => {
      database.exec('BEGIN');
      for (const { paper } of finds)
        insert.run(paper.title, paper.keywords.join(', '), paper.authors.join(', '), paper.abstract);
      database.exec('COMMIT');
    },
    ask: async (words) =>
      ask.all(
        words
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' '),
      ).length,
    close: async () => database.close(),
  };
};
