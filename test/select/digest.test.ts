import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { topics } from '../../config/topics.ts';
import type { Digest } from '../../src/digest.ts';
import type { Match } from '../../src/match.ts';
import { makeDigest, otherTitle } from '../../src/select/digest.ts';
import { choose } from '../../src/select/match.ts';
import { score } from '../../src/select/rank.ts';
import { anyMatches, chosen, fewTopics, now, onList } from './papers.ts';
import { huggingFaceDay, noRealDays, realDays } from './real-days.ts';

const shownIds = ({ groups }: Digest) =>
  groups.flatMap(({ matches }) => matches.map(({ paper }) => paper.id));
const max = fc.integer({ min: 1, max: 70 });

test('every match stands once, in a group or among those left', () => {
  fc.assert(
    fc.property(anyMatches, max, (matches, max) => {
      const digest = makeDigest(matches, { topics: fewTopics, max, now });
      const all = [...shownIds(digest), ...digest.left.map(({ paper }) => paper.id)];
      assert.deepEqual(all.toSorted(), matches.map(({ paper }) => paper.id).toSorted());
    }),
  );
});

test('a digest is never longer than its max, and shorter only where there are no more', () => {
  fc.assert(
    fc.property(anyMatches, max, (matches, max) => {
      const digest = makeDigest(matches, { topics: fewTopics, max, now });
      assert.equal(shownIds(digest).length, Math.min(max, matches.length));
    }),
  );
});

test('the order in which matches come changes nothing', () => {
  const shuffled = anyMatches.chain((matches) =>
    fc.tuple(fc.constant(matches), fc.shuffledSubarray([...matches], { minLength: matches.length })),
  );
  fc.assert(
    fc.property(shuffled, max, ([matches, others], max) => {
      const wish = { topics: fewTopics, max, now };
      assert.deepEqual(makeDigest(others, wish), makeDigest(matches, wish));
    }),
  );
});

test('no paper left out is better than one shown, groups and their papers come best first, other papers last', () => {
  fc.assert(
    fc.property(anyMatches, max, (matches, max) => {
      const { groups, left } = makeDigest(matches, { topics: fewTopics, max, now });
      const totals = groups.map((group) => group.matches.map((match) => score(match, { now }).total));
      const worstShown = Math.min(...totals.flat());
      assert.ok(left.every((match) => score(match, { now }).total <= worstShown));
      for (const inside of totals)
        assert.deepEqual(
          inside,
          inside.toSorted((a, b) => b - a),
        );
      const bests = groups.flatMap(({ title }, index) =>
        title === otherTitle ? [] : [totals[index]?.[0] ?? 0],
      );
      assert.deepEqual(
        bests,
        bests.toSorted((a, b) => b - a),
      );
      assert.ok(groups.slice(0, -1).every(({ title }) => title !== otherTitle));
    }),
  );
});

test('a paper stands under the topic that fits it best, with that topic among its reasons', () => {
  const both = chosen(onList('1', { title: 'A video agent', abstract: 'On tool use.' }));
  const more = chosen(onList('2', { title: 'An agent' }));
  const { groups } = makeDigest([both, more], { topics: fewTopics, now });
  assert.deepEqual(
    groups.map(({ title }) => title),
    ['Agents'],
  );
  assert.deepEqual(groups[0]?.matches[0]?.reasons.at(-1)?.kind, 'topic');
});

test('where every paper has a topic of its own, weak groups of one give way to other papers', () => {
  const matches = topics.slice(0, 20).map((topic, index) => {
    const word = /in:title "?([^")]+)/.exec(topic.query)?.[1] ?? '';
    return chosen(onList(String(index), { title: `On ${word}` }, 100 - index));
  });
  const { groups } = makeDigest(matches, { topics, now });
  assert.ok(groups.length <= 9, `${groups.length} groups`);
  assert.equal(groups.at(-1)?.title, otherTitle);
  assert.equal(groups[0]?.matches[0]?.paper.id, '0');
});

