import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from './kit.ts';
import { onEachStore } from './stores.ts';

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

onEachStore((open) => {
  test('a name is taken by the first who asks, in whichever copy, until its time is over', async (t) => {
    const one = await open(t);
    const two = await one.another();
    assert.equal(await one.once('a', now, later(300)), true);
    assert.equal(await two.once('a', later(299), later(600)), false);
    assert.equal(await two.once('b', later(1), later(300)), true);
    assert.equal(await two.once('a', later(300), later(600)), true);
    assert.equal(await one.once('a', later(300), later(600)), false);
  });

  test('an installation is one a workspace, replaced by the next, and gone when it is forgotten', async (t) => {
    const { installations } = await open(t);
    const made = (workspace: `slack:${string}`, sealed: string) => ({
      workspace,
      sealed,
      since: now.toISOString(),
    });
    await installations.keep(made('slack:T1', 'old'));
    await installations.keep(made('slack:T1', 'new'));
    await installations.keep(made('slack:T12', 'other'));
    assert.equal((await installations.of('slack:T1'))?.sealed, 'new');
    assert.equal(await installations.forget('slack:T1'), true);
    assert.equal(await installations.forget('slack:T1'), false);
    assert.deepEqual(await installations.all(), [made('slack:T12', 'other')]);
  });
});
