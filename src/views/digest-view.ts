import type { Day } from '../day.ts';
import type { Digest } from '../digest.ts';
import type { Match } from '../match.ts';
import type { Period } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import type { Section, View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { listDaysOf, moreOf } from './more.ts';
import { choiceOf, count, plain, weekdayAndDate, weekdayIn } from './words.ts';

/** What a place's digest says of itself. */
export type About = {
  /** The day of the edition, where the place is. */
  readonly day: Day;
  /** Of a week or a month; absent where it comes each day. */
  readonly every?: Period;
  /** What the place asked for; neither means all of Hugging Face's list. */
  readonly query?: string;
  readonly topics: readonly Topic[];
  /** Since when the bot was away, where the place missed a digest. */
  readonly awaySince?: Day;
  /** Since when the bot could not write in the place, where it missed a digest. */
  readonly shutOutSince?: Day;
};

/** A place's digest. */
export function digestView(digest: Digest, about: About, showing: Showing): View {
  return {
    title: `${titles[about.every ?? 'day']} · ${weekdayAndDate(about.day)}`,
    lead: leadOf(digest, about, showing.topics),
    sections: sectionsOf(digest, showing),
    ...moreOf(digest.left, about),
  };
}

const titles = { day: 'Daily papers', week: 'Papers of the week', month: 'Papers of the month' } as const;

/** The groups as sections, each paper with why it stands there. */
export function sectionsOf(digest: Digest, showing: Showing): readonly Section[] {
  return digest.groups.map(({ title, matches }) => ({
    title,
    items: matches.map((match) => itemOf(match, showing, title)),
  }));
}

/** ` in 8 topics`, where there are several. */
export function inTopics(digest: Digest, topics: readonly Topic[]): string {
  const titles = new Set(topics.map(({ title }) => title));
  const grouped = digest.groups.filter(({ title }) => titles.has(title)).length;
  return grouped > 1 ? ` in ${grouped} topics` : '';
}

function shownIn(digest: Digest): readonly Match[] {
  return digest.groups.flatMap(({ matches }) => matches);
}

function leadOf(digest: Digest, about: About, topics: readonly Topic[]): string {
  const shown = shownIn(digest).length;
  const papers = shown + digest.left.length;
  const all = count(papers, 'paper');
  const best = digest.left.length > 0 ? `The best ${shown} of ${all}` : all;
  const when = listedWhen(listDaysOf([...shownIn(digest), ...digest.left]), about.day);
  const grouped = about.topics.length > 0 ? '' : inTopics(digest, topics);
  const sentence = `${best}${askedFor(about, papers)}${when}${when && grouped && ','}${grouped}.`;
  const since = missed(about);
  return since === undefined ? sentence : `${sentence} ${since}: this holds what came in between.`;
}

function missed({ awaySince, shutOutSince }: About): string | undefined {
  if (shutOutSince) return `Paperboy could not post here since ${weekdayIn(shutOutSince)}`;
  return awaySince && `Paperboy was away since ${weekdayIn(awaySince)}`;
}

/** ` from Hugging Face`, or what was asked for: ` on “Agents” or “Video”`, ` that match “diffusion -survey”`. */
function askedFor({ query, topics }: About, papers: number): string {
  if (query === undefined && topics.length === 0) return ' from Hugging Face';
  const on = topics.length > 0 ? ` on ${choiceOf(topics.map(({ title }) => `“${title}”`))}` : '';
  return query === undefined ? on : `${on} that ${papers === 1 ? 'matches' : 'match'} “${plain(query)}”`;
}

/** `, listed on Monday 15 June`: the lists that the papers are from, where that is not the day of the digest alone. */
function listedWhen(days: readonly Day[], day: Day): string {
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last || (first === day && last === day)) return '';
  if (first === last) return `, listed on ${weekdayIn(first)}`;
  return `, listed from ${weekdayIn(first)} to ${weekdayIn(last)}`;
}
