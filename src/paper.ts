import type { Day } from './day.ts';

/** The bare arXiv id where the paper has one (`2606.13432`, `cs/9901001`), else the id its source gave it. Never with a version. */
export type PaperId = string;

/** One work, whatever its version and whichever site named it first. A fact no source stated is absent, never guessed. */
export type Paper = {
  readonly id: PaperId;
  /** One line, LaTeX as the source wrote it. */
  readonly title: string;
  /** White space folded, LaTeX as the source wrote it; empty where the source gave none. */
  readonly abstract: string;
  /** In the paper's order, as the source spells them. */
  readonly authors: readonly string[];
  readonly publishedOn?: Day;
  /** The readable name of the organisation that Hugging Face shows beside the paper. */
  readonly organization?: string;
  /** Hugging Face's one-sentence summary (`ai_summary`). */
  readonly gist?: string;
  readonly keywords: readonly string[];
  /** arXiv categories, the primary one first. */
  readonly categories: readonly string[];
  readonly code?: Code;
  readonly projectUrl?: string;
  /** Where to find a paper whose id is not arXiv's. */
  readonly url?: string;
  /** Ours, and no fact: what stands for the summary that the source did not give. */
  readonly ownGist?: OwnGist;
};

/** One sentence on a paper: one of its abstract's, chosen by meaning, or one that a machine wrote of it. */
export type OwnGist = { readonly text: string; readonly by: 'sentence' | 'machine' };

/** The longest gist of ours, in characters: three lines of a chat window. */
export const longestGist = 280;

/** A public repository with the paper's code; stars as they were when the source was last read. */
export type Code = { readonly url: string; readonly stars?: number };

const modernId = /(?<!\d\.?|[A-Z])(\d{4}\.\d{4,5})(?:v\d+)?(?![\d])/;
const oldId = /(?<![\w-])([a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?!\d)/;

/**
 * The bare arXiv id in an id, a link or a line of text: arXiv (abs, pdf, html), Hugging Face papers, alphaXiv,
 * a DOI `10.48550/arXiv.2606.13432`. Undefined where there is none.
 */
export function arxivIdIn(text: string): PaperId | undefined {
  return modernId.exec(text)?.[1] ?? oldId.exec(text)?.[1];
}

/** Whether the id is an arXiv id of either form. */
export function isArxivId(id: PaperId): boolean {
  return arxivIdIn(id) === id;
}

/** Where a reader finds the paper: its Hugging Face page where that site listed it, else its arXiv page or its own address. */
export function paperUrl(paper: Paper, listedByHuggingFace: boolean): string {
  if (!isArxivId(paper.id))
    return paper.url ?? `https://huggingface.co/papers?q=${encodeURIComponent(paper.title)}`;
  return listedByHuggingFace
    ? `https://huggingface.co/papers/${paper.id}`
    : `https://arxiv.org/abs/${paper.id}`;
}

/**
 * One paper from what was known and what a source says now. The newer words win where they say something; what only
 * the older reading knew is kept, and of two abstracts or author lists the fuller one, since feeds cut them.
 */
export function mergePapers(known: Paper, news: Paper): Paper {
  return {
    ...known,
    ...news,
    abstract: news.abstract.length * 1.2 >= known.abstract.length ? news.abstract : known.abstract,
    authors: news.authors.length >= known.authors.length ? news.authors : known.authors,
    keywords: news.keywords.length > 0 ? news.keywords : known.keywords,
    categories: news.categories.length > 0 ? news.categories : known.categories,
    ...bestCode(known.code, news.code),
    ...firstDay(known.publishedOn, news.publishedOn),
  };
}

/** Sites date a paper by its first version, by a later one, or by its announcement: the earliest is the first version's. */
function firstDay(known: Day | undefined, news: Day | undefined): { publishedOn?: Day } {
  const [first] = [known, news].filter((day) => day !== undefined).sort();
  return first ? { publishedOn: first } : {};
}

function bestCode(known: Code | undefined, news: Code | undefined): { code?: Code } {
  if (!news) return known ? { code: known } : {};
  return { code: known?.url === news.url ? { ...known, ...news } : news };
}
