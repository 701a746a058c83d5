import { isOnHuggingFace, type ListedPaper, type Reason } from '../match.ts';
import { onceEach } from '../once-each.ts';
import { oneLine } from '../one-line.ts';
import { type Paper, paperUrl } from '../paper.ts';
import type { Topic } from '../topic.ts';
import type { Item } from '../view.ts';
import { actionsOf } from './actions.ts';
import { whyOf } from './why.ts';
import { plain, shortDate } from './words.ts';

/** What showing papers takes beside the papers. */
export type Showing = {
  readonly topics: readonly Topic[];
  /** One sentence on what a paper does, LaTeX already text in it; `select/gist.ts` has one. */
  readonly gistOf: (paper: Paper) => string | undefined;
};

/** One paper as it is shown, under the heading it stands below where there is one. */
export function itemOf(
  listed: ListedPaper & { readonly reasons?: readonly Reason[] },
  { topics, gistOf }: Showing,
  heading?: string,
): Item {
  const { paper, listings } = listed;
  const gist = gistOf(paper);
  const { title, authors, organization } = inWords(paper);
  const votes = most(listings.map((listing) => listing.votes));
  const comments = most(listings.map((listing) => listing.comments));
  const date = paper.publishedOn ?? listings.at(-1)?.day;
  const why = whyOf(listed.reasons ?? [], topics, heading);
  return {
    paper: paper.id,
    title,
    url: paperUrl(paper, isOnHuggingFace(listed)),
    ...(gist && { gist: oneLine(gist) }),
    ...(authors && { authors }),
    ...(organization && { organization }),
    ...(votes !== undefined && { votes }),
    ...(comments !== undefined && { comments }),
    ...(paper.code && { code: paper.code }),
    ...(paper.categories.length > 0 && { categories: paper.categories }),
    ...(date && { date: shortDate(date) }),
    ...(why && { why }),
    actions: actionsOf(paper),
  };
}

/** What is said of a paper wherever it is shown: a morning's digests show some papers thousands of times. */
const inWords = onceEach(({ id, title, authors, organization = '' }: Paper) => ({
  title: plain(title) || id,
  authors: authorsOf(authors),
  organization: plain(organization),
}));

/** `A, B, C + 7`: three names, or four where there are no more. */
export function authorsOf(names: readonly string[]): string {
  const all = names.map(plain).filter((name) => name !== '');
  const shown = all.length <= 4 ? all : all.slice(0, 3);
  const more = all.length - shown.length;
  return more > 0 ? `${shown.join(', ')} + ${more}` : shown.join(', ');
}

/** The highest of the counts that a site gave, if any did. */
function most(counts: readonly (number | undefined)[]): number | undefined {
  const given = counts.filter((count) => count !== undefined);
  return given.length > 0 ? Math.max(...given) : undefined;
}
