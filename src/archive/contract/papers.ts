import type { Day } from '../../day.ts';
import type { Listing, SourceName } from '../../listing.ts';
import type { ListedPaper } from '../../match.ts';
import type { OwnGist, Paper, PaperId } from '../../paper.ts';
import type { Query } from '../../query/query.ts';
import type { Reading } from '../../reading.ts';

/** Papers and listings: facts and status, kept apart. */
export type Papers = {
  /** Saves all or nothing. A known paper is merged (`mergePapers`), a known listing takes the newer votes and comments. */
  readonly save: (finds: readonly Find[], now: Date) => Promise<SaveCount>;
  /** The papers of these ids that we know, in the order asked. */
  readonly get: (ids: readonly PaperId[]) => Promise<readonly ListedPaper[]>;
  /** The papers a source listed from `first` to `last`, in the order in which it showed them, each once. */
  readonly listed: (source: SourceName, first: Day, last: Day) => Promise<readonly ListedPaper[]>;
  /** How many papers a source listed on each of these days; days without any are absent. */
  readonly listedDays: (source: SourceName, first: Day, last: Day) => Promise<ReadonlyMap<Day, number>>;
  readonly search: (query: Query, wish: SearchWish) => Promise<SearchResult>;
  /** How many papers a query finds of each of these days, by the day of their newest listing, or of their publication; days without any are absent. */
  readonly foundDays: (query: Query, span: Span) => Promise<ReadonlyMap<Day, number>>;
  /** Papers by words and meaning together, best first: what is shown where somebody looks for something. */
  readonly find: (query: Query, wish: FindWish) => Promise<FindResult>;
  /** How many papers hold each of these words (as `wordsOf` gives them), about. */
  readonly holding: (words: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** When each of these papers was first seen, as ISO times; those that we do not know are absent. */
  readonly seenAt: (ids: readonly PaperId[]) => Promise<ReadonlyMap<PaperId, string>>;
  /** The unit vectors of those of these papers that have one: what points the same way is near in meaning. */
  readonly vectors: (ids: readonly PaperId[]) => Promise<ReadonlyMap<PaperId, Float32Array>>;
  /** The papers nearest to a unit vector, nearest first, of those that the query finds; none where no model is there. */
  readonly nearest: (to: Float32Array, wish: NearWish) => Promise<readonly NearPaper[]>;
  /** The unit vector of what somebody typed; undefined where no model is there, or it knows none of the words. */
  readonly embedWords: (words: string) => Promise<Float32Array | undefined>;
  /** Makes the vectors that papers still wait for, all of them after a change of the model: some at a time, beside other work. */
  readonly embedRest: (progress: (done: number, of: number) => void, signal?: AbortSignal) => Promise<void>;
  /** Keeps our own gist of a paper that we know; a chosen sentence never takes the place of a written one. */
  readonly keepGist: (paper: PaperId, gist: OwnGist) => Promise<void>;
  readonly count: () => Promise<number>;
  /** All papers with all their listings, oldest first, without holding them in memory at once. */
  readonly each: () => AsyncIterable<Kept>;
};

/** A paper as a source or a file just gave it, with the listings it stood in. */
export type Find = {
  readonly paper: Paper;
  readonly listings: readonly RankedListing[];
  /** ISO time at which it was first seen, where a file knows it: else that is the moment of the save. */
  readonly seenAt?: string;
};

/** A listing with its place in its list, from 0. A source need not say it: its finds come in its order. */
export type RankedListing = Listing & { readonly rank?: number };

/** A paper with all that is kept beside it: a find that another archive can save as it is. */
export type Kept = ListedPaper & {
  readonly listings: readonly (Listing & { readonly rank: number })[];
  readonly seenAt: string;
};

/** What a save did: papers never seen before, and papers that were known. */
export type SaveCount = { readonly added: number; readonly known: number };

export const searchSorts = ['relevance', 'votes', 'date'] as const;
export type SearchSort = (typeof searchSorts)[number];
export type SearchWish = {
  readonly sort: SearchSort;
  readonly limit: number;
  readonly offset: number;
  /** What `since:7d` counts back from. */
  readonly now: Date;
};
/** Days from `first` to `last`, both included; `now` is what `since:7d` counts back from. */
export type Span = { readonly first: Day; readonly last: Day; readonly now: Date };
export type SearchResult = { readonly total: number; readonly papers: readonly ListedPaper[] };

export type FindWish = Omit<SearchWish, 'sort'>;

/** How a paper came into an answer: it holds all that was asked for, or is what the words name, or is near in meaning. */
export type HowFound = 'words' | 'name' | 'meaning';
export type FoundPaper = ListedPaper & { readonly how: HowFound };
export type FindResult = {
  /** How many papers hold all that was asked for; where there are more than that, `isMore`. */
  readonly total: number;
  readonly isMore: boolean;
  /** How many are by an author of that name, or have that id; and how many are near in meaning, or hold most of the words. */
  readonly named: number;
  readonly near: number;
  /** How many papers can be turned to, page by page. */
  readonly shown: number;
  readonly papers: readonly FoundPaper[];
  /** For words that no paper holds, those that were probably meant; both in the form of `wordsOf`. */
  readonly meant: ReadonlyMap<string, string>;
};

export type NearWish = { readonly limit: number; readonly query?: Query; readonly now: Date };
/** A paper, and the cosine of its vector and the one asked for, from -1 to 1. */
export type NearPaper = { readonly listed: ListedPaper; readonly nearness: number };

/** When each list was read, and how long it was. */
export type Readings = {
  /** Notes a whole reading of a list: `changedAt` moves only where the count changed. */
  readonly note: (source: SourceName, day: Day, papers: number, now: Date) => Promise<void>;
  /** Notes that a list could not be read; what was known of it stays. */
  readonly noteProblem: (source: SourceName, day: Day, problem: string, now: Date) => Promise<void>;
  readonly of: (source: SourceName, first: Day, last: Day) => Promise<readonly Reading[]>;
};
