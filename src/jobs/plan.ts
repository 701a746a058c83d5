import { withWantedPicture } from '../../commands/day-picture.ts';
import type { PlannedEdition } from '../archive/archive.ts';
import { type Day, dayIn } from '../day.ts';
import type { Delivery, Message } from '../delivery.ts';
import type { Due } from '../due.ts';
import type { Paper } from '../paper.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { ShownEdition } from '../select/shown-edition.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import type { View } from '../view.ts';
import { editionView, type Missed } from '../views/edition-view.ts';
import { failureNote } from '../views/failure-note.ts';
import { layOut } from './lay-out.ts';

/** An edition whose hour has come, and what there is to show it with. */
export type Planning = {
  readonly edition: ShownEdition;
  readonly subscription: Subscription;
  readonly topics: readonly Topic[];
  readonly due: Due;
  readonly gistOf: (paper: Paper) => string | undefined;
  readonly pictures: Pictures;
  readonly render: (view: View) => readonly Message[];
  readonly missed: Missed;
  /** Parts of earlier digests that failed, and that the place was not told of yet. */
  readonly failures: readonly Delivery[];
};

/** What an edition holds, whichever place it is for. */
export type Content = Required<Pick<PlannedEdition, 'messages' | 'papers' | 'failures'>>;

/** The name of a day's digest: there is one a day. */
export function editionName(day: Day): string {
  return `digest/${day}`;
}

/** The edition rendered: its papers, chosen, ranked and capped; or why there are none. */
export async function contentOf(planning: Planning): Promise<Content> {
  const { edition, subscription, due, topics, gistOf, missed, failures } = planning;
  const silent = edition.matches.length === 0 && subscription.whenEmpty === 'silent';
  const words = editionView(edition, subscription, due.day, { topics, gistOf }, missed);
  const view = silent ? words : await withWantedPicture(words, subscription, planning.pictures);
  return {
    messages: silent ? [] : layOut(withFailures(view, failures), planning),
    papers: edition.matches.map(({ paper }) => paper.id),
    failures: silent ? [] : failures.map(({ key }) => key),
  };
}

function withFailures(view: View, failures: readonly Delivery[]): View {
  const note = failureNote(
    failures.flatMap(({ edition, state }) => {
      const day = dayIn(edition.slice('digest/'.length));
      if (!day || state.kind !== 'failed') return [];
      return [{ day, reason: state.reason, inDoubt: state.inDoubt !== undefined }];
    }),
  );
  if (note === undefined) return view;
  return { ...view, note: view.note === undefined ? note : `${view.note} ${note}` };
}
