import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, daysBetween, firstOfMonth } from '../src/day.ts';
import { isZone, lastDue, makeDueBook, nextDue } from '../src/due.ts';
import { periods, type Weekday, weekdays } from '../src/subscription.ts';

const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const paris = { at: '09:00', zone: 'Europe/Paris', days: workdays };

test('a digest is due at the hour of its own zone, in summer and in winter', () => {
  assert.equal(
    nextDue(paris, new Date('2026-06-15T06:59:00Z'))?.at.toISOString(),
    '2026-06-15T07:00:00.000Z',
  );
  assert.equal(
    nextDue(paris, new Date('2026-12-15T07:30:00Z'))?.at.toISOString(),
    '2026-12-15T08:00:00.000Z',
  );
});

test('from Friday noon the next one is on Monday', () => {
  assert.equal(nextDue(paris, new Date('2026-06-19T10:00:00Z'))?.day, '2026-06-22');
  assert.equal(lastDue(paris, new Date('2026-06-21T10:00:00Z'))?.day, '2026-06-19');
});

test('an hour that the clocks leave out comes late, and one they repeat comes once', () => {
  const night = { at: '02:30', zone: 'Europe/Paris', days: weekdays };
  assert.equal(
    nextDue(night, new Date('2026-03-28T12:00:00Z'))?.at.toISOString(),
    '2026-03-29T01:30:00.000Z',
  );
  assert.equal(
    nextDue(night, new Date('2026-10-24T12:00:00Z'))?.at.toISOString(),
    '2026-10-25T00:30:00.000Z',
  );
  assert.equal(nextDue(night, new Date('2026-10-25T00:30:00Z'))?.day, '2026-10-26');
});

test('29 February is a day like another', () => {
  const daily = { at: '23:59', zone: 'Pacific/Auckland', days: weekdays };
  assert.equal(nextDue(daily, new Date('2028-02-29T00:00:00Z'))?.day, '2028-02-29');
});

test('whatever the zone, hour and days, two years of ticks meet each due day exactly once', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const hours = fc.record({
    zone: fc.constantFrom(...zones),
    at: fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`),
    days: fc.subarray([...weekdays], { minLength: 1 }),
  });
  const start = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(hours, start, (place, from) => {
      const until = from.getTime() + 2 * 365 * 86_400_000;
      const met: string[] = [];
      let due = nextDue(place, from);
      while (due && due.at.getTime() < until) {
        assert.deepEqual(lastDue(place, due.at), due, 'what comes next is the last one when it has come');
        assert.deepEqual(lastDue(place, new Date(due.at.getTime() + 59_000)), due);
        met.push(due.day);
        due = nextDue(place, due.at);
      }
      assert.equal(new Set(met).size, met.length);
      const wanted = Math.floor((2 * 365 * place.days.length) / 7);
      assert.ok(
        Math.abs(met.length - wanted) <= place.days.length + 1,
        `${met.length} of ${wanted} in ${place.zone}`,
      );
    }),
    { numRuns: 20 },
  );
});

test('whatever the zone, hour and days, a digest of a week or a month comes once in each, on the first of its days', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const hours = fc.record({
    zone: fc.constantFrom(...zones),
    at: fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    every: fc.constantFrom(...periods),
  });
  const start = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(hours, start, (place, from) => {
      const until = from.getTime() + 2 * 365 * 86_400_000;
      const met: Day[] = [];
      let due = nextDue(place, from);
      while (due && due.at.getTime() < until) {
        assert.deepEqual(lastDue(place, due.at), due, 'what comes next is the last one when it has come');
        const before = lastDue(place, new Date(due.at.getTime() - 1));
        assert.ok(before && before.day < due.day);
        if (met.length > 0)
          assert.equal(before.day, met.at(-1), 'nothing lies between two that follow each other');
        met.push(due.day);
        due = nextDue(place, due.at);
      }
      const periodsMet = met.map((day) => (place.every === 'month' ? day.slice(0, 7) : mondayOf(day)));
      assert.equal(new Set(periodsMet).size, met.length, 'one a period');
      assert.ok(Math.abs(met.length - (place.every === 'month' ? 24 : 104)) <= 1, `${met.length}`);
      for (const day of met) {
        const begin = place.every === 'month' ? firstOfMonth(day) : mondayOf(day);
        const first = daysBetween(begin, day).find((one) => place.days.includes(weekdayOf(one)));
        assert.equal(day, first);
      }
    }),
    { numRuns: 20 },
  );
});

test('a digest of the month on working days comes on the first of them', () => {
  const monthly = { ...paris, every: 'month' } as const;
  assert.equal(nextDue(monthly, new Date('2026-06-15T00:00:00Z'))?.day, '2026-07-01');
  assert.equal(
    nextDue(monthly, new Date('2026-07-02T00:00:00Z'))?.day,
    '2026-08-03',
    'the 1st is a Saturday',
  );
  assert.equal(lastDue(monthly, new Date('2026-08-03T06:59:00Z'))?.day, '2026-07-01');
  assert.equal(nextDue({ ...paris, every: 'week' }, new Date('2026-06-16T00:00:00Z'))?.day, '2026-06-22');
});

test('a fixed offset and a made-up city are no zones', () => {
  assert.ok(isZone('America/New_York'));
  assert.ok(isZone('UTC'));
  for (const wrong of ['+02:00', 'Europe/Atlantis', '', 'CEST!']) assert.ok(!isZone(wrong), wrong);
});

function weekdayOf(day: Day): Weekday {
  return weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon';
}

function mondayOf(day: Day): Day {
  return addDays(day, -weekdays.indexOf(weekdayOf(day)));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

test('a book of due moments says what working each out would say, whatever hours and moments are asked', () => {
  const hours = fc.record({
    at: fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
    zone: fc.constantFrom('UTC', 'Europe/Paris', 'America/Sao_Paulo', 'Asia/Kathmandu'),
    days: fc.subarray([...weekdays]),
  });
  const moment = fc.date({
    min: new Date('2026-03-25T00:00:00Z'),
    max: new Date('2026-04-05T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      fc.array(hours, { minLength: 1, maxLength: 3 }),
      fc.array(moment, { maxLength: 12 }),
      (all, moments) => {
        const dueOf = makeDueBook();
        for (const now of moments)
          for (const one of all) assert.deepEqual(dueOf(one, now), lastDue(one, now));
      },
    ),
    { numRuns: 60 },
  );
});
