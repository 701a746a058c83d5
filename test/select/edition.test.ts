import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../src/day.ts';
import { nextDue } from '../../src/due.ts';
import {
  candidatesOn,
  listsWanted,
  makeEdition,
  newestListDay,
  type ReadLists,
  wishOf,
} from '../../src/select/edition.ts';
import { type Subscription, weekdays } from '../../src/subscription.ts';
import { fewTopics, onArxiv, onList } from './papers.ts';

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

const noon = new Date('2026-06-15T12:00:00Z');

test('a place waits for the lists since it asked, at most of thirty days, of forty where it reads by the month', () => {
  const first = (some: Partial<Subscription>) => listsWanted({ ...workdays, ...some }, [], noon).first;
  assert.equal(first({ from: '2026-06-01' }), '2026-06-01');
  assert.equal(first({ from: '2026-05-16' }), '2026-05-16');
  assert.equal(first({ from: '2026-05-01' }), '2026-05-16');
  assert.equal(first({ from: '2026-05-01', every: 'week' }), '2026-05-16');
  assert.equal(first({ from: '2026-05-01', every: 'month' }), '2026-05-06');
  assert.equal(listsWanted(workdays, [], noon).last, '2026-06-15');
});

test("arXiv's lists are wanted only where a subject is asked for", () => {
  const sources = (some: Partial<Subscription>) =>
    listsWanted({ ...workdays, ...some }, fewTopics, noon).sources;
  for (const some of [{}, { query: 'has:code' }, { query: '-survey' }, { query: '("' }, { topics: ['gone'] }])
    assert.deepEqual(sources(some), ['huggingface']);
  for (const some of [{ topics: ['agents'] }, { query: 'agent' }, { query: 'has:code', topics: ['video'] }])
    assert.deepEqual(sources(some), ['huggingface', 'arxiv']);
});

test('what a place asks for is its topics in our order and its query; one that no longer parses finds nothing', () => {
  assert.deepEqual(wishOf({ topics: ['video', 'agents'] }, fewTopics), { topics: fewTopics.slice(0, 2) });
  const { query } = wishOf({ topics: [], query: 'agent' }, fewTopics);
  assert.deepEqual(query, {
    typed: 'agent',
    query: { kind: 'words', words: ['agent'], field: 'text', typed: 'agent' },
  });
  assert.deepEqual(wishOf({ topics: [], query: '("' }, fewTopics).query, {
    typed: '("',
    query: { kind: 'not', query: { kind: 'all' } },
  });
});

test('papers of whole lists are there once, those that stand only on lists that grow wait, others are not asked for', () => {
  const wanted = { wish: { topics: [] }, sources: [], first: '2026-06-11', last: '2026-06-15' } as const;
  const changedAt = '2026-06-15T01:00:00Z';
  const lists: readonly ReadLists[] = [
    {
      source: 'huggingface',
      readings: [
        { source: 'huggingface', day: '2026-06-12', papers: 2, changedAt, readAt: '2026-06-13T00:00:00Z' },
        { source: 'huggingface', day: '2026-06-15', papers: 2, changedAt, readAt: '2026-06-15T02:00:00Z' },
      ],
      papers: [
        onList('whole', {}, 1, '2026-06-12'),
        onList('growing', {}, 1, '2026-06-15'),
        onList('imported', {}, 1, '2026-06-11'),
        onList('imported today', {}, 1, '2026-06-16'),
        onList('before', {}, 1, '2026-06-10'),
        onArxiv('of another site', {}, '2026-06-12'),
      ],
    },
    {
      source: 'arxiv',
      readings: [],
      papers: [onArxiv('whole', {}, '2026-06-12'), onArxiv('growing', {}, '2026-06-15')],
    },
  ];
  const { whole, growing } = candidatesOn(lists, wanted);
  assert.deepEqual(whole.map(({ paper }) => paper.id).toSorted(), ['imported', 'whole']);
  assert.deepEqual(growing.map(({ paper }) => paper.id).toSorted(), [
    'before',
    'growing',
    'imported today',
    'of another site',
  ]);
});

test('the newest list of a digest is of the day before; over a weekend without a digest it is of Friday', () => {
  const due = (day: Day) => ({ day, at: new Date(`${day}T09:00:00Z`) });
  assert.equal(newestListDay(workdays, due('2026-06-16')), '2026-06-15');
  assert.equal(newestListDay(workdays, due('2026-06-22')), '2026-06-19');
  assert.equal(newestListDay({ ...workdays, days: weekdays }, due('2026-06-21')), '2026-06-20');
});

