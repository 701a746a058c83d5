import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlannedEdition } from '../../src/archive/archive.ts';
import type { Told } from '../../src/follow.ts';
import type { Place } from '../../src/place.ts';
import { now } from './kit.ts';
import { onEachStore } from './stores.ts';

const room: Place = 'discord:1';
const other: Place = 'slack:T1/C1';
const minute = (count: number) => new Date(now.getTime() + count * 60_000);

onEachStore((open) => {
  test('an edition made before its place was given one of its papers by another is not written, nor any of it', async (t) => {
    const { outbox } = await open(t);
    assert.equal(await outbox.plan(edition(room, 'digest/2026-06-15', { papers: ['a', 'b'] })), true);
    const late = edition(room, 'digest/2026-06-16', {
      papers: ['c', 'b'],
      tells: [{ reader: 'discord:user/1', paper: 'c' }],
    });
    assert.equal(await outbox.plan(late), false);
    assert.equal((await outbox.deliveries(9, room)).length, 1);
    assert.deepEqual(await outbox.had(room, ['a', 'b', 'c']), new Set(['a', 'b']));
    assert.deepEqual(await outbox.told([{ reader: 'discord:user/1', paper: 'c' }]), []);
    assert.equal(await outbox.isPlanned(room, 'digest/2026-06-16'), false);
    assert.equal(await outbox.plan({ ...late, papers: ['c'] }), true);
    assert.equal(await outbox.plan(edition(other, 'digest/2026-06-16', { papers: ['b'] })), true);
  });

  test('a reader is pinged once for a paper, wherever that is planned, and the other pings wait for another plan', async (t) => {
    const { outbox } = await open(t);
    const ping = (reader: Told['reader'], paper: string): Told => ({ reader, paper });
    const first = [ping('discord:user/1', 'a'), ping('discord:user/1', 'a'), ping('discord:user/2', 'a')];
    assert.equal(await outbox.plan(edition(room, 'ping/1', { tells: first })), true);
    const second = [ping('discord:user/3', 'a'), ping('discord:user/2', 'a')];
    assert.equal(await outbox.plan(edition('discord:2', 'ping/1', { tells: second })), false);
    const asked = [ping('discord:user/3', 'a'), ping('discord:user/2', 'a'), ping('discord:user/2', 'b')];
    assert.deepEqual(await outbox.told(asked), [ping('discord:user/2', 'a')]);
    assert.deepEqual(await outbox.deliveries(9, 'discord:2'), []);
  });

  test('editions planned at one moment are each written or refused by themselves', async (t) => {
    const { outbox } = await open(t);
    const body: Record<string, unknown> = {};
    body.itself = body;
    const planned = await Promise.allSettled([
      outbox.plan(edition(room, 'digest/1', { papers: ['a'], messages: 3 })),
      outbox.plan(edition(room, 'digest/1', { papers: ['b'] })),
      outbox.plan({ ...edition(room, 'digest/2'), messages: [{ body, papers: [] }] }),
      outbox.plan(edition(room, 'digest/3', { papers: ['a'] })),
      outbox.plan(edition(other, 'digest/1', { papers: ['a'] })),
    ]);
    assert.deepEqual(
      planned.map((one) => (one.status === 'fulfilled' ? one.value : 'failed')),
      [true, false, 'failed', false, true],
    );
    const parts = (await outbox.deliveries(9)).toReversed().map(({ key }) => key);
    assert.deepEqual(
      parts,
      [0, 1, 2].map((part) => `${room}#digest/1#${part}`).concat(`${other}#digest/1#0`),
    );
  });

  test('what many places had, when their digests were due and which are planned is known at once', async (t) => {
    const { outbox } = await open(t);
    const places: readonly Place[] = [room, 'discord:2', 'discord:3', other];
    for (const [at, place] of places.slice(0, 3).entries())
      await outbox.plan({
        ...edition(place, `digest/${at}`, { papers: at < 2 ? ['x', 'y'] : ['y'] }),
        dueAt: minute(at),
      });
    await outbox.plan({ ...edition(room, 'ping/9'), dueAt: minute(9) });
    const had = await outbox.hadBy(places, ['w', 'x', 'y']);
    const among = (place: Place) => ['w', 'x', 'y'].filter((paper) => had.get(place)?.has(paper));
    assert.deepEqual(places.map(among), [['x', 'y'], ['x', 'y'], ['y'], []]);
    assert.equal(had.get(room), had.get('discord:2'), 'places that had the same share a set');
    assert.equal(had.has(other), false);
    assert.deepEqual(
      await outbox.lastDues(places),
      new Map(places.slice(0, 3).map((place, at) => [place, minute(at)])),
    );
    assert.deepEqual(await outbox.plannedFor(places, 'digest/1'), new Set(['discord:2']));
  });

  test('the ledger says what waits, since when, and when the next part may go', async (t) => {
    const { outbox } = await open(t);
    assert.deepEqual(await outbox.backlog(), { pending: 0, claimed: 0 });
    assert.equal(await outbox.nextAt(['discord']), undefined);
    await outbox.plan({ ...edition(room, 'digest/1', { messages: 2 }), dueAt: minute(-5) });
    await outbox.plan({ ...edition(other, 'digest/1'), dueAt: minute(-3) });
    const [part] = await outbox.claim(['discord'], now, 60_000, 9);
    const due = { dueSince: minute(-5).toISOString() };
    assert.deepEqual(await outbox.backlog(), { pending: 2, claimed: 1, ...due });
    assert.deepEqual(await outbox.waiting(), new Set([room, other]));
    assert.deepEqual(await outbox.nextAt(['discord']), minute(1), 'the second part waits for the first');
    assert.deepEqual(await outbox.nextAt(['discord', 'slack']), now);
    await outbox.settle(part?.key ?? '', 1, { kind: 'failed', reason: 'A\0 form.', at: now });
    assert.deepEqual(await outbox.failing(), new Set([room]));
    assert.deepEqual(await outbox.waiting(), new Set([room, other]));
    assert.match((await outbox.failures(room))[0]?.key ?? '', /digest\/1#0$/);
  });

  test('a thread has its home in the place whose digest opened it', async (t) => {
    const { outbox } = await open(t);
    const thread = { layout: 'thread', title: 'Papers', tags: [] } as const;
    await outbox.plan({ ...edition(room, 'digest/1'), messages: [{ body: {}, papers: [], thread }] });
    const [part] = await outbox.claim(['discord'], now, 60_000, 1);
    await outbox.settle(part?.key ?? '', 1, { kind: 'sent', messageId: '777', at: now });
    assert.equal(await outbox.home('discord:777'), room);
    assert.equal(await outbox.home('discord:778'), 'discord:778');
    assert.equal(await outbox.home('slack:777'), 'slack:777');
  });
});

type Wishes = {
  readonly papers?: readonly string[];
  readonly tells?: readonly Told[];
  readonly messages?: number;
};

function edition(
  place: Place,
  name: string,
  { papers = [], tells = [], messages = 1 }: Wishes = {},
): PlannedEdition {
  const message = { body: {}, papers };
  return {
    ...{ place, name, dueAt: now, plannedAt: now, papers, tells },
    messages: Array.from({ length: messages }, () => message),
  };
}
