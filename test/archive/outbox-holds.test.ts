import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import type { Place } from '../../src/place.ts';
import { onEachStore } from './stores.ts';

const start = Date.UTC(2026, 5, 15, 9);
const minute = (count: number) => new Date(start + count * 60_000);
const room: Place = 'discord:1';
const other: Place = 'discord:2';

onEachStore((open) => {
  test('nothing of a held place is claimed until the hold ends; other places go on', async (t) => {
    const { outbox } = await open(t);
    await outbox.holds.begin(room, minute(0));
    await outbox.holds.begin(room, minute(5));
    assert.deepEqual([...(await outbox.holds.all())], [[room, minute(0).toISOString()]]);
    for (const place of [room, other]) await plan({ outbox }, place);
    const claimed = await outbox.claim(['discord'], minute(1), 60_000, 10);
    assert.deepEqual(
      claimed.map(({ place }) => place),
      [other],
    );
    await outbox.settle(claimed[0]?.key ?? '', 1, { kind: 'sent', messageId: '1', at: minute(1) });
    assert.equal(await outbox.nextAt(['discord']), undefined);
    await outbox.holds.end(room, minute(2));
    assert.equal((await outbox.holds.all()).size, 0);
    assert.deepEqual(
      (await outbox.claim(['discord'], minute(2), 60_000, 10)).map(({ place }) => place),
      [room],
    );
  });

  test('where a hold ends, what waited for another try is tried at once', async (t) => {
    const { outbox } = await open(t);
    await plan({ outbox }, room);
    const [part] = await outbox.claim(['discord'], minute(1), 60_000, 1);
    await outbox.settle(part?.key ?? '', 1, { kind: 'again', notBefore: minute(50), reason: 'busy' });
    await outbox.holds.end(room, minute(2));
    assert.deepEqual(await outbox.nextAt(['discord']), minute(2));
  });

  test('a part that failed is put back once, and keeps the doubt whether it arrived', async (t) => {
    const { outbox } = await open(t);
    await plan({ outbox }, room);
    const key = `${room}#digest/1#0`;
    assert.equal(await outbox.sendAgain(key, minute(1)), false, 'it waits already');
    await outbox.claim(['discord'], minute(1), 60_000, 1);
    assert.equal(await outbox.sendAgain(key, minute(1)), false, 'it is on its way');
    await outbox.settle(key, 1, { kind: 'again', notBefore: minute(2), arrived: 'maybe' });
    await outbox.claim(['discord'], minute(2), 60_000, 1);
    await outbox.settle(key, 2, { kind: 'failed', reason: 'Given up', at: minute(3) });
    assert.equal(await outbox.sendAgain(key, minute(9)), true);
    const [again] = await outbox.claim(['discord'], minute(9), 60_000, 1);
    assert.ok(again?.state.kind === 'claimed' && again.state.inDoubt === minute(1).toISOString());
    await outbox.settle(key, again.state.attempts, { kind: 'sent', messageId: '7', at: minute(9) });
    assert.equal(await outbox.sendAgain(key, minute(10)), false, 'what was sent is never sent again');
  });
});

async function plan({ outbox }: Pick<Archive, 'outbox'>, place: Place): Promise<void> {
  const messages = [{ body: {}, papers: [] }];
  await outbox.plan({
    place,
    name: 'digest/1',
    dueAt: minute(0),
    plannedAt: minute(0),
    messages,
    papers: [],
  });
}
