import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import { tempFolder } from './kit.ts';
import { claim, edition, keyOf, leaseMs, minute, pendingPart, room } from './outbox-kit.ts';
import { onEachStore } from './stores.ts';

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
