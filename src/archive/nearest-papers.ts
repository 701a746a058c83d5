import type { NearWish } from './archive.ts';
import { firstFound, foundAmong } from './found-rows.ts';
import { nearnessTo, signsOf } from './quantize.ts';
import { searchSql } from './search-sql.ts';
import { nearestSigns, type Signs } from './signs-scan.ts';
import type { Store } from './store.ts';
import { eightBits } from './vector-rows.ts';

/** A paper's row number, and the cosine of its vector. */
export type Near = { readonly number: number; readonly nearness: number };

/** Papers whose vectors are compared whole, at least, and of each that is wanted; their signs chose them, and they choose roughly. */
const compared = 500;
const comparedOfEach = 4;
/** Papers that signs choose where a query leaves some of them out. */
const looked = 4_000;

/** The papers nearest to a unit vector among those that the query finds, nearest first. */
export function nearestPapers(store: Store, signs: Signs, to: Float32Array, wish: NearWish): readonly Near[] {
  const candidates = candidatesFor(store, signs, to, wish);
  return eightBits(store, candidates)
    .map(([number, eight]) => ({ number, nearness: nearnessTo(to, eight) }))
    .toSorted((one, other) => other.nearness - one.nearness || one.number - other.number)
    .slice(0, wish.limit);
}

/** Where the query finds few papers they are all compared; where it finds many, those of the nearest that it finds. */
function candidatesFor(
  store: Store,
  signs: Signs,
  to: Float32Array,
  { limit, query, now }: NearWish,
): readonly number[] {
  const wanted = Math.max(compared, limit * comparedOfEach);
  const sql = query && searchSql(query, now);
  if (!sql || (sql.match === undefined && sql.where.length === 0))
    return nearestSigns(signs, signsOf(to), wanted);
  const few = firstFound(store, sql, wanted * 4 + 1);
  if (few.length <= wanted * 4) return few;
  return foundAmong(store, sql, nearestSigns(signs, signsOf(to), looked)).slice(0, wanted);
}
