import { similar } from '../../../commands/similar.ts';
import type { Archive } from '../../../src/archive/archive.ts';
import type { Paper, PaperId } from '../../../src/paper.ts';
import { makePictures } from '../../../src/pictures/pictures.ts';
import { wordsOf } from '../../../src/query/words.ts';
import { titleTimes } from '../../../src/vectors/terms.ts';
import { makeJudge } from './judge.ts';
import { bare, now, type Pool } from './pool.ts';
import { answerLength, askAll, type MeaningRow } from './row.ts';
import { byBm25 } from './search.ts';

/** (d) The papers most like a paper share its keywords, which no way sees. Papers without keywords are not judged. */
export async function similarRow(pool: Pool): Promise<MeaningRow> {
  const judged = pool.papers.filter(({ keywords }) => keywords.length > 0);
  const archive = await pool.archiveOf('judged', judged.map(bare));
  const judge = makeJudge(judged);
  const asked = pool.heldOut.filter(({ keywords }) => keywords.length > 0);
  const measured = await askAll(asked, async (paper) => ({
    'bm25 alone': judge(paper, await byBm25(archive, pool, tellingWords(pool, paper))),
    'vectors alone': judge(paper, await byVector(archive, paper)),
    hybrid: judge(paper, await asSimilarDoes(archive, paper)),
  }));
  await archive.close();
  return {
    name: '(d) a paper → papers with its keywords',
    questions: asked.length,
    measures: 'NDCG@10, and MRR of the first of ten that shares two',
    ...measured,
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
