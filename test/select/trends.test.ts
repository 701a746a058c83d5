import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, dayOf, mondayOf } from '../../src/day.ts';
import { makeTrends, ofLate, trendSpan } from '../../src/select/trends.ts';

const now = new Date('2026-06-18T12:00:00Z');
const found = (name: string, days: Readonly<Record<string, number>>) => ({
  name,
  days: new Map(Object.entries(days).map(([day, count]) => [dayOf(new Date(day)), count])),
});

test('papers are counted by the weeks that are over; those of the week under way stand apart', () => {
  const all = found('all', { '2026-06-01': 9, '2026-06-07': 9, '2026-06-08': 9, '2026-06-15': 9 });
  const one = found('one', {
    '2026-06-01': 1,
    '2026-06-07': 2,
    '2026-06-08': 4,
    '2026-06-15': 8,
    '2026-06-18': 16,
  });
  assert.deepEqual(makeTrends(all, [one], now, 6), {
    weeks: ['2026-06-01', '2026-06-08'],
    lines: [{ name: 'one', counts: [3, 4], soFar: 24 }],
    all: { name: 'all', counts: [18, 9], soFar: 9 },
  });
});

test('weeks before the first paper that is kept are left out, and weeks without any within are not', () => {
  const all = found('all', { '2026-05-20': 1, '2026-06-16': 1 });
  const { weeks, lines } = makeTrends(all, [all], now, 60);
  assert.deepEqual(weeks, ['2026-05-18', '2026-05-25', '2026-06-01', '2026-06-08']);
  assert.deepEqual(lines[0]?.counts, [1, 0, 0, 0]);
  assert.deepEqual(makeTrends(found('all', {}), [], now, 6).weeks, []);
});

test('every day of the span belongs to one week, and no paper is counted twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 36 }), (later, months) => {
      const moment = new Date(now.getTime() + later * 86_400_000);
      const { first, last } = trendSpan(moment, months);
      assert.equal(mondayOf(first), first);
      const days = new Map<Day, number>();
      for (let day = first; day <= last; day = addDays(day, 1)) days.set(day, 1);
      const { weeks, lines } = makeTrends({ name: '', days }, [{ name: '', days }], moment, months);
      const { counts = [], soFar = 0 } = lines[0] ?? {};
      assert.deepEqual([...new Set(counts)], [7]);
      assert.equal(counts.length, weeks.length);
      assert.equal(counts.length * 7 + soFar, days.size);
      assert.ok(soFar >= 1 && soFar <= 7);
    }),
  );
});

test('the last four weeks stand beside the four before, where there are as many', () => {
  assert.deepEqual(ofLate([1, 1, 1, 1, 3, 3, 3, 3]), { now: 3, before: 1 });
  assert.deepEqual(ofLate([2, 4]), { now: 3 });
});
