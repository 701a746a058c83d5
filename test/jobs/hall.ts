import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { topics } from '../../config/topics.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { lastDue } from '../../src/due.ts';
import { type Follow, followId } from '../../src/follow.ts';
import { ping } from '../../src/jobs/ping.ts';
import { sendPending } from '../../src/jobs/send.ts';
import type { Place, Reader } from '../../src/place.ts';
import type { Platform, SendOutcome } from '../../src/platforms/platform.ts';
import { meaningOf } from '../../src/query/meaning.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { Item, View } from '../../src/view.ts';
import { tempArchive } from '../archive/kit.ts';
import { makeTestClock } from '../kit/clock.ts';

/** What a reader follows in a place; every third reader wants it once a day. */
export function makeFollow(reader: number, query: string, place: Place, now: Date): Follow {
  const parsed = parseQuery(query, topics);
  assert.ok(parsed.ok, query);
  return {
    id: followId(meaningOf(parsed.query)),
    reader: `discord:user/${reader}`,
    query,
    where: 'here',
    when: reader % 3 === 0 ? 'digest' : 'now',
    place,
    since: now.toISOString(),
  };
}

/** An empty archive, and a hall around it. */
export async function opened(t: TestContext) {
  const archive = await tempArchive(t);
  return { archive, hall: makeHall('2026-06-15T12:00:00Z') };
}

type Heard = { readonly place: Place; readonly lead: string; readonly items: readonly Item[] };

/** A platform that keeps views as they are, with the job and the sending around it. */
export function makeHall(start: string) {
  const clock = makeTestClock(start);
  const views: View[] = [];
  const sent: Heard[] = [];
  const tried: Heard[] = [];
  const closed = new Set<Place>();
  const platform: Platform = {
    name: 'discord',
    render: (view) => {
      const at = views.push(view) - 1;
      return [
        { body: { at }, papers: view.sections.flatMap(({ items }) => items.map((item) => item.paper)) },
      ];
    },
    connect: async () => undefined,
    close: async () => undefined,
    send: async (place, { body }): Promise<SendOutcome> => {
      const view = views[Number(body.at)];
      const heard = {
        place,
        lead: view?.lead ?? '',
        items: view?.sections.flatMap(({ items }) => items) ?? [],
      };
      tried.push(heard);
      if (closed.has(place)) return { kind: 'refused', reason: 'closed', access: 'lost' };
      sent.push(heard);
      return { kind: 'sent', messageId: String(sent.length) };
    },
  };
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const hands = { clock, random: () => 0.5, log };
  return {
    clock,
    refuse: (place: Place) => closed.add(place),
    sent: () => sent,
    tried: () => tried,
    round: async (archive: Archive) => {
      // So few held at a time that places are told in three turns.
      await ping(archive, [platform], hands, lastDue, 20);
      await sendPending(archive, [platform], hands);
    },
    /** Which papers each reader was pinged for, with repeats. */
    pinged: (): Map<Reader, string[]> => {
      const all = new Map<Reader, string[]>();
      for (const { items } of sent)
        for (const { paper: id, mentions = [] } of items)
          for (const reader of mentions) all.set(reader, [...(all.get(reader) ?? []), id]);
      return all;
    },
  };
}
