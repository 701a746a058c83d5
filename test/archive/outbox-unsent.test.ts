import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Place } from '../../src/place.ts';
import { plan } from '../jobs/kit.ts';
import { now } from './kit.ts';
import { onEachStore } from './stores.ts';

onEachStore((open) => {
  test('what waits and what failed is found however much was sent since, newest first', async (t) => {
    const { outbox, ...archive } = await open(t);
    const old: Place = 'slack:T1/C1';
    await plan({ outbox, ...archive }, old, 'digest/1', 3, now);
    for (const reason of ['Odd form.', 'Too long.']) {
      const [part] = await outbox.claim(['slack'], now, 60_000, 1);
      await outbox.settle(part?.key ?? '', 1, { kind: 'failed', reason, at: now });
    }
    await Promise.all(
      Array.from({ length: 1_001 }, (_, at) =>
        plan({ outbox, ...archive }, `discord:${at}`, 'digest/1', 1, now),
      ),
    );
    const claimed = await outbox.claim(['discord'], now, 60_000, 2_000);
    const sent = { kind: 'sent', messageId: 'm', at: now } as const;
    await Promise.all(claimed.slice(1).map(({ key }) => outbox.settle(key, 1, sent)));
    const keys = async (which: 'waiting' | 'failed', limit = 50) =>
      (await outbox.unsent(which, limit)).map(({ key }) => key);
    assert.deepEqual(await keys('failed'), [`${old}#digest/1#1`, `${old}#digest/1#0`]);
    assert.deepEqual(await keys('failed', 1), [`${old}#digest/1#1`]);
    assert.deepEqual(await keys('waiting'), [claimed[0]?.key, `${old}#digest/1#2`]);
  });
});
