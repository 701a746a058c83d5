import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Outbox, PlannedEdition } from '../../../src/archive/archive.ts';
import type { Database } from '../../../src/archive/postgres/database.ts';
import { outboxIn } from '../../../src/archive/postgres/outbox.ts';
import { writeEditions } from '../../../src/archive/postgres/write-editions.ts';
import type { Delivery } from '../../../src/delivery.ts';
import type { Place } from '../../../src/place.ts';
import { now } from '../kit.ts';
import { onPostgres, openTestDatabase } from '../stores.ts';

const leaseMs = 60_000;
const minute = (count: number) => new Date(now.getTime() + count * 60_000);

onPostgres((open) => {
  const openCopies = async (t: TestContext, count: number): Promise<readonly Outbox[]> => {
    const url = await open(t);
    return Array.from({ length: count }, () => {
      const database = openTestDatabase(url);
      t.after(database.close);
      return outboxIn(database);
    });
  };

  test('workers of several copies that claim at once get each part once, and each place its parts in order, one at a time', async (t) => {
    const copies = await openCopies(t, 3);
    const [first = assert.fail()] = copies;
    const places = Array.from({ length: 60 }, (_, at): Place => `discord:${at}`);
    await Promise.all(places.map((place) => first.plan(edition(place, 'digest/1', { parts: 5 }))));
    const claimed: Delivery[] = [];
    const underWay = new Set<Place>();
    const work = async (outbox: Outbox) => {
      while (claimed.length < 300) {
        const parts = await outbox.claim(['discord'], now, leaseMs, 7);
        for (const { place } of parts) {
          assert.ok(!underWay.has(place), `two parts of ${place} are on their way`);
          underWay.add(place);
        }
        claimed.push(...parts);
        for (const part of parts) {
          // It is over before others can know it: the next part may be claimed at once.
          underWay.delete(part.place);
          await outbox.settle(part.key, 1, { kind: 'sent', messageId: part.key, at: now });
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, at) => work(copies[at % 3] ?? first)));
    assert.equal(claimed.length, 300);
    assert.equal(new Set(claimed.map(({ key }) => key)).size, 300);
    for (const [place, parts] of Map.groupBy(claimed, (one) => one.place))
      assert.deepEqual(
        parts.map(({ part }) => part),
        [0, 1, 2, 3, 4],
        place,
      );
  });

  test('of copies that plan one edition at the same moment, exactly one does', async (t) => {
    const copies = await openCopies(t, 3);
    for (let round = 0; round < 10; round += 1) {
      const name = `digest/${round}`;
      const planned = await Promise.all(
        copies.map((copy, at) => copy.plan(edition('discord:1', name, { papers: [`${round}-${at}`] }))),
      );
      assert.deepEqual(planned.toSorted(), [false, false, true]);
    }
    assert.equal((await copies[0]?.deliveries(99))?.length, 10);
  });

  test('of different editions of a place that hold the same paper and are planned at once, one is written', async (t) => {
    const copies = await openCopies(t, 3);
    for (let round = 0; round < 10; round += 1) {
      const planned = await Promise.all(
        copies.map((copy, at) =>
          copy.plan(
            edition('discord:1', `digest/${round}-${at}`, { papers: [`${at}`, `same ${round}`].slice(1) }),
          ),
        ),
      );
      assert.deepEqual(planned.toSorted(), [false, false, true]);
    }
    assert.equal((await copies[0]?.deliveries(99))?.length, 10);
  });

  test('copies that ping the same readers for the same papers in several places do so once, and none waits for ever', async (t) => {
    const copies = await openCopies(t, 3);
    const readers = Array.from({ length: 12 }, (_, at) => `discord:user/${at}` as const);
    for (let round = 0; round < 10; round += 1) {
      const tells = readers.map((reader) => ({ reader, paper: `${round}` }));
      const planned = await Promise.all(
        copies.map((copy, at) =>
          copy.plan({
            ...edition(`discord:${at}`, `ping/${round}`),
            tells: at % 2 === 0 ? tells : tells.toReversed(),
          }),
        ),
      );
      assert.deepEqual(planned.toSorted(), [false, false, true]);
    }
  });

  test('editions that copies plan for the same places at once are numbered place by place in one piece', async (t) => {
    const copies = await openCopies(t, 3);
    const places = Array.from({ length: 40 }, (_, at): Place => `discord:${at}`);
    await Promise.all(
      copies.flatMap((copy, at) =>
        (at % 2 === 0 ? places : places.toReversed()).map((place) =>
          copy.plan(edition(place, `digest/${at}`, { parts: 3 })),
        ),
      ),
    );
    const parts = (await copies[0]?.deliveries(999)) ?? [];
    assert.equal(parts.length, 360);
    for (const [place, ofPlace] of Map.groupBy(parts.toReversed(), (part) => part.place)) {
      assert.deepEqual(
        ofPlace.map(({ part }) => part),
        [0, 1, 2, 0, 1, 2, 0, 1, 2],
        place,
      );
    }
  });

  test('a copy that plans for a place waits while another does, so that none of its parts comes before those', async (t) => {
    const url = await open(t);
    const [one, other] = [openTestDatabase(url), openTestDatabase(url)];
    for (const database of [one, other]) t.after(database.close);
    let isPlanned = false;
    const late = await one.write(async (inside) => {
      const within: Database = { ...one, write: (work) => work(inside) };
      await writeEditions(within, [edition('discord:1', 'digest/1', { parts: 2 })]);
      const planned = outboxIn(other)
        .plan(edition('discord:1', 'digest/2', { parts: 2 }))
        .finally(() => {
          isPlanned = true;
        });
      const waits = "SELECT 1 AS one FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
      while (!isPlanned && (await one.ask(waits)).length === 0);
      assert.equal(isPlanned, false);
      return [planned];
    });
    assert.deepEqual(await Promise.all(late), [true]);
    assert.deepEqual(
      (await outboxIn(one).deliveries(9)).map(({ edition, part }) => `${edition} ${part}`),
      ['digest/2 1', 'digest/2 0', 'digest/1 1', 'digest/1 0'],
    );
  });

  test('a part whose worker is gone goes to another copy when its lease ends, in doubt; late words of the first change nothing', async (t) => {
    const url = await open(t);
    const gone = openTestDatabase(url);
    const there = openTestDatabase(url);
    t.after(there.close);
    const outbox = outboxIn(there);
    await outbox.plan(edition('discord:1', 'digest/1'));
    const [claimed = assert.fail()] = await outboxIn(gone).claim(['discord'], now, leaseMs, 1);
    await gone.close();
    assert.deepEqual(await outbox.claim(['discord'], now, leaseMs, 1), []);
    const [again] = await outbox.claim(['discord'], minute(1), leaseMs, 1);
    assert.ok(again?.state.kind === 'claimed' && again.state.inDoubt === now.toISOString());
    await outbox.settle(claimed.key, 1, { kind: 'failed', reason: 'Late.', at: minute(2) });
    assert.deepEqual((await outbox.deliveries(1))[0]?.state, again.state);
  });

  test('what a copy had claimed and not written down when its connection broke is claimed at once by another', async (t) => {
    const url = await open(t);
    const [breaking, there] = [openTestDatabase(url), openTestDatabase(url)];
    for (const database of [breaking, there]) t.after(database.close);
    const outbox = outboxIn(there);
    await outbox.plan(edition('discord:1', 'digest/1'));
    const broken = Promise.withResolvers<void>();
    let tries = 0;
    const work = breaking.write(async (inside) => {
      tries += 1;
      if (tries > 1) return [];
      const [pid] = await inside.ask('SELECT pg_backend_pid() AS pid');
      const claimed = await outboxIn({ ...breaking, ...inside }).claim(['discord'], now, leaseMs, 1);
      assert.equal(claimed.length, 1);
      assert.deepEqual(
        await outbox.claim(['discord'], now, leaseMs, 1),
        [],
        'it is passed over, not waited for',
      );
      await there.ask('SELECT pg_terminate_backend($1)::text AS ended', Number(pid?.pid));
      broken.resolve();
      return inside.ask('SELECT 1 AS one');
    });
    await broken.promise;
    assert.deepEqual(await work, []);
    const [part] = await outbox.claim(['discord'], now, leaseMs, 1);
    assert.deepEqual(part?.state.kind === 'claimed' && [part.state.attempts, part.state.inDoubt], [
      1,
      undefined,
    ]);
  });

  test('a part that another copy settles or claims in the moment of a claim is not claimed over it', async (t) => {
    const url = await open(t);
    const [one, other] = [openTestDatabase(url), openTestDatabase(url)];
    for (const database of [one, other]) t.after(database.close);
    await outboxIn(one).plan(edition('discord:1', 'digest/1', { parts: 2 }));
    const [first = assert.fail()] = await outboxIn(one).claim(['discord'], now, leaseMs, 1);
    const second = await one.write(async (inside) => {
      await outboxIn({ ...one, ...inside }).settle(first.key, 1, {
        kind: 'sent',
        messageId: 'm',
        at: minute(1),
      });
      // Its lease is over as others see it: what is being written down is not theirs all the same.
      return outboxIn(other).claim(['discord'], minute(2), leaseMs, 9);
    });
    assert.deepEqual(second, []);
    const next = await outboxIn(other).claim(['discord'], minute(2), leaseMs, 9);
    assert.deepEqual(
      next.map(({ part, state }) => [part, state.kind === 'claimed' && state.inDoubt]),
      [[1, undefined]],
    );
  });
});

function edition(
  place: Place,
  name: string,
  { parts = 1, papers = [] }: { readonly parts?: number; readonly papers?: readonly string[] } = {},
): PlannedEdition {
  const messages = Array.from({ length: parts }, (_, part) => ({ body: { part }, papers }));
  return { place, name, dueAt: now, plannedAt: now, messages, papers };
}
