import type { Day } from '../day.ts';
import type { Digest } from '../digest.ts';
import type { ListedPaper } from '../match.ts';
import type { Topic } from '../topic.ts';
import { makeDigest } from './digest.ts';
import { choose, type Wish } from './match.ts';

/** A day's papers as `today` shows them. */
export type DayPapers = {
  readonly day: Day;
  readonly digest: Digest;
  /** Papers shown that Hugging Face lists, and papers shown that only arXiv does. */
  readonly shown: { readonly huggingface: number; readonly arxiv: number };
  /** Papers of arXiv's lists of the day that stand neither here nor on Hugging Face's list of it. */
  readonly beyond: number;
  /** Papers of Hugging Face's list that are not what was asked for. */
  readonly filtered: number;
};

/** What a day is made from: both sites' lists of it. A paper may stand on both. */
type DayLists = {
  readonly day: Day;
  readonly huggingface: readonly ListedPaper[];
  readonly arxiv: readonly ListedPaper[];
  /** What was asked for; where nothing was, Hugging Face's list whole, with arXiv's only counted. */
  readonly wish?: Wish;
  readonly topics: readonly Topic[];
  readonly now: Date;
};

/** The day's papers, grouped by topic, each once. */
export function makeDay({
  day,
  huggingface,
  arxiv,
  wish = { topics: [] },
  topics,
  now,
}: DayLists): DayPapers {
  const onList = new Set(huggingface.map(({ paper }) => paper.id));
  const others = arxiv.filter(({ paper }) => !onList.has(paper.id));
  const ofTheDay = huggingface.map((listed) => withFirst(listed, day));
  const asked = wish.topics.length > 0 || wish.query !== undefined;
  const chosen = choose(asked ? [...ofTheDay, ...others] : ofTheDay, wish, now).matches;
  const listed = chosen.filter(({ paper }) => onList.has(paper.id)).length;
  const digest = makeDigest(chosen, { topics: wish.topics.length > 0 ? wish.topics : topics, now });
  return {
    day,
    digest,
    shown: { huggingface: listed, arxiv: chosen.length - listed },
    beyond: others.length - (chosen.length - listed),
    filtered: huggingface.length - listed,
  };
}

/** A paper that was listed on several days is here for this one: its listing of the day comes first, so that it is the reason. */
function withFirst(listed: ListedPaper, day: Day): ListedPaper {
  const ofDay = listed.listings.filter((listing) => listing.source === 'huggingface' && listing.day === day);
  return {
    ...listed,
    listings: [...ofDay, ...listed.listings.filter((listing) => !ofDay.includes(listing))],
  };
}
