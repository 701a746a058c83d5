import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexFollows } from '../../src/query/follow-index.ts';
import { matchPrepared } from '../../src/query/match.ts';
import { preparePaper } from '../../src/query/prepare.ts';
import { listed, now, query } from './kit.ts';
import { queryWords, randomPaper } from './random.ts';

test('the index finds exactly what asking each follow in turn finds, with the same words', () => {
  fc.assert(
    fc.property(
      fc.array(queryWords, { maxLength: 30 }),
      fc.array(randomPaper, { maxLength: 6 }),
      (words, papers) => {
        const follows = words.map((typed, number) => ({ id: `${number}`, query: query(typed) }));
        const index = indexFollows(follows);
        assert.equal(index.size, follows.length);
        for (const paper of papers.map(preparePaper)) {
          const inTurn = follows.flatMap((follow) => {
            const verdict = matchPrepared(follow.query, paper, now);
            return verdict.matched ? [{ id: follow.id, words: verdict.words }] : [];
          });
          const found = index.matches(paper, now).toSorted((one, other) => Number(one.id) - Number(other.id));
          assert.deepEqual(found, inTurn);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('of 1,000 follows of other words, none is asked of a paper', () => {
  const follows = Array.from({ length: 1_000 }, (_, number) => ({
    id: `${number}`,
    query: countingQuery(`strange${number}x`),
  }));
  const index = indexFollows(follows);
  asked = 0;
  assert.deepEqual(index.matches(preparePaper(listed({ title: 'RAG and tool use' })), now), []);
  assert.equal(asked, 0);
  const [found] = index.matches(preparePaper(listed({ title: 'The strange17x' })), now);
  assert.equal(found?.id, '17');
  assert.equal(asked, 1);
});

test('follows that leave out, or ask for facts alone, are asked of every paper', () => {
  const follows = ['-survey', 'upvotes>=20', '-(rag OR llm)', 'rag OR -llm'].map((words) => ({
    id: words,
    query: query(words),
  }));
  const ids = (title: string, votes: number) =>
    indexFollows(follows)
      .matches(preparePaper(listed({ title }, votes)), now)
      .map(({ id }) => id);
  assert.deepEqual(ids('Diffusion', 3).sort(), ['-(rag OR llm)', '-survey', 'rag OR -llm']);
  assert.deepEqual(ids('A survey of LLMs', 20), ['upvotes>=20']);
});

test('readers with the same query are all found', () => {
  const follows = Array.from({ length: 50 }, (_, number) => ({
    id: `reader ${number}`,
    query: query('"tool use" OR rag'),
  }));
  const found = indexFollows(follows).matches(preparePaper(listed({ title: 'Tool use' })), now);
  assert.equal(new Set(found.map(({ id }) => id)).size, 50);
  assert.deepEqual(found[0]?.words, ['tool use']);
});

let asked = 0;

/** A word and a condition on votes that counts how often it is looked at. */
function countingQuery(word: string) {
  const votes = query('upvotes>=0');
  const counting = {
    kind: 'votes',
    compare: '>=',
    get count() {
      asked += 1;
      return 0;
    },
  } as const;
  assert.equal(votes.kind, counting.kind);
  return { kind: 'and', queries: [query(word), counting] } as const;
}
