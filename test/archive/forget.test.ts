import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Settlement } from '../../src/archive/archive.ts';
import { now } from './kit.ts';
import { onEachStore } from './stores.ts';

const later = new Date(now.getTime() + 86_400_000);

const ends: readonly Settlement[] = [
  { kind: 'again', notBefore: now, reason: 'Later.' },
  { kind: 'failed', reason: 'No.', at: now },
  { kind: 'sent', messageId: '7', at: now },
];

onEachStore((open) => {
  for (const end of ends)
    test(`a message on its way to a reader who is forgotten meanwhile leaves nothing behind, and is not sent anew: ${end.kind}`, async (t) => {
      const { outbox, forget } = await open(t);
      const place = 'discord:dm/1';
      for (const own of [place, 'discord:dm/2'] as const)
        await outbox.plan({
          place: own,
          name: 'digest/2026-06-15',
          dueAt: now,
          plannedAt: now,
          messages: [{ body: {}, papers: ['2606.00001'] }],
          papers: ['2606.00001'],
        });
      const [claimed] = await outbox.claim(['discord'], now, 60_000, 1);
      assert.ok(claimed && claimed.place === place);
      assert.equal((await forget('discord:user/1', [place])).messages, 1);
      await outbox.settle(claimed.key, 1, end);
      assert.deepEqual(await outbox.deliveries(9, place), []);
      assert.equal(await outbox.isPlanned(place, 'digest/2026-06-15'), false);
      const next = await outbox.claim(['discord'], later, 60_000, 9);
      assert.deepEqual(
        next.map((one) => one.place),
        ['discord:dm/2'],
      );
    });
});
