import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../src/day.ts';
import { nextDue } from '../../src/due.ts';
import { listsWanted, makeEdition } from '../../src/select/edition.ts';
import { type Subscription, weekdays } from '../../src/subscription.ts';

const workdays: Subscription = {
  place: 'discord:7',
  topics: [],
  at: '09:00',
  zone: 'UTC',
  days: weekdays.slice(0, 5),
  max: 10,
  style: 'full',
  whenEmpty: 'say',
  by: 'discord:user/1',
  since: '2026-06-01T00:00:00Z',
  from: '2026-06-01',
};

test('on Monday a place of working days hears why Friday had no papers, not that Sunday is a Sunday', () => {
  assert.deepEqual(emptyAfter(workdays, '2026-06-22T00:00:00Z'), {
    kind: 'holiday',
    day: '2026-06-19',
    source: 'huggingface',
  });
});

test('a place of every day hears on Monday of the weekend, since Saturday told of Friday', () => {
  const daily = { ...workdays, days: weekdays };
  assert.equal(emptyAfter(daily, '2026-06-20T00:00:00Z')?.kind, 'holiday');
  assert.equal(emptyAfter(daily, '2026-06-22T00:00:00Z')?.kind, 'weekend');
});

/** Why the first digest due after a moment is empty, where Friday's list was read whole and held nothing. */
function emptyAfter(subscription: Subscription, moment: string) {
  const due = nextDue(subscription, new Date(moment));
  assert.ok(due);
  const friday: Day = '2026-06-19';
  const readAt = '2026-06-20T00:07:00Z';
  const readings = [{ source: 'huggingface' as const, day: friday, papers: 0, changedAt: readAt, readAt }];
  const wanted = listsWanted(subscription, [], due.at);
  const lists = [{ source: 'huggingface' as const, readings, papers: [] }];
  return makeEdition({
    subscription,
    topics: [],
    due,
    now: due.at,
    wanted,
    lists,
    had: new Set(),
    marked: { marks: [], papers: [], by: 'place' },
    welcomed: [],
    vectors: new Map(),
  }).empty;
}
