import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import type { Clock } from '../../src/clock.ts';
import { inTurn, makeTurns } from '../../src/jobs/turns.ts';
import { tempFolder } from '../archive/kit.ts';
import { testHands } from './kit.ts';

const { log } = testHands('2026-06-15T12:07:00Z');

/** A clock whose sleeps end only where a test moves it past them. */
function slowClock(start: string): Clock & { readonly move: (ms: number) => Promise<void> } {
  let time = Date.parse(start);
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => new Date(time),
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { at: time + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    move: async (ms) => {
      time += ms;
      for (const sleeper of sleepers) {
        if (sleeper.at > time) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('of copies that ask for a turn at one moment one has it, and it is not had again once it is over', async (t) => {
  const { copies, clock } = await copiesOf(t, 3);
  const asked = await Promise.all(copies.map((turns) => turns.take('collect', 'collect:12:07')));
  assert.equal(asked.filter((is) => is).length, 1);
  const winner = copies[asked.indexOf(true)];
  await winner?.end('collect', 'collect:12:07');
  // A copy whose clock is some seconds slow comes after all was done.
  await clock.move(3_000);
  for (const turns of copies) assert.equal(await turns.take('collect', 'collect:12:07'), false);
  assert.equal(await copies[0]?.take('collect', 'collect:12:27'), true);
  await copies[0]?.end('collect', 'collect:12:27');
});

test('a task that goes on for long keeps its turn, and one task holds up no other', async (t) => {
  const { copies, clock } = await copiesOf(t, 2);
  const [one, other] = copies;
  assert.equal(await one?.take('collect', '12:07'), true);
  for (let minute = 0; minute < 30; minute += 1) {
    for (let quarter = 0; quarter < 4; quarter += 1) await clock.move(15_000);
    assert.equal(await other?.take('collect', `later ${minute}`), false);
  }
  assert.equal(await other?.take('ping', '12:30'), true);
  await other?.end('ping', '12:30');
  await one?.end('collect', '12:07');
  assert.equal(await other?.take('collect', '12:47'), true);
  await other?.end('collect', '12:47');
});

test('a copy that dies at work holds the task up for less than a minute', async (t) => {
  const { archives, copies, clock } = await copiesOf(t, 2);
  const dead = makeTurns(archives[0].runs, { clock: stopped(clock), log: log });
  assert.equal(await dead.take('deliver', '09:00'), true);
  await clock.move(44_000);
  assert.equal(await copies[1]?.take('deliver', '09:01'), false);
  await clock.move(2_000);
  assert.equal(await copies[1]?.take('deliver', '09:01'), true);
  await copies[1]?.end('deliver', '09:01');
});

test('a turn that was taken when a clock was a year ahead holds nothing up', async (t) => {
  const { archives, copies, clock } = await copiesOf(t, 2);
  const ahead = { ...stopped(clock), now: () => new Date(clock.now().getTime() + 365 * 86_400_000) };
  const astray = makeTurns(archives[0].runs, { clock: ahead, log: log });
  assert.equal(await astray.take('deliver', '2027'), true);
  assert.equal(await copies[1]?.take('deliver', '2026'), true);
  await copies[1]?.end('deliver', '2026');
});

test('work that fails ends its turn', async (t) => {
  const { copies } = await copiesOf(t, 2);
  const [one, other] = copies;
  if (!one || !other) throw new Error('no copies');
  await assert.rejects(
    inTurn(one, 'collect', '1', () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(await inTurn(other, 'collect', '2', async () => undefined), true);
  assert.equal(await inTurn(one, 'collect', '2', async () => undefined), false);
});

/** Several programs on one store, by one clock. */
async function copiesOf(t: Parameters<typeof tempFolder>[0], count: number) {
  const path = `${await tempFolder(t)}/paperboy.db`;
  const clock = slowClock('2026-06-15T12:07:00Z');
  const first = await openArchive(path);
  const archives = [
    first,
    ...(await Promise.all(Array.from({ length: count - 1 }, () => openArchive(path)))),
  ] as const;
  t.after(() => Promise.all(archives.map((archive) => archive.close())));
  const copies = archives.map(({ runs }) => makeTurns(runs, { clock, log: log }));
  return { archives, copies, clock };
}

/** What a process that was killed does with its time. */
function stopped({ now }: Clock): Clock {
  return { now, sleep: () => new Promise(() => undefined) };
}
