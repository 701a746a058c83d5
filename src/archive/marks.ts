import { type Mark, verdicts } from '../mark.ts';
import { parsePlace } from '../place.ts';
import type { AnyStore } from './any-store.ts';
import type { Marks } from './archive.ts';
import { type Row, textIn } from './rows.ts';

/** Older marks of a busy place are not read: their weight has decayed to nothing. */
const mostRead = 1_000;

const rowsOnPage = 500;

/** What readers marked. */
export function marksIn({ ask, textsOf }: AnyStore): Marks {
  const markRows = async (column: 'reader' | 'place', value: string): Promise<readonly Mark[]> => {
    const newest = `SELECT * FROM marks WHERE ${column} = $1 ORDER BY at DESC, paper, reader, place LIMIT $2`;
    return (await ask(newest, value, mostRead)).flatMap(markIn);
  };
  return {
    each: async function* () {
      for (let last = ['', '', '']; ; ) {
        const rows = await ask(
          `SELECT * FROM marks WHERE (reader, place, paper) > ($1, $2, $3) ORDER BY reader, place, paper LIMIT $4`,
          ...last,
          rowsOnPage,
        );
        const [row] = rows.slice(-1);
        if (row) yield rows.flatMap(markIn);
        if (!row || rows.length < rowsOnPage) return;
        last = ['reader', 'place', 'paper'].map((column) => textIn(row, column));
      }
    },
    keep: async ({ reader, place, paper, verdict, at }) => {
      await ask(
        `INSERT INTO marks (reader, place, paper, verdict, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (reader, place, paper) DO UPDATE SET verdict = excluded.verdict, at = excluded.at`,
        reader,
        place,
        paper,
        verdict,
        at,
      );
    },
    undo: async (reader, paper, where) => {
      const also = where ? ' AND place = $3 AND verdict = $4' : '';
      const given = where ? [where.place, where.verdict] : [];
      const marks = `DELETE FROM marks WHERE reader = $1 AND paper = $2${also} RETURNING paper`;
      return (await ask(marks, reader, paper, ...given)).length > 0;
    },
    ofReader: (reader) => markRows('reader', reader),
    ofPlace: (place) => markRows('place', place),
    among: async (who) => {
      const rows = await ask(
        `SELECT value FROM ${textsOf('$1')} WHERE EXISTS (SELECT 1 FROM marks WHERE place = value)
           OR EXISTS (SELECT 1 FROM marks WHERE reader = value)`,
        JSON.stringify(who),
      );
      const marked = new Set(rows.map((row) => textIn(row, 'value')));
      return new Set(who.filter((one) => marked.has(one)));
    },
  };
}

/** Nothing for a row of a platform that this version does not know. */
function markIn(row: Row): readonly Mark[] {
  const reader = parsePlace(textIn(row, 'reader'));
  const place = parsePlace(textIn(row, 'place'));
  const verdict = verdicts.find((one) => one === row.verdict);
  if (!reader || !place || !verdict) return [];
  return [{ reader, place, paper: textIn(row, 'paper'), verdict, at: textIn(row, 'at') }];
}
