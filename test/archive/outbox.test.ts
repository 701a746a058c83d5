import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import type { Outbox, PlannedEdition } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Delivery } from '../../src/delivery.ts';
import type { Place } from '../../src/place.ts';
import { tempFolder } from './kit.ts';
import { onEachStore } from './stores.ts';

const start = Date.UTC(2026, 5, 15, 9);
const minute = (count: number) => new Date(start + count * 60_000);
const leaseMs = 5 * 60_000;
const room: Place = 'discord:1';

onEachStore((open) => {
  test('a planned edition is in the ledger whole: its parts, its papers and when it was due', async (t) => {
    const { outbox } = await open(t);
    assert.equal(await outbox.plan(edition(room, 'digest/1', 2, ['a', 'b'])), true);
    assert.deepEqual(await outbox.deliveries(10, room), [
      pendingPart(room, 'digest/1', 1, ['a', 'b']),
      pendingPart(room, 'digest/1', 0, ['a', 'b']),
    ]);
    assert.deepEqual(await outbox.had(room, ['a', 'x', 'b']), new Set(['a', 'b']));
    assert.deepEqual(await outbox.had('discord:2', ['a', 'b']), new Set());
    assert.deepEqual(await outbox.lastDue(room), minute(0));
  });

  test('the files of a part wait with it, and are kept no longer than it waits', async (t) => {
    const { outbox } = await open(t);
    const files = [
      { name: 'day.png', mediaType: 'image/png', base64: 'iVBORw0KGgo=', alt: 'The day in bars' },
    ];
    const [message = assert.fail()] = edition(room, 'digest/1', 1).messages;
    await outbox.plan({ ...edition(room, 'digest/1', 1), messages: [{ ...message, files }] });
    const [claimed] = await outbox.claim(['discord'], minute(1), leaseMs, 10);
    assert.deepEqual(claimed?.message, { ...message, files });
    await outbox.settle(`${room}#digest/1#0`, 1, { kind: 'again', notBefore: minute(2), reason: 'later' });
    const [again] = await outbox.claim(['discord'], minute(3), leaseMs, 10);
    assert.deepEqual(again?.message.files, files);
    await outbox.settle(`${room}#digest/1#0`, 2, { kind: 'sent', messageId: '7', at: minute(3) });
    assert.deepEqual((await outbox.deliveries(1))[0]?.message, message);
  });

  test('the same edition is never planned twice, and a second plan writes nothing', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1, ['a']));
    assert.equal(await outbox.plan(edition(room, 'digest/1', 3, ['b'])), false);
    assert.equal((await outbox.deliveries(10)).length, 1);
    assert.deepEqual(await outbox.had(room, ['a', 'b']), new Set(['a']));
    assert.equal(
      await outbox.plan(edition('slack:T1/C1', 'digest/1', 1)),
      true,
      'a name counts within its place',
    );
  });

  test('an edition that cannot be written whole is not written at all', async (t) => {
    const { outbox } = await open(t);
    const body: Record<string, unknown> = {};
    body.itself = body;
    const broken = { ...edition(room, 'digest/1', 1, ['a']), messages: [{ body, papers: [] }] };
    await assert.rejects(outbox.plan(broken));
    assert.deepEqual(await outbox.had(room, ['a']), new Set());
    assert.equal(await outbox.lastDue(room), undefined);
    assert.equal(await outbox.plan(edition(room, 'digest/1', 1)), true);
  });

  test('an edition without messages counts as had its due moment', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan({ ...edition(room, 'digest/2', 0), dueAt: minute(60) });
    await outbox.plan({ ...edition(room, 'digest/1', 0), dueAt: minute(30) });
    assert.deepEqual(await outbox.lastDue(room), minute(60));
    assert.equal(await outbox.lastDue('discord:2'), undefined);
  });

  test('a part is claimed once, sent with its message id, and the next part follows', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 2));
    const [first] = await claim(outbox, 1);
    assert.deepEqual(first?.state, { kind: 'claimed', attempts: 1, leaseUntil: minute(6).toISOString() });
    assert.equal(first?.part, 0);
    assert.deepEqual(await claim(outbox, 1), [], 'the second part waits for the first');
    await outbox.settle(first?.key ?? '', 1, { kind: 'sent', messageId: 'm1', at: minute(2) });
    const [second] = await claim(outbox, 2);
    assert.equal(second?.part, 1);
    assert.deepEqual((await outbox.deliveries(10))[1]?.state, {
      kind: 'sent',
      messageId: 'm1',
      at: minute(2).toISOString(),
    });
  });

  test('a part after a failed part goes on, and the next edition waits for the last part of this one', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 2));
    await outbox.plan(edition(room, 'digest/2', 1));
    await outbox.settle(keyOf(await claim(outbox, 1)), 1, {
      kind: 'failed',
      reason: 'Refused.',
      at: minute(1),
    });
    const [next] = await claim(outbox, 1);
    assert.deepEqual([next?.edition, next?.part], ['digest/1', 1]);
    await outbox.settle(keyOf([next]), 1, { kind: 'again', notBefore: minute(30) });
    assert.deepEqual(await claim(outbox, 29), []);
  });

  test('a part to be tried again is claimed at its time and not before, and counts its attempts', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1));
    const key = keyOf(await claim(outbox, 1));
    await outbox.settle(key, 1, { kind: 'again', notBefore: minute(10) });
    assert.deepEqual((await outbox.deliveries(1))[0]?.state, {
      kind: 'pending',
      attempts: 1,
      notBefore: minute(10).toISOString(),
    });
    assert.deepEqual(await claim(outbox, 9), []);
    assert.deepEqual((await claim(outbox, 10))[0]?.state, {
      kind: 'claimed',
      attempts: 2,
      leaseUntil: minute(15).toISOString(),
    });
  });

  test('a lease that ran out is free again, and its part in doubt since the try that nobody knows the end of', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1));
    const first = await claim(outbox, 0);
    assert.deepEqual(await claim(outbox, 4), []);
    for (const at of [5, 10]) {
      const again = await claim(outbox, at);
      assert.equal(keyOf(again), keyOf(first));
      assert.deepEqual(again[0]?.state, {
        kind: 'claimed',
        attempts: 1 + at / 5,
        leaseUntil: minute(at + 5).toISOString(),
        inDoubt: minute(0).toISOString(),
      });
      assert.equal(again[0]?.triedAt, minute(0).toISOString());
    }
  });

  test('a lost answer puts a part in doubt until it is known that nothing arrived', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1));
    const steps = [
      { at: 1, arrived: undefined, doubt: undefined },
      { at: 2, arrived: 'maybe', doubt: 2 },
      { at: 3, arrived: undefined, doubt: 2 },
      { at: 4, arrived: 'maybe', doubt: 2 },
      { at: 5, arrived: 'no', doubt: undefined },
      { at: 6, arrived: 'maybe', doubt: 6 },
    ] as const;
    for (const { at, arrived, doubt } of steps) {
      const key = keyOf(await claim(outbox, at));
      await outbox.settle(key, at, {
        kind: 'again',
        notBefore: minute(at),
        reason: 'Slow.',
        ...(arrived && { arrived }),
      });
      const expected = {
        kind: 'pending',
        attempts: at,
        notBefore: minute(at).toISOString(),
        ...(doubt && { inDoubt: minute(doubt).toISOString() }),
        reason: 'Slow.',
      };
      assert.deepEqual((await outbox.deliveries(1))[0]?.state, expected, `try ${at}`);
    }
  });

  test('after a clock was put back, a part waits no longer than two days', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan({ ...edition(room, 'digest/1', 1), plannedAt: minute(60 * 24 * 400) });
    assert.equal((await claim(outbox, 0)).length, 1);
  });

  test('a failed part of a digest is to be told of until a digest has told of it', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 2));
    const key = keyOf(await claim(outbox, 1));
    await outbox.settle(key, 1, { kind: 'failed', reason: 'Refused.', at: minute(1) });
    assert.deepEqual(
      (await outbox.failures(room)).map((part) => part.key),
      [key],
    );
    await outbox.plan({ ...edition(room, 'digest/2', 1), failures: [key] });
    assert.deepEqual(await outbox.failures(room), []);
  });

  test('a pause counts its tries, and is remembered after its end until the next digest', async (t) => {
    const { outbox } = await open(t);
    const why = { reason: 'Invite me.', everywhere: false };
    await outbox.pauses.begin(room, why, minute(0));
    await outbox.pauses.noteTold(room);
    const pause = { place: room, since: minute(0).toISOString(), ...why, told: true, tries: 2 };
    assert.deepEqual(await outbox.pauses.begin(room, why, minute(60)), pause);
    await outbox.pauses.end(room, minute(90));
    assert.deepEqual(await outbox.pauses.of(room), { ...pause, endedAt: minute(90).toISOString() });
    await outbox.plan(edition(room, 'digest/2', 1));
    assert.deepEqual(await outbox.pauses.all(), []);
  });

  test('the bot was away between two words of its own, not while it went on speaking', async (t) => {
    const { presence } = (await open(t)).outbox;
    assert.equal(await presence.awaySince(minute(0)), undefined, 'nothing is known yet');
    for (const at of [0, 10, 20, 30, 500, 510]) await presence.note(minute(at));
    assert.equal(await presence.awaySince(minute(25)), undefined);
    assert.deepEqual(await presence.awaySince(minute(300)), minute(30));
    assert.equal(await presence.awaySince(minute(505)), undefined);
  });

  test('what was sent stays sent, whatever is said of it later', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1));
    const key = keyOf(await claim(outbox, 0));
    await outbox.settle(key, 1, { kind: 'sent', messageId: 'm1', at: minute(1) });
    await outbox.settle(key, 1, { kind: 'failed', reason: 'Late.', at: minute(2) });
    await outbox.settle(key, 1, { kind: 'again', notBefore: minute(3) });
    await outbox.settle(key, 1, { kind: 'sent', messageId: 'm2', at: minute(4) });
    assert.deepEqual((await outbox.deliveries(1))[0]?.state, {
      kind: 'sent',
      messageId: 'm1',
      at: minute(1).toISOString(),
    });
    assert.deepEqual(await claim(outbox, 60), []);
  });

  test('a worker whose lease ran out cannot fail or put off a part that another has claimed since, but may say that it stands', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1));
    const key = keyOf(await claim(outbox, 0));
    const [second] = await claim(outbox, 6);
    await outbox.settle(key, 1, { kind: 'failed', reason: 'Late.', at: minute(7) });
    await outbox.settle(key, 1, { kind: 'again', notBefore: minute(7), arrived: 'no' });
    assert.deepEqual((await outbox.deliveries(1))[0]?.state, second?.state);
    await outbox.settle(key, 1, { kind: 'sent', messageId: 'm1', at: minute(7) });
    await outbox.settle(key, 2, { kind: 'failed', reason: 'Nobody answered.', at: minute(8) });
    assert.equal((await outbox.deliveries(1))[0]?.state.kind, 'sent');
  });

  test('a message found in the channel after all is taken down, though its part was to be tried again or given up', async (t) => {
    const { outbox } = await open(t);
    for (const [at, word] of (['again', 'failed'] as const).entries()) {
      const place: Place = `discord:${at}`;
      await outbox.plan(edition(place, 'digest/1', 1));
      const key = keyOf(await claim(outbox, 0));
      if (word === 'again') await outbox.settle(key, 1, { kind: 'again', notBefore: minute(1) });
      else await outbox.settle(key, 1, { kind: 'failed', reason: 'No answer.', at: minute(1) });
      await outbox.settle(key, 1, { kind: 'sent', messageId: 'm', at: minute(2) });
      assert.equal((await outbox.deliveries(1, place))[0]?.state.kind, 'sent');
    }
  });

  test('a part that nobody claimed can neither fail nor be put off, and of an unknown key nothing is kept', async (t) => {
    const { outbox } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1));
    const key = `${room}#digest/1#0`;
    await outbox.settle(key, 1, { kind: 'failed', reason: 'Whose?', at: minute(1) });
    await outbox.settle(key, 1, { kind: 'again', notBefore: minute(9) });
    assert.deepEqual(await outbox.deliveries(1), [pendingPart(room, 'digest/1', 0)]);
    await outbox.settle('nobody', 1, { kind: 'sent', messageId: 'm', at: minute(1) });
    assert.equal((await outbox.deliveries(9)).length, 1);
  });

  test('a claim takes one part a place, of the platforms asked, first parts first, and no more than asked', async (t) => {
    const { outbox } = await open(t);
    for (const place of ['discord:1', 'discord:2', 'slack:T1/C1', 'discord:3'] as const)
      await outbox.plan(edition(place, 'digest/1', 2));
    const placesOf = (deliveries: readonly Delivery[]) =>
      deliveries.map(({ place, part }) => `${place} ${part}`);
    const one = await outbox.claim(['discord'], minute(1), leaseMs, 1);
    assert.deepEqual(placesOf(one), ['discord:1 0']);
    await outbox.settle(keyOf(one), 1, { kind: 'sent', messageId: 'm', at: minute(1) });
    assert.deepEqual(placesOf(await outbox.claim(['discord'], minute(1), leaseMs, 2)), [
      'discord:2 0',
      'discord:3 0',
    ]);
    assert.deepEqual(placesOf(await outbox.claim(['discord', 'slack'], minute(1), leaseMs, 9)), [
      'slack:T1/C1 0',
      'discord:1 1',
    ]);
  });

  test('whatever workers do, each place gets its parts in order, each once, none left out', async (t) => {
    const { outbox } = await open(t);
    const step = fc.constantFrom('sent', 'failed', 'again', 'crash');
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.array(fc.nat(3), { maxLength: 3 }),
        fc.array(step),
        async (id, sizes, steps) => {
          const place: Place = `terminal:${id}`;
          for (const [at, size] of sizes.entries()) await outbox.plan(edition(place, `digest/${at}`, size));
          const wanted = sizes.flatMap((size, at) =>
            Array.from({ length: size }, (_, part) => `${at}#${part}`),
          );
          const ended: string[] = [];
          let clock = 0;
          for (const outcome of [...steps, ...wanted.map(() => 'sent')]) {
            clock += 10;
            const [part] = (await outbox.claim(['terminal'], minute(clock), leaseMs, 1)).filter(
              (one) => one.place === place,
            );
            if (!part || outcome === 'crash') continue;
            if (outcome === 'again')
              await outbox.settle(part.key, attemptsOf(part), {
                kind: 'again',
                notBefore: minute(clock + 1),
              });
            else if (outcome === 'failed')
              await outbox.settle(part.key, attemptsOf(part), {
                kind: 'failed',
                reason: 'No.',
                at: minute(clock),
              });
            else
              await outbox.settle(part.key, attemptsOf(part), {
                kind: 'sent',
                messageId: 'm',
                at: minute(clock),
              });
            if (outcome !== 'again') ended.push(`${part.edition.slice('digest/'.length)}#${part.part}`);
          }
          assert.deepEqual(ended, wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a state that cannot be is refused by the store', async (t) => {
    const { outbox, meddle } = await open(t);
    await outbox.plan(edition(room, 'digest/1', 1));
    const impossible = [
      "state = 'sent'",
      "message_id = 'm'",
      "state = 'claimed', not_before = NULL, lease_until = 'x', attempts = 0",
      "state = 'failed', reason = 'r', settled_at = 's'",
      "state = 'lost'",
      'not_before = NULL',
    ];
    for (const change of impossible)
      await assert.rejects(meddle(`UPDATE deliveries SET ${change}`), /state_and_its_columns/, change);
  });
});