test('an edition holds what was chosen and not had, and says what was left, had and waits', () => {
  const due = { day: '2026-06-16', at: new Date('2026-06-16T09:00:00Z') } as const;
  const listed = [
    onList('2606.00001', { title: 'An agent' }, 3),
    onList('2606.00002', { title: 'A video' }, 9),
    onList('2606.00003', { title: 'Another agent' }, 5),
    onList('2606.00004', { title: 'A third agent' }, 7, '2026-06-16'),
    onList('2606.00005', { title: 'A fourth agent' }, 1),
  ];
  const subscription: Subscription = { ...workdays, topics: ['agents'], max: 1 };
  const edition = makeEdition({
    subscription,
    topics: fewTopics,
    due,
    now: due.at,
    wanted: listsWanted(subscription, fewTopics, due.at),
    lists: [{ source: 'huggingface', readings: [], papers: listed }],
    had: new Set(['2606.00001']),
    marked: { marks: [], papers: [], by: 'place' },
    welcomed: [],
    vectors: new Map(),
  });
  const ids = (papers: readonly { readonly paper: { readonly id: string } }[]) =>
    papers.map(({ paper }) => paper.id);
  assert.deepEqual(ids(edition.standings.map((one) => one.listed)), ['2606.00003', '2606.00005']);
  assert.deepEqual(
    edition.digest.groups.map(({ title, matches }) => [title, ids(matches)]),
    [['Agents', ['2606.00003']]],
  );
  assert.deepEqual(ids(edition.digest.left), ['2606.00005']);
  assert.deepEqual(ids(edition.left), ['2606.00002']);
  assert.deepEqual(ids(edition.had), ['2606.00001']);
  assert.deepEqual(ids(edition.growing), ['2606.00004']);
  assert.deepEqual(
    edition.digestWish.topics.map(({ id }) => id),
    ['agents'],
  );
  assert.equal(edition.empty, undefined);
});

test('in the edition of a week the older paper is not ranked down, and a place that had all is told so', () => {
  const due = { day: '2026-06-16', at: new Date('2026-06-16T09:00:00Z') } as const;
  const papers = [onList('2606.00001', {}, 20, '2026-06-10'), onList('2606.00002', {}, 19, '2026-06-15')];
  const day = '2026-06-15';
  const readAt = '2026-06-16T01:00:00Z';
  const edition = (some: Partial<Subscription>, had: readonly string[] = []) => {
    const subscription: Subscription = { ...workdays, ...some };
    return makeEdition({
      subscription,
      topics: fewTopics,
      due,
      now: due.at,
      wanted: listsWanted(subscription, fewTopics, due.at),
      lists: [
        {
          source: 'huggingface',
          readings: [{ source: 'huggingface', day, papers: 1, changedAt: readAt, readAt }],
          papers,
        },
      ],
      had: new Set(had),
      marked: { marks: [], papers: [], by: 'place' },
      welcomed: [],
      vectors: new Map(),
    });
  };
  const best = (some: Partial<Subscription>) => edition(some).standings[0]?.listed.paper.id;
  assert.equal(best({}), '2606.00002');
  assert.equal(best({ every: 'week' }), '2606.00001');
  assert.deepEqual(
    edition({ query: 'octopus' }, ['2606.00001']).empty,
    { kind: 'filtered', day, papers: 1, unread: [] },
    'one was had, and the other is not what was asked for',
  );
  assert.deepEqual(edition({}, ['2606.00001', '2606.00002']).empty, { kind: 'had', day, papers: 2 });
});

test('where no topics are asked for, papers are grouped by all there are', () => {
  const due = { day: '2026-06-16', at: new Date('2026-06-16T09:00:00Z') } as const;
  const { digest, empty } = makeEdition({
    subscription: workdays,
    topics: fewTopics,
    due,
    now: due.at,
    wanted: listsWanted(workdays, fewTopics, due.at),
    lists: [
      {
        source: 'huggingface',
        readings: [],
        papers: ['1', '2'].map((id) => onList(id, { title: 'An agent' })),
      },
    ],
    had: new Set(),
    marked: { marks: [], papers: [], by: 'place' },
    welcomed: [],
    vectors: new Map(),
  });
  assert.deepEqual(
    digest.groups.map(({ title }) => title),
    ['Agents'],
  );
  assert.equal(empty, undefined);
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
