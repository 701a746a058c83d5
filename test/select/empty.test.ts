import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day } from '../../src/day.ts';
import type { Reading } from '../../src/reading.ts';
import { type EmptyFacts, emptyReason } from '../../src/select/empty.ts';
import { monday } from './papers.ts';

const noon = new Date('2026-06-15T12:00:00Z');
/** When a list was last read that never could be. */
const never = '1970-01-01T00:00:00.000Z';
const nextNoon = new Date('2026-06-16T12:00:00Z');

test("on a Saturday and a Sunday it is the weekend, whatever was read, and the next list is Monday's", () => {
  for (const day of ['2026-06-13', '2026-06-14'] satisfies Day[]) {
    const reason = emptyReason(facts({ day, readings: [reading({ day, problem: 'HTTP 500' })] }));
    assert.deepEqual(reason, { kind: 'weekend', day, next: monday });
  }
});

test('before any list was read that is the reason, on a weekend too, but for a list that is known', () => {
  for (const day of ['2026-06-13', '2026-06-15'] satisfies Day[]) {
    assert.deepEqual(emptyReason(facts({ day, kept: 0 })), { kind: 'fresh', day });
    assert.notEqual(emptyReason(facts({ day, kept: 1 })).kind, 'fresh');
  }
  const unreached = reading({ day: '2026-06-13', problem: 'HTTP 500', readAt: never });
  assert.equal(emptyReason(facts({ day: '2026-06-13', readings: [unreached], kept: 0 })).kind, 'fresh');
  const holiday = reading({ readAt: nextNoon.toISOString() });
  assert.equal(emptyReason(facts({ readings: [holiday], kept: 0, now: nextNoon })).kind, 'holiday');
});

test('a weekday that is over, and whose list the site itself gave as empty afterwards, is a holiday', () => {
  const readings = [reading({ readAt: nextNoon.toISOString() })];
  assert.equal(emptyReason(facts({ readings, now: nextNoon })).kind, 'holiday');
});

test('an empty list that was last read while its day lasted is late, not a holiday', () => {
  assert.equal(emptyReason(facts({ readings: [reading()], now: noon })).kind, 'late');
  assert.equal(emptyReason(facts({ readings: [reading()], now: nextNoon })).kind, 'late');
});

test('a weekday that is not over and was not read yet is late', () => {
  assert.equal(emptyReason(facts({ now: noon })).kind, 'late');
});

test('a list that could not be read is named by its site, and is never an empty day', () => {
  const readings = [reading({ problem: 'HTTP 500' }), reading({ source: 'arxiv' })];
  const reason = emptyReason(facts({ readings, now: nextNoon }));
  assert.deepEqual(reason, { kind: 'broken', day: monday, sources: ['huggingface'] });
});

test('papers that came and did not match are counted, and a site that could not be read is told beside them', () => {
  const readings = [reading({ papers: 34 }), reading({ source: 'arxiv', problem: 'timed out' })];
  const reason = emptyReason(facts({ readings, candidates: 34 }));
  assert.deepEqual(reason, { kind: 'filtered', day: monday, papers: 34, unread: ['arxiv'] });
});

test('papers that the place has had already are told as such, not as a late list', () => {
  const reason = emptyReason(facts({ readings: [reading({ papers: 34 })], had: 34 }));
  assert.deepEqual(reason, { kind: 'had', day: monday, papers: 34 });
  assert.equal(emptyReason(facts({ readings: [], had: 34 })).kind, 'late');
});

test('a list that grows has papers, which is said of a late one', () => {
  const reason = emptyReason(facts({ readings: [reading({ papers: 12 })] }));
  assert.deepEqual(reason, { kind: 'late', day: monday, source: 'huggingface', papers: 12 });
});

test('a broken list of the days before counts, one of long ago or one that was read whole before does not', () => {
  const day = '2026-06-16';
  const broken = (some: Partial<Reading>) =>
    emptyReason(
      facts({ day, readings: [reading({ problem: 'dropped', readAt: never, ...some })], now: nextNoon }),
    ).kind;
  assert.equal(broken({ day: '2026-06-15' }), 'broken');
  assert.equal(broken({ day: '2026-06-15', papers: 34, readAt: '2026-06-16T06:00:00Z' }), 'late');
  assert.equal(broken({ day: '2026-06-03' }), 'late');
  const after = emptyReason(
    facts({
      day: '2026-06-13',
      readings: [reading({ day: '2026-06-12', problem: 'dropped', readAt: never })],
    }),
  );
  assert.deepEqual(after, { kind: 'broken', day: '2026-06-12', sources: ['huggingface'] });
});

test('a day that is over and was never read is no holiday', () => {
  assert.equal(emptyReason(facts({ now: nextNoon })).kind, 'unread');
});

test('a holiday is only ever said of a weekday that is over, by a reading made afterwards', () => {
  const day = fc.nat(60).map((count) => addDays('2026-05-01', count));
  const hours = fc.integer({ min: -30, max: 90 });
  fc.assert(
    fc.property(day, hours, hours, fc.boolean(), (day, read, seen, failed) => {
      const at = (count: number) => new Date(Date.parse(`${day}T00:00:00Z`) + count * 3_600_000);
      const readAt = at(Math.min(read, seen)).toISOString();
      const readings = [reading({ day, readAt, ...(failed && { problem: 'dropped' }) })];
      if (emptyReason(facts({ day, readings, now: at(seen) })).kind !== 'holiday') return;
      assert.ok(Math.min(read, seen) >= 24);
      assert.ok(![0, 6].includes(at(0).getUTCDay()));
    }),
  );
});

function facts(some: Partial<EmptyFacts>): EmptyFacts {
  return { day: monday, readings: [], candidates: 0, now: noon, ...some };
}

function reading(some: Partial<Reading> = {}): Reading {
  const at = '2026-06-15T09:00:00Z';
  return { source: 'huggingface', day: monday, papers: 0, changedAt: at, readAt: at, ...some };
}