test('programs that claim from one file at the same time never get the same part, and together get all', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(path);
  for (let at = 0; at < 90; at++) await archive.outbox.plan(edition(`discord:${at}`, 'digest/1', 1));
  await archive.close();
  const workers = [0, 1, 2].map(() => {
    const workerData = { path, at: minute(1).toISOString() };
    return new Worker(new URL('./claim-worker.ts', import.meta.url), { workerData });
  });
  const claims = await Promise.all(workers.map((worker) => once(worker, 'message')));
  const keys = claims.flat(2);
  assert.equal(keys.length, 90);
  assert.equal(new Set(keys).size, 90);
});

test('a state that cannot be is an error where it stands in a store all the same', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(path);
  t.after(archive.close);
  await archive.outbox.plan(edition(room, 'digest/1', 1));
  const vandal = new DatabaseSync(path);
  t.after(() => vandal.close());
  vandal.exec("PRAGMA ignore_check_constraints = ON; UPDATE deliveries SET state = 'sent'");
  await assert.rejects(
    archive.outbox.deliveries(1),
    /The store holds .* in not_before of a sent delivery where nothing belongs/,
  );
  vandal.exec("UPDATE deliveries SET state = 'lost'");
  await assert.rejects(archive.outbox.deliveries(1), /The store holds "lost" in state/);
});

function edition(place: Place, name: string, parts: number, papers: readonly string[] = []): PlannedEdition {
  const messages = Array.from({ length: parts }, (_, part) => ({
    body: { content: `part ${part}` },
    papers,
  }));
  return { place, name, dueAt: minute(0), plannedAt: minute(0), messages, papers };
}

function pendingPart(place: Place, name: string, part: number, papers: readonly string[] = []): Delivery {
  return {
    key: `${place}#${name}#${part}`,
    place,
    edition: name,
    part,
    message: { body: { content: `part ${part}` }, papers },
    plannedAt: minute(0).toISOString(),
    state: { kind: 'pending', attempts: 0, notBefore: minute(0).toISOString() },
  };
}

function claim(outbox: Outbox, at: number, limit = 10): Promise<readonly Delivery[]> {
  return outbox.claim(['discord', 'slack'], minute(at), leaseMs, limit);
}

function attemptsOf({ state }: Delivery): number {
  return state.kind === 'claimed' ? state.attempts : 0;
}

function keyOf(claimed: readonly (Delivery | undefined)[]): string {
  assert.ok(claimed[0]);
  return claimed[0].key;
}