test('papers without a topic stand under a heading of their own, and all are shown where no limit is asked for', () => {
  const matches = [
    chosen(onList('1', { title: 'An agent' }, 1)),
    chosen(onList('2', { title: 'Proteins' }, 9)),
  ];
  const { groups, left } = makeDigest(matches, { topics: fewTopics, now });
  assert.deepEqual(
    groups.map(({ title, matches }) => [title, shownIds({ groups: [{ title, matches }], left })]),
    [
      ['Agents', ['1']],
      ['Other papers', ['2']],
    ],
  );
  assert.deepEqual(left, []);
});

test('a group of one gives way, from the last: its paper goes to a group that it clearly fits, else to the others', () => {
  const matches = [
    chosen(onList('1', { title: 'An agent' }, 90)),
    chosen(onList('2', { title: 'An agent' }, 80)),
    chosen(onList('3', { title: 'A video and a robot', abstract: 'Video generation.' }, 70)),
    chosen(onList('4', { title: 'A robot agent', abstract: 'Robot learning.' }, 60)),
    chosen(onList('5', { title: 'Proteins' }, 50)),
  ];
  const groups = (at: number) =>
    makeDigest(matches.slice(0, at), { topics: fewTopics, now }).groups.map((group) => [
      group.title,
      ...group.matches.map(({ paper }) => paper.id),
    ]);
  assert.deepEqual(groups(3), [
    ['Agents', '1', '2'],
    ['Video', '3'],
  ]);
  assert.deepEqual(groups(4), [
    ['Agents', '1', '2', '4'],
    ['Video', '3'],
  ]);
  const weak = [
    ...matches.slice(0, 3),
    chosen(onList('6', { title: 'A robot', abstract: 'It has tool use.' }, 60)),
  ];
  assert.deepEqual(
    makeDigest(weak, { topics: fewTopics, now }).groups.map(({ title, matches }) => [title, matches.length]),
    [
      ['Agents', 2],
      ['Video', 1],
      [otherTitle, 1],
    ],
  );
});

test('the topic of its heading is told behind the other reasons, once, with the words that were found', () => {
  const listed = onList('1', { title: 'A video agent', abstract: 'Video generation.' });
  const [list] = chosen(listed).reasons;
  const known = { kind: 'topic', topic: 'agents', words: ['agent'] } as const;
  const asked = { kind: 'query', query: 'video', words: ['video'] } as const;
  const reasons = (match: Match) =>
    makeDigest([match], { topics: fewTopics, now }).groups[0]?.matches[0]?.reasons;
  const video = { kind: 'topic', topic: 'video', words: ['video', 'video generation'] } as const;
  assert.deepEqual(reasons({ ...listed, reasons: [list, asked] }), [list, asked, video]);
  assert.deepEqual(reasons({ ...listed, reasons: [list, known] }), [list, known, video]);
  assert.deepEqual(reasons({ ...listed, reasons: [list, video] }), [list, video]);
  assert.deepEqual(reasons(chosen(onList('2', { title: 'Proteins' }))), [list]);
});

test('of papers alike in all else the one leads that fits better what was asked for', () => {
  const fitting = (id: string, words: readonly string[]): Match => ({
    ...chosen(onList(id, { title: 'On tool use' })),
    reasons: [
      { kind: 'list', source: 'huggingface', day: '2026-06-15' },
      { kind: 'query', query: 'any', words },
    ],
  });
  const matches = [fitting('2', ['protein']), fitting('1', ['tool use']), chosen(onList('3'))];
  assert.deepEqual(shownIds(makeDigest(matches, { topics: [], now })), ['1', '2', '3']);
});

test('nothing makes an empty digest', () => {
  assert.deepEqual(makeDigest([], { topics: fewTopics, max: 5, now }), { groups: [], left: [] });
});

test('each paper of every real day stands once in its digest, under at most nine headings', {
  skip: noRealDays,
}, () => {
  for (const day of realDays()) {
    const listed = huggingFaceDay(day);
    const { matches } = choose(listed, { topics: [] }, now);
    const digest = makeDigest(matches, { topics, now });
    assert.deepEqual(shownIds(digest).toSorted(), listed.map(({ paper }) => paper.id).toSorted(), day);
    const headings = digest.groups.filter(({ matches }) => matches.length === 1).length;
    assert.ok(digest.groups.length <= 9 || headings === 0, `${day}: ${digest.groups.length} groups`);
  }
});
