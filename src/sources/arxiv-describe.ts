import { isArxivId, type PaperId } from '../paper.ts';
import type { Problem } from '../problem.ts';
import { errorIn, parseAtom } from './arxiv-atom.ts';
import { type ArxivSite, arxivProblem } from './arxiv-site.ts';
import type { Harvest } from './source.ts';
import { lacksEnd } from './text.ts';

/** Ids a request: an address of some 1,200 characters, which every proxy lets through. */
const batchSize = 100;
/** Ids a batch may lose one after the other: more of them, and something else is wrong. */
const mostRefused = 3;

/** Reads arXiv's facts of papers that another site named. What arXiv does not know (yet) is not found: that is no problem. */
export async function* describePapers(site: ArxivSite, papers: readonly PaperId[]): AsyncGenerator<Harvest> {
  const ids = [...new Set(papers)].filter(isArxivId);
  for (let start = 0; start < ids.length; start += batchSize)
    yield await describeBatch(site, ids.slice(start, start + batchSize));
}

/** One refused id refuses the batch: arXiv names it, and the others are asked for again without it. */
async function describeBatch(
  site: ArxivSite,
  ids: readonly PaperId[],
  met: readonly Problem[] = [],
): Promise<Harvest> {
  const path = `/api/query?id_list=${ids.join(',')}&max_results=${ids.length}`;
  const where = `/api/query?id_list=${ids[0]} and ${ids.length - 1} more`;
  const answer = await site.get('api', path, lacksEnd('feed'));
  if (answer.kind === 'page') {
    const { found, problems } = parseAtom(answer.text, where);
    const asked = new Set(ids);
    const finds = found.filter(({ id }) => asked.has(id)).map((paper) => ({ paper, listings: [] }));
    return { finds, lists: [], problems: [...met, ...problems] };
  }
  const said = answer.status === 400 ? errorIn(answer.text) : undefined;
  const refused = said && ids.find((id) => said.includes(id));
  const problems = [...met, arxivProblem(where, said ?? answer.what)];
  const rest = ids.filter((id) => id !== refused);
  if (!refused || rest.length === 0 || met.length >= mostRefused) return { finds: [], lists: [], problems };
  return describeBatch(site, rest, problems);
}
