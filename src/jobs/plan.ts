import { withWantedPicture } from '../../commands/day-picture.ts';
import { readEdition } from '../../commands/read-edition.ts';
import type { Archive, PlannedEdition } from '../archive/archive.ts';
import { type Day, dayIn } from '../day.ts';
import type { Delivery, Message } from '../delivery.ts';
import type { Due } from '../due.ts';
import type { Pictures } from '../pictures/pictures.ts';
import { gistOf } from '../select/gist.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import type { View } from '../view.ts';
import { editionView, type Missed } from '../views/edition-view.ts';
import { failureNote } from '../views/failure-note.ts';
import { layOut } from './lay-out.ts';

/** A subscription whose digest is due, and what there is to make it from. */
export type Planning = {
  readonly subscription: Subscription;
  readonly topics: readonly Topic[];
  readonly due: Due;
  readonly now: Date;
  readonly pictures: Pictures;
  readonly render: (view: View) => readonly Message[];
  readonly missed?: Missed;
  /** Parts of earlier digests that failed, and that the place was not told of yet. */
  readonly failures?: readonly Delivery[];
};

/** The name of a day's digest: there is one a day. */
export function editionName(day: Day): string {
  return `digest/${day}`;
}

/** The edition of a place: every paper of a whole list that it has not had, chosen, ranked, capped and rendered; or why there is none. */
export async function planEdition(archive: Archive, planning: Planning): Promise<PlannedEdition> {
  const { subscription, topics, due, now, missed = {}, failures = [] } = planning;
  const edition = await readEdition(archive, subscription, topics, due, now);
  const silent = edition.matches.length === 0 && subscription.whenEmpty === 'silent';
  const words = editionView(edition, subscription, due.day, { topics, gistOf }, missed);
  const view = silent ? words : await withWantedPicture(words, subscription, planning.pictures);
  return {
    place: subscription.place,
    name: editionName(due.day),
    dueAt: due.at,
    plannedAt: now,
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
