import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from './kit.ts';
import { onEachStore } from './stores.ts';

const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

onEachStore((open) => {
  test('of copies that claim a turn at one moment one gets it, and nobody gets it again', async (t) => {
    const store = await open(t);
    const copies = [store, await store.another(), await store.another()];
    const claimed = await Promise.all(
      copies.map(({ runs }) => runs.claim('collect', '12:07', after(45), now)),
    );
    assert.equal(claimed.filter((is) => is).length, 1);
    await store.runs.keep('collect', '12:07', after(5));
    assert.equal(await store.runs.claim('collect', '12:07', after(60), after(15)), false);
    assert.equal(await store.runs.claim('collect', '12:27', after(60), after(15)), true);
  });

  test('a turn that goes on keeps others out, and one whose copy died does so no longer than it was claimed for', async (t) => {
    const { runs } = await open(t);
    assert.equal(await runs.claim('collect', '12:07', after(45), now), true);
    await runs.keep('collect', '12:07', after(75));
    assert.equal(await runs.claim('collect', '12:08', after(120), after(74)), false);
    assert.equal(await runs.claim('ping', '12:08', after(120), after(74)), true);
    assert.equal(await runs.claim('collect', '12:08', after(120), after(75)), true);
    // The word of whoever lost it meanwhile changes nothing.
    await runs.keep('collect', '12:07', after(76));
    assert.equal(await runs.claim('collect', '12:09', after(150), after(100)), false);
  });

  test('a turn that was claimed by a clock a year ahead is free', async (t) => {
    const { runs } = await open(t);
    const year = 365 * 86_400;
    assert.equal(await runs.claim('deliver', '2027', after(year + 45), after(year)), true);
    assert.equal(await runs.claim('deliver', '2026', after(45), now), true);
  });
});
