import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bagQuery, fitOf, isInBag, packBag } from '../../src/archive/bag.ts';
import { fused } from '../../src/archive/fuse.ts';

const words = fc.array(fc.constantFrom(...'model language vision robot whale agent code'.split(' ')), {
  maxLength: 12,
});
const paper = fc.record({ title: words, keywords: words, abstract: words });

test('a bag holds the words that were put in and no other', () => {
  fc.assert(
    fc.property(paper, (columns) => {
      const bag = packBag(columns, []);
      const all = new Set([...columns.title, ...columns.keywords, ...columns.abstract]);
      for (const word of 'model language vision robot whale agent code nothing'.split(' '))
        assert.equal(isInBag(bag, word), all.has(word), word);
    }),
  );
});

test('a score lies between 0 and 1, grows with each word that is held, and a rare word counts more', () => {
  const bag = packBag({ title: ['robot'], keywords: [], abstract: ['whale'] }, []);
  const scored = (...sought: readonly [string, number][]) =>
    fitOf(
      bag,
      bagQuery(
        sought.map(([word, idf]) => ({ word, idf })),
        [],
      ),
    );
  const one = scored(['robot', 3], ['nothing', 3]);
  const two = scored(['robot', 3], ['whale', 3]);
  assert.deepEqual([one.held, two.held], [1, 2]);
  assert.ok(0 < one.score && one.score < two.score && two.score < 1);
  assert.ok(scored(['robot', 5], ['nothing', 1]).score > scored(['robot', 1], ['nothing', 5]).score);
  assert.ok(scored(['robot', 3]).score > scored(['whale', 3]).score, 'a title says more than an abstract');
  assert.equal(scored(['nothing', 3]).score, 0);
});

test('a whole title and a name before its colon are known again', () => {
  const bag = packBag({ title: ['bert', 'pre', 'training'], keywords: [], abstract: [] }, ['bert']);
  const scored = (...typed: readonly string[]) => fitOf(bag, bagQuery([], typed));
  assert.deepEqual([scored('bert').isName, scored('bert').isTitle], [true, false]);
  assert.deepEqual([scored('bert', 'pre', 'training').isTitle, scored('pre').isName], [true, false]);
  const bare = packBag({ title: [], keywords: [], abstract: [] }, []);
  assert.deepEqual(fitOf(bare, bagQuery([], ['bert'])).isTitle, false);
});

test('what is named comes before anything else, and all the words count more than nearness alone', () => {
  const least = { words: 0, held: 0, nearness: 0, isNamed: false };
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (score, near) => {
        const best = { words: score, held: 1, nearness: near, isNamed: false };
        assert.ok(fused({ ...least, isNamed: true }) > fused(best));
        assert.ok(fused(best) > fused({ ...best, held: 0.5 }));
        assert.ok(
          fused({ ...best, nearness: -1 }) >= fused({ ...best, nearness: 0 }),
          'what is far is not punished',
        );
      },
    ),
  );
});
