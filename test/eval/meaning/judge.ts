import type { Paper, PaperId } from '../../../src/paper.ts';
import { wordsOf } from '../../../src/query/words.ts';
import type { Score } from './row.ts';

/**
 * Scores an answer by the keywords its papers share with the one asked for; a rare keyword counts more. `first` is the
 * NDCG of the first ten (Järvelin, Kekäläinen 2002), `second` is 1 over the place of the first of them that shares two.
 */
export type Judge = (asked: Paper, answer: readonly PaperId[]) => Score;

export function makeJudge(judged: readonly Paper[]): Judge {
  const keywords = new Map(
    judged.map(({ id, keywords }) => [id, new Set(keywords.map((keyword) => wordsOf(keyword).join(' ')))]),
  );
  const holders = Map.groupBy(
    [...keywords].flatMap(([id, all]) => [...all].map((keyword) => ({ id, keyword }))),
    ({ keyword }) => keyword,
  );
  return (asked, answer) => {
    const own = [...(keywords.get(asked.id) ?? [])];
    const sharedWith = (id: PaperId) => own.filter((keyword) => keywords.get(id)?.has(keyword));
    const gain = (id: PaperId) =>
      sharedWith(id).reduce(
        (sum, keyword) => sum + Math.log(judged.length / (holders.get(keyword)?.length ?? 1)),
        0,
      );
    const others = new Set(own.flatMap((keyword) => (holders.get(keyword) ?? []).map(({ id }) => id)));
    others.delete(asked.id);
    const best = [...others].map(gain).toSorted((one, other) => other - one);
    const found = answer.filter((id) => id !== asked.id);
    const ideal = discounted(best);
    const place = found.slice(0, 10).findIndex((id) => sharedWith(id).length >= 2);
    return {
      first: ideal > 0 ? discounted(found.map(gain)) / ideal : 0,
      second: place >= 0 ? 1 / (place + 1) : 0,
    };
  };
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}
