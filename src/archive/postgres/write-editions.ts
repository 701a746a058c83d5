import { editionKey } from '../../delivery.ts';
import { platformOf } from '../../place.ts';
import type { PlannedEdition } from '../archive.ts';
import { partRows } from '../delivery-rows.ts';
import { numberIn, textIn } from '../rows.ts';
import { bodyName } from '../shared-bodies.ts';
import type { Ask } from './connection.ts';
import { type Database, oneAtATime } from './database.ts';
import { keepBodies } from './keep-bodies.ts';

/**
 * Writes all of these editions, or none. What they were made from may be old by now, where several copies plan: none is written
 * where one stands already, or holds a paper that its place was given since, or a ping that its reader got. Many may do so at
 * once, and none while somebody is forgotten: the bodies that nobody has any more go then.
 */
export async function writeEditions(
  database: Database,
  editions: readonly PlannedEdition[],
): Promise<boolean> {
  return database.write(async (inside) => {
    await inside.ask('SELECT pg_advisory_xact_lock_shared($1)', oneAtATime);
    await lockPlaces(inside, editions);
    const written = await writeNames(inside, editions);
    const areNew =
      written.length === editions.length &&
      (await insert(inside, 'told', tellsOf(editions))) &&
      (await insert(inside, 'had', written.flatMap(hadOf))) &&
      (await insertDeliveries(inside, written));
    if (areNew) await endTrouble(inside, editions);
    else inside.takeBack();
    return areNew;
  });
}

/**
 * Copies that plan for one place do so one after another: its parts are numbered in the order in which they come to be there, so
 * that none is claimed while an earlier one is still being written. Nobody waits in a circle: all take locks in one order.
 */
async function lockPlaces({ ask }: Ask, editions: readonly PlannedEdition[]): Promise<void> {
  await ask(
    `SELECT pg_advisory_xact_lock($1, place) FROM (
       SELECT DISTINCT hashtext(place) AS place FROM unnest($2::text[]) AS one (place) ORDER BY 1) AS sorted`,
    planning,
    editions.map(({ place }) => place),
  );
}

/** Tells our locks on places from other locks: the letters of "plan". */
const planning = 0x70_6c_61_6e;

type Numbered = PlannedEdition & { readonly number: number };

/** Those of these editions that are new, with the numbers that they got. */
async function writeNames({ ask }: Ask, editions: readonly PlannedEdition[]): Promise<readonly Numbered[]> {
  const rows = editions.map(({ place, name, dueAt, plannedAt }) => {
    return { place, name, due_at: dueAt.toISOString(), planned_at: plannedAt.toISOString() };
  });
  const made = await ask(
    `INSERT INTO editions (place, name, due_at, planned_at)
     SELECT place, name, due_at, planned_at FROM json_populate_recordset(NULL::editions, $1::json)
     ON CONFLICT DO NOTHING RETURNING number, place || '#' || name AS key`,
    JSON.stringify(rows),
  );
  const numbers = new Map(made.map((row) => [textIn(row, 'key'), numberIn(row, 'number')]));
  return editions.flatMap((edition) => {
    const number = numbers.get(editionKey(edition.place, edition.name));
    return number === undefined ? [] : [{ ...edition, number }];
  });
}

type NewRow = Readonly<Record<string, string | number | null>>;

/** Writes rows of the same columns, in their order; whether all of them are new. */
async function insert({ ask }: Ask, table: string, rows: readonly NewRow[]): Promise<boolean> {
  const [first] = rows;
  if (!first) return true;
  const columns = Object.keys(first).join(', ');
  const [made = {}] = await ask(
    `WITH made AS (
       INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)
       ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*) AS count FROM made`,
    JSON.stringify(rows),
  );
  return numberIn(made, 'count') === rows.length;
}

/** In one order for all copies: who writes the same ping waits for the other, and never both for each other. */
function tellsOf(editions: readonly PlannedEdition[]): readonly NewRow[] {
  const rows = editions.flatMap(({ tells = [], plannedAt }) => {
    const once = new Map(tells.map(({ reader, paper }) => [`${reader} ${paper}`, { reader, paper }]));
    return [...once].map(([key, told]) => ({ key, row: { ...told, told_at: plannedAt.toISOString() } }));
  });
  return rows.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

function hadOf({ place, papers, number }: Numbered): readonly NewRow[] {
  return [...new Set(papers)].map((paper) => ({ place, paper, edition: number }));
}

async function insertDeliveries(inside: Ask, editions: readonly Numbered[]): Promise<boolean> {
  const messages = editions.flatMap((edition) => edition.messages);
  if (messages.length > 0) await keepBodies(inside, messages);
  return insert(inside, 'deliveries', editions.flatMap(deliveriesOf));
}

function deliveriesOf(edition: Numbered): readonly NewRow[] {
  const { place, number, plannedAt, messages } = edition;
  const shared = { edition: number, place, platform: platformOf(place), state: 'pending' };
  return partRows(edition).map(({ body, ...part }) => {
    const message = messages[part.part];
    const named = message ? bodyName(message) : body;
    return { ...part, ...shared, body: named, not_before: plannedAt.toISOString() };
  });
}

/** What these editions tell of, or were made without, is over. */
async function endTrouble({ ask }: Ask, editions: readonly PlannedEdition[]): Promise<void> {
  const told = editions.flatMap(({ failures = [] }) => failures);
  if (told.length > 0) await ask('UPDATE deliveries SET failure_told = 1 WHERE key = ANY($1::text[])', told);
  const digests = editions.filter(({ name }) => name.startsWith('digest/'));
  if (digests.length > 0)
    await ask(
      'DELETE FROM pauses WHERE place = ANY($1::text[]) AND ended_at IS NOT NULL',
      digests.map(({ place }) => place),
    );
}
