import type { Reading } from '../reading.ts';
import type { AnyStore } from './any-store.ts';
import type { Readings } from './archive.ts';
import { dayIn, sourceIn } from './paper-rows.ts';
import { maybeTextIn, numberIn, type Row, textIn } from './rows.ts';

/** `readAt` of a list that never could be read whole: a moment before every day of every list. */
const never = '1970-01-01T00:00:00.000Z';

/** When each list was read. */
export function readingsIn({ ask }: AnyStore): Readings {
  return {
    note: async (source, day, papers, now) => {
      await ask(
        `INSERT INTO readings (source, day, papers, changed_at, read_at) VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (source, day) DO UPDATE SET papers = excluded.papers, read_at = excluded.read_at, problem = NULL,
           changed_at = CASE WHEN readings.papers = excluded.papers AND readings.read_at > $5
             THEN readings.changed_at ELSE excluded.changed_at END`,
        source,
        day,
        papers,
        now.toISOString(),
        never,
      );
    },
    noteProblem: async (source, day, problem, now) => {
      await ask(
        `INSERT INTO readings (source, day, papers, changed_at, read_at, problem) VALUES ($1, $2, 0, $3, $4, $5)
         ON CONFLICT (source, day) DO UPDATE SET problem = excluded.problem`,
        source,
        day,
        now.toISOString(),
        never,
        problem,
      );
    },
    of: async (source, first, last) =>
      (
        await ask(
          'SELECT * FROM readings WHERE source = $1 AND day BETWEEN $2 AND $3 ORDER BY day',
          source,
          first,
          last,
        )
      ).map(readingIn),
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
