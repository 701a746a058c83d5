import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from './kit.ts';
import { onEachStore } from './stores.ts';

const reader = 'discord:user/1';
const place = 'email:1f';

onEachStore((open) => {
  test('of many copies that make a key at one moment, all have the same, and it outlasts them', async (t) => {
    const first = await open(t);
    const copies = [first, await first.another(), await first.another()];
    const keys = await Promise.all(
      copies.map(({ mailboxes }, copy) => mailboxes.key('signing', () => String(copy).repeat(32))),
    );
    assert.equal(new Set(keys).size, 1);
    const later = await first.another();
    assert.equal(await later.mailboxes.key('signing', () => 'x'.repeat(32)), keys[0]);
    assert.notEqual(await later.mailboxes.key('other', () => 'y'.repeat(32)), keys[0]);
  });

  test('a key that cannot be read is made anew', async (t) => {
    const { mailboxes, meddle } = await open(t);
    await mailboxes.key('signing', () => 'a'.repeat(32));
    await meddle("UPDATE choices SET value = '{}' WHERE key = 'key:signing'");
    assert.equal(await mailboxes.key('signing', () => 'b'.repeat(32)), 'b'.repeat(32));
  });

  test('of many who ask at one moment no more are noted than may be, and nothing of one that is refused', async (t) => {
    const first = await open(t);
    const copies = [first, await first.another()];
    const asking = [
      { who: reader, mostADay: 9 },
      { who: place, mostADay: 5, mostAMonth: 5 },
    ] as const;
    const over = await Promise.all(
      Array.from({ length: 12 }, (_, time) => copies[time % 2]?.mailboxes.noteAsked(asking, now)),
    );
    assert.equal(over.filter((who) => who === undefined).length, 5);
    assert.equal(over.filter((who) => who === place).length, 7);
    assert.equal((await first.mailboxes.asked(reader)).length, 5);
    const month = new Date(now.getTime() + 30 * 86_400_000);
    assert.equal(await first.mailboxes.noteAsked(asking, month), undefined);
    assert.deepEqual(await first.mailboxes.asked(place), [month.toISOString()]);
  });

  test('an address stands in its mailbox until its reader goes', async (t) => {
    const { mailboxes, another } = await open(t);
    const mailbox = { place, address: 'reader@example.org', since: now.toISOString() } as const;
    await mailboxes.keep(mailbox);
    const other = await another();
    assert.deepEqual(await other.mailboxes.of(place), mailbox);
    assert.equal(await other.mailboxes.forget(place), true);
    assert.equal(await mailboxes.forget(place), false);
    assert.equal(await mailboxes.of(place), undefined);
  });
});
