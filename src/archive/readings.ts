import type { Reading } from '../reading.ts';
import type { Readings } from './archive.ts';
import { dayIn, sourceIn } from './paper-rows.ts';
import { maybeTextIn, numberIn, type Row, textIn } from './rows.ts';
import type { Store } from './store.ts';

/** `readAt` of a list that never could be read whole: a moment before every day of every list. */
const never = '1970-01-01T00:00:00.000Z';

/** When each list was read, in SQLite. */
export function readingsIn(store: Store): Readings {
  return {
    note: async (source, day, papers, now) => {
      const at = now.toISOString();
      store.write(() =>
        store
          .prepare(
            `INSERT INTO readings (source, day, papers, changed_at, read_at) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET papers = excluded.papers, read_at = excluded.read_at, problem = NULL,
               changed_at = iif(papers = excluded.papers AND read_at > ?, changed_at, excluded.changed_at)`,
          )
          .run(source, day, papers, at, at, never),
      );
    },
    noteProblem: async (source, day, problem, now) => {
      store.write(() =>
        store
          .prepare(
            `INSERT INTO readings (source, day, papers, changed_at, read_at, problem) VALUES (?, ?, 0, ?, ?, ?)
             ON CONFLICT DO UPDATE SET problem = excluded.problem`,
          )
          .run(source, day, now.toISOString(), never, problem),
      );
    },
    of: async (source, first, last) =>
      store.read(() =>
        store
          .prepare('SELECT * FROM readings WHERE source = ? AND day BETWEEN ? AND ? ORDER BY day')
          .all(source, first, last)
          .map(readingIn),
      ),
  };
}

function readingIn(row: Row): Reading {
  const problem = maybeTextIn(row, 'problem');
  return {
    source: sourceIn(row, 'source'),
    day: dayIn(row, 'day'),
    papers: numberIn(row, 'papers'),
    changedAt: textIn(row, 'changed_at'),
    readAt: textIn(row, 'read_at'),
    ...(problem !== undefined && { problem }),
  };
}
