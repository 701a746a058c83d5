import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { openArchive } from '../../src/archive/open.ts';
import type { Delivery } from '../../src/delivery.ts';
import type { Place } from '../../src/place.ts';
import { tempFolder } from './kit.ts';
import { attemptsOf, claim, edition, keyOf, leaseMs, minute, pendingPart, room } from './outbox-kit.ts';
import { onEachStore } from './stores.ts';

onEachStore((open) => {
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
