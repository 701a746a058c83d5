import type { Day } from '../day.ts';
import type { Paper } from '../paper.ts';
import type { Problem } from '../problem.ts';
import { errorIn, parseAtom } from './arxiv-atom.ts';
import { type ArxivSite, arxivProblem } from './arxiv-site.ts';
import type { Lacks } from './page.ts';
import { lacksEnd } from './text.ts';

/** Entries a request, of at most 2,000 (API User's Manual): larger pages come slower and fail more often. */
const pageSize = 1000;
/** The API goes no further than this into one query's results (API User's Manual): some two months of five categories. */
const furthest = 30_000;

/** One page of a search, newest submissions first. */
type SearchPage = {
  readonly papers: readonly Paper[];
  readonly problems: readonly Problem[];
  /** No paper submitted after this day is still to come; absent where nothing is known yet. */
  readonly readBackTo?: Day;
  /** How it ended; absent where another page follows. */
  readonly end?: 'reached' | 'failed';
};

/** Pages through the newest papers of the categories until those submitted on `first` are read. */
export async function* searchBack(
  site: ArxivSite,
  categories: readonly string[],
  first: Day,
): AsyncGenerator<SearchPage> {
  const query = new URLSearchParams({
    search_query: categories.map((category) => `cat:${category}`).join(' OR '),
    sortBy: 'submittedDate',
    sortOrder: 'descending',
    max_results: String(pageSize),
  });
  let before: Day | undefined;
  let inOrder = true;

  for (let start = 0; start < furthest; ) {
    const path = `/api/query?${query}&start=${start}`;
    const where = `/api/query?start=${start}`;
    const answer = await site.get('api', path, lacksEntries(start));
    if (answer.kind === 'failure') return yield failed(where, errorIn(answer.text) ?? answer.what);

    const { found, entries, total = 0, problems } = parseAtom(answer.text, where);
    if (entries === undefined) return yield { papers: [], problems, end: 'failed' };
    if (total === 0) return yield failed(where, `arXiv knows no paper in ${categories.join(', ')}`);
    if (entries === 0) return yield failed(where, `the page holds none of the ${total} papers found`);

    const days = found.flatMap(({ publishedOn }) => publishedOn ?? []);
    for (const day of days) {
      inOrder &&= before === undefined || day <= before;
      before = day;
    }
    start += entries;
    // Where the answer is not sorted as asked, only a whole page of older papers says that the rest is older too.
    const older = inOrder ? before !== undefined && before < first : days.every((day) => day < first);
    const end = older || start >= total ? 'reached' : undefined;
    yield { papers: found, problems, ...(inOrder && before && { readBackTo: before }), ...(end && { end }) };
    if (end) return;
  }
  yield failed('/api/query', `arXiv's API goes no further back than ${furthest} papers`);
}

/** The API at times answers with no entries though there are more (public threads, 2023 to 2026): it is asked again. */
function lacksEntries(start: number): Lacks {
  return (text) => {
    const total = Number(/totalResults[^>]*>(\d+)</.exec(text)?.[1] ?? 0);
    if (total > start && !text.includes('<entry>')) return `holds none of the ${total} papers it found`;
    return lacksEnd('feed')(text);
  };
}

function failed(where: string, what: string): SearchPage {
  return { papers: [], problems: [arxivProblem(where, what)], end: 'failed' };
}
