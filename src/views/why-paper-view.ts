import type { Delivery } from '../delivery.ts';
import type { Follow } from '../follow.ts';
import { sourceTitles } from '../listing.ts';
import type { ListedPaper, Match } from '../match.ts';
import type { Standing } from '../select/diversity.ts';
import type { Edition } from '../select/edition.ts';
import type { TopicMatch } from '../select/topics.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import { longestSays, type Row, type View } from '../view.ts';
import { stateInWords } from './delivery-words.ts';
import { pointsInWords } from './points.ts';
import { matched, topicInWords } from './why.ts';
import { choiceOf, count, fullDate, listOf, momentIn, plain } from './words.ts';

/** What this place asks for, and its next edition as it would be now. */
export type PlaceVerdict = {
  readonly subscription: Subscription;
  readonly edition: Edition;
  /** When it comes, in words. */
  readonly next: string;
  /** The paper's place among the matches, from 1, and what it is from; absent where it is none of them. */
  readonly rank?: { readonly at: number; readonly standing: Standing<Match> };
};

/** A follow of the asker's that the paper matches. */
export type FollowVerdict = {
  readonly follow: Follow;
  readonly words: readonly string[];
  readonly pinged: boolean;
};

/** All that is known of a paper's way to a place. */
type WhyFacts = {
  readonly listed: ListedPaper;
  /** ISO time. */
  readonly seenAt?: string;
  readonly found: readonly TopicMatch[];
  /** Absent where the place gets no digest. */
  readonly place?: PlaceVerdict;
  /** Messages of this place that show the paper. */
  readonly deliveries: readonly Delivery[];
  readonly had: boolean;
  readonly follows: readonly FollowVerdict[];
};

/** A paper's way to a place, stage by stage, each with its reason. */
export function whyPaperView(facts: WhyFacts, topics: readonly Topic[]): View {
  const { paper } = facts.listed;
  return {
    title: `Why · ${plain(paper.title)}`,
    sections: [
      {
        title: 'Its way here',
        items: [],
        rows: [
          seenRow(facts),
          { label: 'Listed', text: listedInWords(facts.listed) },
          { label: 'Topics', text: topicsInWords(facts.found) },
          { label: 'Asked for', text: askedInWords(facts, topics) },
          ...(facts.place && !facts.had ? [{ label: 'Rank', text: rankInWords(facts.place, paper.id) }] : []),
          ...outboxRows(facts),
          ...facts.follows.map(followRow),
        ],
      },
    ],
    actions: [{ label: 'Abstract', says: `show ${paper.id}` }].filter(
      ({ says }) => says.length <= longestSays,
    ),
  };
}

function seenRow({ seenAt }: WhyFacts): Row {
  return {
    label: 'First seen',
    text: seenAt === undefined ? 'nobody knows when' : `on ${momentIn(seenAt)}`,
  };
}

function listedInWords({ listings }: ListedPaper): string {
  if (listings.length === 0) return 'on no list that I have read';
  return listings
    .map(({ source, day, votes }) => {
      const voted = votes === undefined ? '' : ` with ${count(votes, 'vote')}`;
      return `${sourceTitles[source]}, ${fullDate(day)}${voted}`;
    })
    .join('; ');
}

function topicsInWords(found: readonly TopicMatch[]): string {
  if (found.length === 0) return 'none';
  return found.map(topicInWords).join('; ');
}

function askedInWords({ place, listed, found, had }: WhyFacts, topics: readonly Topic[]): string {
  if (!place) return 'nothing: this channel gets no digest';
  const { subscription, edition } = place;
  const { id } = listed.paper;
  const reasons = edition.matches.find(({ paper }) => paper.id === id)?.reasons;
  const query = reasons?.find((reason) => reason.kind === 'query');
  if (query) return `“${plain(query.query)}”: ${matched(query.words, query.query)}`;
  const left = edition.left.find(({ paper }) => paper.id === id)?.because;
  if (left?.kind === 'query') return `“${plain(left.query)}”, and the paper lacks ${plain(left.missing)}`;
  const titles = topics
    .filter((topic) => subscription.topics.includes(topic.id))
    .map(({ title }) => plain(title));
  if (left?.kind === 'topics') return `${choiceOf(titles)}, and the paper is on none of these`;
  if (left?.kind === 'list') return "Hugging Face's list, and only arXiv lists the paper";
  if (had) return 'it was, and it came';
  if (edition.growing.some(({ paper }) => paper.id === id))
    return 'its list may still grow: it is looked at once the list is whole';
  if (!reasons)
    return `papers listed since ${fullDate(subscription.from)}: this one was listed before, or is not on a list that counts here`;
  const asked = found.filter(({ topic }) => subscription.topics.includes(topic.id));
  return asked.length > 0
    ? listOf(asked.map(({ topic }) => plain(topic.title)))
    : "all of Hugging Face's list, and it stands there";
}

function rankInWords({ edition, subscription, next, rank }: PlaceVerdict, id: string): string {
  if (!rank) return 'it is not among the papers of the next digest';
  const place = `${rank.at} of ${edition.matches.length} (${pointsInWords(rank.standing, edition)})`;
  return edition.digest.left.some(({ paper }) => paper.id === id)
    ? `${place}: ${subscription.max} are the most in one digest, so it is counted there and not shown`
    : `${place}: it comes on ${next}`;
}

function outboxRows({ deliveries, had, place }: WhyFacts): readonly Row[] {
  if (deliveries.length > 0)
    return deliveries.map((delivery) => ({ label: 'Message', text: stateInWords(delivery) }));
  if (had)
    return [
      { label: 'Message', text: 'counted in a digest as one of the papers over its most, and not shown' },
    ];
  return [{ label: 'Message', text: place ? 'none has held it yet' : 'none: nothing is sent here' }];
}

function followRow({ follow, words, pinged }: FollowVerdict): Row {
  const told = pinged
    ? 'you were pinged'
    : 'you were not pinged: it was seen before you followed, or it comes with the next ping';
  return { label: 'Your follow', text: `${matched(words, follow.query)}; ${told}` };
}
