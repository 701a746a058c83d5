import { readEdition } from '../../commands/read-edition.ts';
import { topics } from '../../config/topics.ts';
import type { Archive } from '../archive/archive.ts';
import { type Due, nextDue } from '../due.ts';
import type { GistWriter } from '../gist-writer.ts';
import type { Paper, PaperId } from '../paper.ts';
import type { Subscription } from '../subscription.ts';
import type { Hands } from './hands.ts';

/** Of one round: the next digest of some place may be minutes away. */
const roundMs = 4 * 60_000;
/** A digest that comes later is left to later rounds: until then, what it would show changes. */
const aheadMs = 90 * 60_000;
/** A model that fails so often in a row is not there. */
const mostFailures = 3;

/**
 * Makes the task that has sentences written for the papers of the next digests, before they are due: a digest takes what
 * is there by then, and waits for nothing. That the model fails is logged once, until it writes again.
 */
export function makeGistWriting(archive: Archive, writer: GistWriter, { clock, log, ending }: Hands) {
  const given = new Set<PaperId>();
  let isTold = false;
  return async (): Promise<void> => {
    const until = clock.now().getTime() + roundMs;
    const isOver = () => ending?.aborted || clock.now().getTime() > until;
    let failures = 0;
    for await (const paper of papersToCome(archive, clock.now(), isOver)) {
      if (isOver() || failures >= mostFailures) return;
      if (given.has(paper.id)) continue;
      const written = await writer.write(paper);
      if (written.kind === 'gist') {
        await archive.papers.keepGist(paper.id, { text: written.text, by: 'machine' });
        failures = 0;
        isTold = false;
        continue;
      }
      // What the model says of a paper, it would say again; the paper keeps its sentence.
      if (written.kind === 'useless') given.add(paper.id);
      else failures += 1;
      if (!isTold && !ending?.aborted)
        log.warn({ model: writer.model, reason: written.reason }, 'no gist was written');
      isTold = true;
    }
  };
}

/** The papers of the places' next digests that no site and no machine has summed up yet, the most urgent first, each once. */
async function* papersToCome(
  archive: Archive,
  now: Date,
  isOver: () => boolean | undefined,
): AsyncIterable<Paper> {
  const coming: { readonly subscription: Subscription; readonly due: Due }[] = [];
  for await (const page of archive.choices.eachSubscription())
    for (const subscription of page) {
      // A compact digest shows no gists.
      const due = subscription.style === 'full' ? nextDue(subscription, now) : undefined;
      if (due && due.at.getTime() - now.getTime() <= aheadMs) coming.push({ subscription, due });
    }
  coming.sort((one, other) => one.due.at.getTime() - other.due.at.getTime());
  const seen = new Set<PaperId>();
  for (const { subscription, due } of coming) {
    // Reading an edition takes its time too, and a thousand places may be due.
    if (isOver()) return;
    const { digest } = await readEdition(archive, subscription, topics, due, now);
    for (const { paper } of digest.groups.flatMap(({ matches }) => matches)) {
      if (seen.has(paper.id) || paper.gist || paper.ownGist?.by === 'machine' || paper.abstract === '')
        continue;
      seen.add(paper.id);
      yield paper;
    }
  }
}
