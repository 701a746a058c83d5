import { DatabaseSync } from 'node:sqlite';
import { topics } from '../../config/topics.ts';
import type { Follow } from '../../src/follow.ts';
import { followId } from '../../src/follow.ts';
import type { Place, Reader } from '../../src/place.ts';
import type { Subscription, Weekday } from '../../src/subscription.ts';
import { randomNumbers } from '../chaos/faults.ts';
import { followedQueries, queryOf } from './scale-queries.ts';

/** How much there is of everything. */
export type Size = { readonly places: number; readonly readers: number; readonly followsEach: number };

/** Zones as a bot's servers are spread over them. */
const zones =
  'Europe/Paris Europe/Berlin Europe/London America/New_York America/Los_Angeles America/Chicago America/Sao_Paulo Asia/Tokyo Asia/Seoul Asia/Shanghai Asia/Kolkata Asia/Singapore Australia/Sydney UTC Asia/Kathmandu Africa/Lagos'.split(
    ' ',
  );
const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const daily: readonly Weekday[] = [...workdays, 'sat', 'sun'];
/** Most people take the full hour. */
const minutes = [0, 0, 0, 0, 0, 0, 0, 30, 30, 15, 45, 20];
/** Of twenty places one wants what no other wants. */
const oneUnlikeIn = 20;
/** Of twenty places one begins with the lists of a month; the others with those of the day before. */
const oneOldIn = 20;
/** What many follow would have pinged for so many papers in the month before, or more: so that a follow pings about every third day. */
const popularPapers = 3;
const popularQueries = [
  'diffusion',
  'rag OR retrieval',
  'llm agents',
  'has:code',
  'upvotes>=20',
  'robot -survey',
];

/**
 * Fills a store of papers as if this many places had subscribed, all due within one hour from this moment on, and this many
 * readers followed something. The same numbers in every run.
 */
export async function fillStore(path: string, size: Size, hour: Date): Promise<void> {
  const followed = await followedQueries(path, hour);
  const database = new DatabaseSync(path);
  // Papers were seen on the days of their lists, not when they were imported.
  database.exec(`PRAGMA synchronous = OFF; BEGIN;
    UPDATE papers SET seen_at = coalesce(
      (SELECT min(day) FROM listings WHERE paper = number), published_on, '2026-01-01') || 'T12:00:00.000Z'`);
  const keywords = keywordsIn(database);
  const insert = database.prepare('INSERT INTO choices (key, value) VALUES (?, ?)');
  const keep = (key: string, value: object) => insert.run(key, JSON.stringify({ value }));
  const random = randomNumbers(8);
  const keyword = () => keywords[Math.floor(random() * keywords.length)] ?? 'video';
  const placesMade = Array.from({ length: size.places }, (_, at) => placeOf(at));
  for (const [at, place] of placesMade.entries()) {
    const made = subscriptionOf(place, at, { random, keyword, hour });
    keep(`subscription:${place}`, made);
  }
  const popular = followed.filter(({ papers }) => papers >= popularPapers).slice(0, 3_000);
  for (let reader = 0; reader < size.readers; reader++) {
    const place = placesMade[Math.floor(random() * placesMade.length)] ?? placeOf(0);
    const { reader: name } = readerIn(place, reader);
    for (let follow = 0; follow < size.followsEach; follow++) {
      const { query } = random() < 0.7 ? pick(popular, random() ** 2) : pick(followed, random());
      const made: Follow = {
        id: followId(`${query} ${follow}`),
        reader: name,
        query,
        where: random() < 0.6 ? 'dm' : 'here',
        when: random() < 0.7 ? 'now' : 'digest',
        place,
        zone: zones[reader % zones.length] ?? 'UTC',
        since: '2026-06-15T00:00:00.000Z',
      };
      keep(`follow:${name}:${made.id}`, made);
    }
  }
  database.exec('COMMIT');
  database.close();
}

