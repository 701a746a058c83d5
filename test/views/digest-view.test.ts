import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Match } from '../../src/match.ts';
import { makeDigest } from '../../src/select/digest.ts';
import { type About, digestView } from '../../src/views/digest-view.ts';
import { anyMatches, chosen, fewTopics, monday, now, onList } from '../select/papers.ts';
import { idsIn, linesIn, notPlain, showing } from './views.ts';

const agents = [1, 2, 3, 4].map((n) => chosen(onList(String(n), { title: `Agent ${n}` }, n)));
const about: About = { day: monday, topics: [] };
const view = (matches: readonly Match[], max: number, more: Partial<About> = {}) =>
  digestView(makeDigest(matches, { topics: fewTopics, max, now }), { ...about, ...more }, showing);

test('a digest of all papers says how many and from where', () => {
  assert.deepEqual(
    { title: view(agents, 9).title, lead: view(agents, 9).lead, note: view(agents, 9).note },
    { title: 'Daily papers · Monday, 15 June 2026', lead: '4 papers from Hugging Face.', note: undefined },
  );
});

test('what its max left out is counted, with the words that show it', () => {
  const { lead, note, actions } = view(agents, 3);
  assert.equal(lead, 'The best 3 of 4 papers from Hugging Face.');
  assert.equal(note, 'And 1 more: today 2026-06-15');
  assert.deepEqual(actions, [{ label: 'All of 15 June', says: 'today 2026-06-15' }]);
});

test('what the place asked for is said, and searched for where more is wanted', () => {
  const { lead, note } = view(agents, 3, { topics: fewTopics.slice(0, 2) });
  assert.equal(lead, 'The best 3 of 4 papers on “Agents” or “Video”.');
  assert.equal(note, 'And 1 more: search (topic:agents OR topic:video) on:2026-06-15');
  assert.equal(
    view(agents, 3, { query: 'agent -survey' }).note,
    'And 1 more: search agent -survey on:2026-06-15',
  );
});

test('words too long for a button are not offered', () => {
  const { note, actions } = view(agents, 3, { query: 'agent '.repeat(20).trim() });
  assert.equal(note, 'And 1 more.');
  assert.equal(actions, undefined);
});

test('a query that is a choice keeps to itself beside the days', () => {
  assert.equal(
    view(agents, 3, { query: 'agent OR video' }).note,
    'And 1 more: search (agent OR video) on:2026-06-15',
  );
});

test('a search for more names the days of the lists themselves, so that it finds the same papers later', () => {
  const late = chosen(onList('5', { title: 'Agent' }, 0, '2026-06-12'));
  const asked = { query: 'agent', day: '2026-06-16' } as const;
  assert.deepEqual(
    view([...agents, late], 1, asked).actions?.map(({ says }) => says),
    ['search agent on:2026-06-12..2026-06-15'],
  );
});

test('papers of other days than the digest say from which lists they are', () => {
  const late = chosen(onList('5', { title: 'Agent' }, 1, '2026-06-12'));
  assert.equal(
    view([...agents, late], 9).lead,
    '5 papers from Hugging Face, listed from Friday 12 June to Monday 15 June.',
  );
  assert.equal(view([late], 9).lead, '1 paper from Hugging Face, listed on Friday 12 June.');
});

test('one paper matches, several match', () => {
  const query = { query: 'agent', topics: [] };
  assert.equal(view(agents.slice(0, 1), 9, query).lead, '1 paper that matches “agent”.');
  assert.equal(view(agents.slice(0, 2), 9, query).lead, '2 papers that match “agent”.');
});

test('papers left of several lists are shown list by list', () => {
  const late = chosen(onList('5', { title: 'Agent' }, 0, '2026-06-12'));
  const { note, actions } = view([...agents, late], 1);
  assert.equal(note, 'And 4 more: today 2026-06-12 · today 2026-06-15');
  assert.deepEqual(
    actions?.map(({ label }) => label),
    ['All of 12 June', 'All of 15 June'],
  );
});

test('after the bot was away the digest says so', () => {
  assert.match(view(agents, 9, { awaySince: '2026-06-10' }).lead ?? '', /away since Wednesday 10 June/);
});

test('every paper shown stands once, in plain words that fit their buttons', () => {
  fc.assert(
    fc.property(anyMatches, fc.integer({ min: 1, max: 70 }), (matches, max) => {
      const shown = view(matches, max);
      assert.equal(new Set(idsIn(shown)).size, Math.min(max, matches.length));
      assert.equal(idsIn(shown).length, Math.min(max, matches.length));
      for (const line of linesIn(shown)) assert.doesNotMatch(line, notPlain);
      for (const { label, says } of shown.actions ?? []) assert.ok(label.length <= 40 && says.length <= 90);
    }),
  );
});
