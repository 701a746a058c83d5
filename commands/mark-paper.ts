import type { Verdict } from '../src/mark.ts';
import type { PaperId } from '../src/paper.ts';
import type { Place, Reader } from '../src/place.ts';
import { gistOf } from '../src/select/gist.ts';
import { longestSays, type View } from '../src/view.ts';
import { markedView } from '../src/views/marks-view.ts';
import type { Context, Mistake } from './command.ts';
import { findPaper } from './find-paper.ts';

/** Keeps what the asker thinks of a paper, here: it counts for this place's order and for the asker's own. */
export async function markPaper(context: Context, words: string, verdict: Verdict): Promise<View | Mistake> {
  const { archive, caller, now, topics } = context;
  const found = await findPaper(context, words, 'mark');
  if ('mistake' in found) return found;
  const { id } = found.paper;
  const { reader, place } = caller;
  const before = (await archive.marks.ofReader(reader)).find(
    (one) => one.paper === id && one.place === place,
  );
  const known = before?.verdict === verdict;
  if (!known) await archive.marks.keep({ reader, place, paper: id, verdict, at: now.toISOString() });
  const here = new Set((await archive.marks.ofPlace(place)).map(({ paper }) => paper)).size;
  const actions = [
    { label: 'Take it back', says: `forget ${id}` },
    { label: 'All my marks', says: 'mark' },
  ];
  return {
    ...markedView({ listed: found, verdict, known, here }, { topics, gistOf }),
    actions: actions.filter(({ says }) => says.length <= longestSays),
  };
}

/** Somebody put 👍 or 👎 on a message of ours, or took it away. */
export type Reaction = {
  readonly reader: Reader;
  readonly place: Place;
  /** Papers that the message shows: of several nobody knows which is meant. */
  readonly papers: readonly PaperId[];
  readonly verdict: Verdict;
  readonly kind: 'added' | 'removed';
};

/** Keeps or takes back the mark that a reaction makes: on a message with one paper, and nothing elsewhere. */
export async function takeReaction({ archive, now }: Context, reaction: Reaction): Promise<void> {
  const { reader, papers, verdict, kind } = reaction;
  const [paper, second] = papers;
  if (paper === undefined || second !== undefined || (await archive.papers.get([paper])).length === 0) return;
  const place = await archive.outbox.home(reaction.place);
  if (kind === 'added') await archive.marks.keep({ reader, place, paper, verdict, at: now.toISOString() });
  else await archive.marks.undo(reader, paper, { place, verdict });
}
