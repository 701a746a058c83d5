import { type Mark, verdicts } from '../mark.ts';
import { parsePlace } from '../place.ts';
import type { Marks } from './archive.ts';
import { type Row, textIn } from './rows.ts';
import type { Store } from './store.ts';

/** Older marks of a busy place are not read: their weight has decayed to nothing. */
const mostRead = 1_000;

/** What readers marked, in SQLite. */
export function marksIn(store: Store): Marks {
  return {
    keep: async ({ reader, place, paper, verdict, at }) => {
      const mark = store.prepare(
        `INSERT INTO marks (reader, place, paper, verdict, at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET verdict = excluded.verdict, at = excluded.at`,
      );
      store.write(() => mark.run(reader, place, paper, verdict, at));
    },
    undo: async (reader, paper, where) => {
      const also = where ? ' AND place = ? AND verdict = ?' : '';
      const given = where ? [where.place, where.verdict] : [];
      const marks = store.prepare(`DELETE FROM marks WHERE reader = ? AND paper = ?${also}`);
      return store.write(() => marks.run(reader, paper, ...given)).changes > 0;
    },
    ofReader: async (reader) => markRows(store, 'reader', reader),
    ofPlace: async (place) => markRows(store, 'place', place),
  };
}

function markRows(store: Store, column: 'reader' | 'place', value: string): readonly Mark[] {
  return store
    .prepare(`SELECT * FROM marks WHERE ${column} = ? ORDER BY at DESC, paper, reader, place LIMIT ?`)
    .all(value, mostRead)
    .flatMap(markIn);
}

/** Nothing for a row of a platform that this version does not know. */
function markIn(row: Row): readonly Mark[] {
  const reader = parsePlace(textIn(row, 'reader'));
  const place = parsePlace(textIn(row, 'place'));
  const verdict = verdicts.find((one) => one === row.verdict);
  if (!reader || !place || !verdict) return [];
  return [{ reader, place, paper: textIn(row, 'paper'), verdict, at: textIn(row, 'at') }];
}
