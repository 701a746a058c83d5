import type { Archive, PlannedEdition } from '../archive/archive.ts';
import { editionKey, type Message } from '../delivery.ts';
import type { Place } from '../place.ts';
import type { Hands } from './hands.ts';

/** What is to be said at once, and is no digest: an edition that uses up no papers. */
export function notice(place: Place, name: string, messages: readonly Message[], now: Date): PlannedEdition {
  return { place, name, dueAt: now, plannedAt: now, messages, papers: [] };
}

/** Writes an edition into the outbox; the log names it with its papers. False, and nothing written, where it stands already. */
export async function writeDown(
  archive: Archive,
  edition: PlannedEdition,
  { log }: Pick<Hands, 'log'>,
): Promise<boolean> {
  const isNew = await archive.outbox.plan(edition);
  const { place, name, messages } = edition;
  const papers = [...new Set([...messages.flatMap((message) => message.papers), ...edition.papers])];
  if (isNew)
    log.debug({ edition: editionKey(place, name), place, parts: messages.length, papers }, 'planned');
  return isNew;
}
