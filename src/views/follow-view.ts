import { type Follow, isDirect } from '../follow.ts';
import type { ListedPaper } from '../match.ts';
import { oneLine } from '../one-line.ts';
import type { Noise } from '../select/noise.ts';
import type { Row, View } from '../view.ts';
import { itemOf, type Showing } from './item.ts';
import { count } from './words.ts';

/** A follow that was just made or changed, and what it would have brought. */
type Followed = {
  readonly follow: Follow;
  readonly changed: boolean;
  /** The follow that this one took the place of. */
  readonly replaced?: Follow;
  readonly noise: Noise & {
    readonly examples: readonly ListedPaper[];
    readonly narrower?: Noise & { readonly query: string };
  };
};

/** What follows from a follow: where and when it pings, how often it would have, for example for what. */
export function followedView({ follow, changed, replaced, noise }: Followed, showing: Showing): View {
  const { examples } = noise;
  const rows = quieterRows(follow, noise);
  return {
    title: `${changed ? 'Changed' : 'You follow'} · ${oneLine(follow.query)}`,
    lead: [
      `I ping you ${whereInWords(follow)}, ${whenInWords(follow)}.`,
      replaced ? `You no longer follow “${oneLine(replaced.query)}”.` : '',
      noiseInWords(noise),
    ]
      .filter(Boolean)
      .join(' '),
    sections: [
      ...(rows.length > 0 ? [{ title: 'That is a lot', items: [], rows }] : []),
      ...(examples.length > 0
        ? [{ title: 'For example', items: examples.map((listed) => itemOf(listed, showing)) }]
        : []),
    ],
  };
}

/** What to do about a follow that would ping more than once a day. */
function quieterRows(follow: Follow, { papers, days, narrower }: Followed['noise']): readonly Row[] {
  if (papers <= days) return [];
  if (narrower) return [{ label: 'Narrower', text: `${narrower.query} (${timesIn(narrower)})` }];
  const daily = follow.when === 'now' ? ', or follow it with --when digest: one message a day' : '';
  return [{ label: 'Narrower', text: `add words or a phrase that your papers have${daily}` }];
}

/** `It would have pinged you 71 times in the last 30 days: about 2.4 a day.` */
function noiseInWords(noise: Noise): string {
  if (noise.days === 0)
    return 'I have read no lists in the last 30 days, so I cannot say how often that will be.';
  return `It would have pinged you ${timesIn(noise)}.`;
}

function whereInWords(follow: Pick<Follow, 'where' | 'place' | 'reader'>): string {
  return isDirect(follow) ? 'in a direct message' : 'in this channel';
}

export function whenInWords({ when }: Pick<Follow, 'when'>): string {
  return when === 'digest' ? "once a day, at the digest's hour" : 'as papers come in';
}

function timesIn({ papers, days }: Noise): string {
  const daily = (papers / days).toFixed(1);
  const often = papers > days ? `: about ${daily} a day` : '';
  return `${count(papers, 'time')} in the last ${count(days, 'day')}${often}`;
}
