import { nextDue } from '../src/due.ts';
import type { Subscription } from '../src/subscription.ts';
import type { Topic } from '../src/topic.ts';
import type { Row, Section } from '../src/view.ts';
import { whenInWords } from './hours.ts';
import { layoutsInWords } from './layouts.ts';

/** A subscription as rows of words: what comes, when, how much. */
export function subscriptionRows(
  subscription: Subscription,
  topics: readonly Topic[],
  now: Date,
): readonly Row[] {
  return [
    { label: 'Papers', text: papersInWords(subscription, topics) },
    { label: 'When', text: `${subscription.at}, ${whenInWords(subscription)} (${subscription.zone})` },
    { label: 'Next digest', text: nextInWords(subscription, now) },
    { label: 'At most', text: `${subscription.max} papers a digest; the others are counted` },
    {
      label: 'Style',
      text:
        subscription.style === 'full' ? 'full: with a sentence on each paper' : 'compact: titles and facts',
    },
    { label: 'Layout', text: layoutsInWords[subscription.layout ?? 'messages'] },
    { label: 'Picture', text: pictureInWords(subscription) },
    {
      label: 'No papers',
      text: subscription.whenEmpty === 'say' ? 'the digest says why there are none' : 'stays silent',
    },
    {
      label: 'In doubt',
      text:
        subscription.inDoubt === 'repeat'
          ? 'a part that may have been lost is sent again, and may come twice'
          : 'a part that may have been lost is not sent again, and the next digest says so',
    },
  ];
}

/** What comes by mail, when and how much: the rest of a digest's settings says nothing there. */
export function mailSections(
  subscription: Subscription,
  topics: readonly Topic[],
  now: Date,
): readonly [Section] {
  const labels = ['Papers', 'When', 'Next digest', 'At most'];
  const rows = subscriptionRows(subscription, topics, now).filter(({ label }) => labels.includes(label));
  return [{ title: 'What comes', items: [], rows }];
}

function pictureInWords({ picture, style }: Subscription): string {
  if (picture !== 'on') return 'none';
  if (style === 'compact') return 'none: the compact style has none';
  return 'on top of the digest: its topics as bars, its votes as dots';
}

/** When the next digest comes, in the place's own time. */
export function nextInWords(subscription: Subscription, now: Date): string {
  const due = nextDue(subscription, now);
  if (!due) return 'never: no days are set';
  const time = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: subscription.zone,
  });
  return `${time.format(due.at)} (${subscription.zone})`;
}

function papersInWords({ query, topics: ids }: Subscription, topics: readonly Topic[]): string {
  const titles = topics.filter((topic) => ids.includes(topic.id)).map((topic) => topic.title);
  if (query !== undefined) return `that match: ${query}`;
  return titles.length > 0 ? `on ${titles.join(', ')}` : "all of Hugging Face's daily list";
}
