import { similar } from '../../../commands/similar.ts';
import type { Archive } from '../../../src/archive/archive.ts';
import type { Paper, PaperId } from '../../../src/paper.ts';
import { makePictures } from '../../../src/pictures/pictures.ts';
import { wordsOf } from '../../../src/query/words.ts';
import { titleTimes } from '../../../src/vectors/terms.ts';
import { shuffled } from '../../../src/vectors/training/random.ts';
import { bare, now, type Pool } from './pool.ts';
import { answerLength, askAll, type MeaningRow, mostQuestions, type Score } from './row.ts';
import { byBm25 } from './search.ts';

/** (d) The papers most like a paper share its keywords, which no way sees. Papers without keywords are not judged. */
export async function similarRow(pool: Pool, random: () => number): Promise<MeaningRow> {
  const judged = pool.papers.filter(({ keywords }) => keywords.length > 0);
  const archive = await pool.archiveOf('judged', judged.map(bare));
  const judge = makeJudge(judged);
  const asked = shuffled(pool.heldOut, random)
    .filter(({ keywords }) => keywords.length > 0)
    .slice(0, mostQuestions);
  const scores = await askAll(asked, async (paper) => ({
    'bm25 alone': judge(paper, await byBm25(archive, pool, tellingWords(pool, paper))),
    'vectors alone': judge(paper, await byVector(archive, paper)),
    hybrid: judge(paper, await asSimilarDoes(archive, paper)),
  }));
  await archive.close();
  return {
    name: '(d) a paper → papers with its keywords',
    questions: asked.length,
    measures: 'NDCG@10, and MRR of the first of ten that shares two',
    scores,
  };
}

async function byVector(archive: Archive, { id }: Paper): Promise<readonly PaperId[]> {
  const vector = (await archive.papers.vectors([id])).get(id);
  if (!vector) return [];
  const near = await archive.papers.nearest(vector, { limit: answerLength, now });
  return near.map(({ listed }) => listed.paper.id);
}

async function asSimilarDoes(archive: Archive, { id }: Paper): Promise<readonly PaperId[]> {
  const pictures = makePictures({ debug: quiet, info: quiet, warn: quiet, error: quiet });
  const caller = { place: 'terminal:here', reader: 'terminal:user/1', mayManage: true } as const;
  const context = { archive, topics: [], commands: [], pictures, now, caller };
  const answer = await similar.run(context, { paper: id });
  if ('mistake' in answer) throw new Error(answer.mistake);
  return answer.sections.flatMap(({ items }) => items.map(({ paper }) => paper));
}

const quiet = () => undefined;

/** The words that say most of a paper: few papers hold them, and it repeats them. More of them find no better. */
function tellingWords({ papers, holding }: Pool, { title, abstract }: Paper): readonly string[] {
  const titles = Array.from({ length: titleTimes }, () => wordsOf(title)).flat();
  const times = Map.groupBy([...titles, ...wordsOf(abstract)], (word) => word);
  const weight = (word: string) =>
    (1 + Math.log(times.get(word)?.length ?? 1)) * Math.log(papers.length / (holding.get(word) ?? 1));
  return [...times.keys()].toSorted((one, other) => weight(other) - weight(one)).slice(0, 24);
}

/** Scores an answer by the keywords its papers share with the one asked for; a rare keyword counts more. */
function makeJudge(judged: readonly Paper[]) {
  const keywords = new Map(
    judged.map(({ id, keywords }) => [id, new Set(keywords.map((keyword) => wordsOf(keyword).join(' ')))]),
  );
  const holders = Map.groupBy(
    [...keywords].flatMap(([id, all]) => [...all].map((keyword) => ({ id, keyword }))),
    ({ keyword }) => keyword,
  );
  return (asked: Paper, answer: readonly PaperId[]): Score => {
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

/** Discounted cumulative gain of the first ten (Järvelin, Kekäläinen 2002). */
function discounted(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
}
