import type { Told } from '../../follow.ts';
import type { PaperId } from '../../paper.ts';
import { type Place, parsePlace } from '../../place.ts';
import { textIn, textsIn } from '../rows.ts';
import type { Database } from './database.ts';

/** What many places had of these papers; places that had the same get the same set. */
export async function hadBy(
  database: Database,
  places: readonly Place[],
  papers: readonly PaperId[],
): Promise<ReadonlyMap<Place, ReadonlySet<PaperId>>> {
  const rows = await database.ask(
    `SELECT place, json_agg(paper ORDER BY paper)::text AS papers FROM had
     WHERE place = ANY($1::text[]) AND paper = ANY($2::text[]) GROUP BY place`,
    places,
    papers,
  );
  const known = new Map<string, ReadonlySet<PaperId>>();
  return new Map(
    rows.flatMap((row): [Place, ReadonlySet<PaperId>][] => {
      const place = parsePlace(textIn(row, 'place'));
      const text = textIn(row, 'papers');
      const had = known.get(text) ?? new Set(textsIn(row, 'papers'));
      known.set(text, had);
      return place ? [[place, had]] : [];
    }),
  );
}

/** Which of these pings were planned already. */
export async function toldAmong(database: Database, asked: readonly Told[]): Promise<readonly Told[]> {
  const rows = await database.ask(
    `SELECT asked.at FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (reader, paper, at)
     JOIN told ON told.reader = asked.reader AND told.paper = asked.paper ORDER BY asked.at`,
    asked.map(({ reader }) => reader),
    asked.map(({ paper }) => paper),
  );
  return rows.flatMap(({ at }) => asked[Number(at) - 1] ?? []);
}