/** Says that all that waits was sent, as in the hours after a morning. */
export function sendAll(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(`UPDATE deliveries SET state = 'sent', message_id = 'm' || number, settled_at = '2026-06-16T09:00:00.000Z',
    attempts = 1, not_before = NULL, lease_until = NULL, files = NULL WHERE state IN ('pending', 'claimed')`);
  database.close();
}

/** Says that all lists up to this moment were read a moment ago: those of days that are over, whole. */
export function readLists(path: string, now: Date): void {
  const database = new DatabaseSync(path);
  database
    .prepare(
      `INSERT OR REPLACE INTO readings (source, day, papers, changed_at, read_at)
       SELECT source, day, count(*), day || 'T20:00:00.000Z', ?1 FROM listings WHERE day <= substr(?1, 1, 10) GROUP BY source, day`,
    )
    .run(now.toISOString());
  database.close();
}

/** How many rows a table has, and for how many places. */
export function countIn(path: string, table: 'editions' | 'deliveries' | 'had' | 'told'): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare(`SELECT count(*) AS rows FROM ${table}`).get();
  database.close();
  return Number(row?.rows);
}

function keywordsIn(database: DatabaseSync): readonly string[] {
  return database
    .prepare('SELECT keywords FROM papers')
    .all()
    .flatMap(({ keywords }): readonly string[] => JSON.parse(String(keywords)));
}

function placeOf(at: number): Place {
  if (at % 2 === 0) return `discord:${1_000_000_000_000_000_000n + BigInt(at)}`;
  return `slack:T1000001/C${10_000_000 + at}`;
}

function readerIn(place: Place, at: number): { readonly reader: Reader } {
  if (place.startsWith('discord:'))
    return { reader: `discord:user/${2_000_000_000_000_000_000n + BigInt(at)}` };
  return { reader: `slack:${place.slice('slack:'.length, place.indexOf('/'))}/U${10_000_000 + at}` };
}

type Making = {
  readonly random: () => number;
  readonly keyword: () => string;
  readonly hour: Date;
};

function subscriptionOf(place: Place, at: number, { random, keyword, hour }: Making): Subscription {
  const zone = zones[Math.floor(random() * zones.length)] ?? 'UTC';
  const minute = minutes[Math.floor(random() * minutes.length)] ?? 0;
  const isOld = at % oneOldIn === 0;
  const style = random() < 0.7 ? 'full' : 'compact';
  const roll = random();
  return {
    place,
    ...wishOf(at, random, keyword),
    at: localTime(new Date(hour.getTime() + minute * 60_000), zone),
    zone,
    days: random() < 0.7 ? workdays : daily,
    max: pick([10, 10, 10, 10, 10, 10, 5, 20, 20, 50], random()),
    style,
    ...(roll < 0.1 && { layout: 'thread' }),
    ...(roll > 0.98 && style === 'full' && { picture: 'on' }),
    whenEmpty: random() < 0.8 ? 'say' : 'silent',
    by: readerIn(place, at).reader,
    since: '2026-06-15T08:00:00.000Z',
    from: isOld ? '2026-05-01' : '2026-06-15',
  };
}

/** Most places want the whole list, a topic or two, or a word that many want. */
function wishOf(
  at: number,
  random: () => number,
  keyword: () => string,
): Pick<Subscription, 'topics' | 'query'> {
  if (at % oneUnlikeIn === 1) return { topics: [], query: queryOf(random, keyword) };
  const roll = random();
  if (roll < 0.4) return { topics: [] };
  const ids = topics.map(({ id }) => id);
  if (roll < 0.8) return { topics: [pick(ids, random() ** 2)] };
  if (roll < 0.9) return { topics: ids.slice(0, 2) };
  return { topics: [], query: pick(popularQueries, random()) };
}

function localTime(moment: Date, zone: string): string {
  const format = known.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
  known.set(zone, format);
  return format.format(moment);
}
const known = new Map<string, Intl.DateTimeFormat>();

/** The thing whose part of the way from 0 to 1 this is. */
function pick<Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[], at: number): Thing {
  const thing = things[Math.floor(at * things.length)];
  if (thing === undefined) throw new RangeError('nothing to pick from');
  return thing;
}
