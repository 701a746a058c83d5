import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestGist } from '../../src/paper.ts';
import { gistByMeaning, gistOf, tellingSentence } from '../../src/select/gist.ts';
import { paper } from './papers.ts';
import { arxivDay, noRealDays, realDays } from './real-days.ts';

test("the site's own summary is the gist, with its LaTeX as text", () => {
  assert.equal(
    gistOf(paper('1', { gist: 'It runs in $O(n)$.', abstract: 'We propose X.' })),
    'It runs in O(n).',
  );
});

test('without an abstract there is no gist', () => {
  assert.equal(gistOf(paper('1')), undefined);
});

test('what is done is told, not the background before it nor the experiments after it', () => {
  const abstract =
    'Large language models have become popular. However, they remain slow on long inputs. ' +
    'We propose Foo, an attention that reads only what it needs. ' +
    'Extensive experiments show that Foo is three times faster. Code is available at https://example.org.';
  assert.equal(tellingSentence(abstract), 'We propose Foo, an attention that reads only what it needs.');
});

test('where nothing is proposed, what is found is told', () => {
  const abstract =
    'Scaling is widely studied. Yet little is known of small models. ' +
    'We find that models below a million parameters ignore the order of their input entirely.';
  assert.match(tellingSentence(abstract) ?? '', /^We find/);
});

test('the sentence that names the work wins over others that also propose', () => {
  const abstract =
    'We introduce a new way to look at the old problem of sorting numbers. ' +
    'We propose QuickFox, a sorter that learns which pivots to take from past runs.';
  assert.match(tellingSentence(abstract, 'QuickFox: Sorting by Experience') ?? '', /QuickFox/);
});

/** Each: a sentence that says more, and one that says less, both long enough to stand alone. */
const pairs: readonly (readonly [why: string, more: string, less: string])[] = [
  [
    'what is proposed before what is found',
    'We propose a sorter that learns which pivots to take from all of its past runs.',
    'We show that a sorter can learn which pivots to take from all of its past runs.',
  ],
  [
    'what a present paper introduces before what it develops',
    'This short paper introduces a sorter that learns which pivots it should take now.',
    'This short paper develops a sorter that learns which pivots it should take, now.',
  ],
  [
    'what a study found before what it looked at',
    'Our recent study finds that sorters seldom learn which pivots they ought to take.',
    'Our recent study examines how sorters seldom learn which pivots they ought to ta.',
  ],
  [
    'what was built before what is merely ours',
    'We, in what comes, build a sorter that learns which pivots to take on the way up.',
    'We, in what comes, like a sorter that learns which pivots to take on the way up.',
  ],
  [
    'what this work is about before what is known',
    'In this report the pivots of sorters are at last seen for what they may be worth.',
    'The pivots of sorters may at last be seen for what they really are, and be worth.',
  ],
  [
    'what is presented before what is known',
    'A sorter that learns which pivots to take is presented for lists of any length.',
    'A sorter that learns which pivots to take is quick as light for any length of it.',
  ],
  [
    'what we say before what nobody says',
    'Pivots are what we care for above all when a list of numbers is long and unsorted.',
    'Pivots are what counts the most above all when a list of numbers is long unsorted.',
  ],
  [
    'a plain sentence before one that begins as background does',
    'A sorter of long lists needs pivots, and a good pivot is hard to come by in time.',
    'However a sorter of lists needs pivots, and a good pivot is hard to come by in it.',
  ],
  [
    'a plain sentence before one on what was lately done',
    'A sorter of long lists needs pivots, and a good pivot is hard to come by in time.',
    'Recently sorters of lists had pivots, and a good pivot was hard to come by then.',
  ],
  [
    'a plain sentence before one that goes on from another',
    'We propose a sorter that learns which pivots to take from all of its past runs.',
    'Furthermore we propose a sorter that learns which of its pivots to take from them.',
  ],
  [
    'a sentence that stands alone before one that points back',
    'Pivots of long lists are hard to come by in time when nobody knows what is there.',
    'They are hard to come by in time when nobody knows what is there in a long list.',
  ],
  [
    'what was done before where its code is',
    'We develop a sorter that learns which pivots to take from all of its past runs.',
    'We propose a sorter whose code is publicly available at the place named below it.',
  ],
  [
    'what was done before an address',
    'We develop a sorter that learns which pivots to take from all of its past runs.',
    'We propose a sorter, and all of it can be had from https://example.org/sorter now.',
  ],
  [
    'what was done before what experiments say',
    'A sorter learns which pivots it should take from all that it saw in its past runs.',
    'Experiments say that a sorter learns which pivots it should take from its old runs.',
  ],
  [
    'a figure before none',
    'The sorter that learns which pivots to take is in the end quicker by some 3.5 %.',
    'The sorter that learns which pivots to take is in the end quicker by some part.',
  ],
  [
    'the state of the art before none',
    'The sorter that learns which pivots to take is the new state-of-the-art in sorting.',
    'The sorter that learns which pivots to take is the new fashion of all that sorting.',
  ],
  [
    'a whole sentence before a fragment',
    'The sorter that learns which pivots to take is quicker than all sorters so far.',
    'We care for the speed of it.',
  ],
  [
    'a whole sentence before a short one',
    'The sorter that learns which pivots to take is quicker than all sorters so far.',
    'The sorter of lists learns which of all pivots to take.',
  ],
  [
    'a sentence that fits before one that must be cut',
    'The sorter that learns which pivots to take is quicker than all sorters so far.',
    `The sorter that learns which pivots to take is ${'much and '.repeat(40)}quicker.`,
  ],
];

for (const [why, more, less] of pairs) {
  test(`a gist says ${why}`, () => {
    assert.ok(tellingSentence(`${more} ${less}`)?.startsWith(more.slice(0, 20)), 'where it comes first');
    assert.equal(tellingSentence(`${less} ${more}`), more);
  });
}

test('of sentences alike the first is the gist', () => {
  const [one, other] = ['take', 'use'].map(
    (word) => `A sorter of long lists may learn which pivots to ${word} in each of its runs.`,
  );
  assert.equal(tellingSentence(`${one} ${other}`), one);
  assert.equal(tellingSentence(`${other} ${one}`), other);
});

test('only up to three words before a colon are a name, and only what the title has before its colon is', () => {
  const named = 'A quick brown fox jumps over the lazy sorter of long lists in all of its many runs.';
  const first = 'A lazy sorter of long lists is met by something quick and brown in all of its runs.';
  const told = (title: string) => tellingSentence(`${first} ${named}`, title);
  assert.equal(told('quick brown fox: On Sorting'), named);
  assert.equal(told(' quick  brown fox : On Sorting'), first);
  assert.equal(told('A quick brown fox: On Sorting'), first);
  assert.equal(told('On Sorting: quick brown fox'), first);
  assert.equal(told('quick brown fox'), first);
});

test('our own sentence stands where the site gave none, and a machine’s says that it is one', () => {
  const abstract = 'We propose a sorter that learns which pivots to take from all of its past runs.';
  const own = (by: 'sentence' | 'machine') => paper('1', { abstract, ownGist: { text: 'It sorts.', by } });
  assert.equal(gistOf(own('sentence')), 'It sorts.');
  assert.equal(gistOf(own('machine')), 'Machine-written: It sorts.');
  assert.equal(gistOf({ ...own('machine'), gist: 'The site’s.' }), 'The site’s.');
});

test('by meaning the sentence near to the whole and to the title is told, and without a model the words decide', async () => {
  const [near, far] = ['near', 'far'].map(
    (word) => `The ${word} sorter of long lists may learn which pivots to take in each run.`,
  );
  const known = paper('1', { title: 'Sorting', abstract: `${far} ${near}` });
  const embed = (only: (words: string) => boolean) => async (words: string) =>
    only(words) ? Float32Array.from(words === far ? [0, 1] : [1, 0]) : undefined;
  assert.equal(
    await gistByMeaning(
      known,
      embed(() => true),
    ),
    near,
  );
  assert.equal(
    await gistByMeaning(
      known,
      embed((words) => words !== 'Sorting'),
    ),
    near,
    'by the whole alone',
  );
  assert.equal(
    await gistByMeaning(
      known,
      embed((words) => !words.startsWith('Sorting S')),
    ),
    near,
  );
  assert.equal(
    await gistByMeaning(
      known,
      embed(() => false),
    ),
    far,
    'the first',
  );
  const asked: string[] = [];
  await gistByMeaning(known, async (words) => {
    asked.push(words);
    return undefined;
  });
  assert.deepEqual(asked, [`Sorting Sorting ${far} ${near}`, 'Sorting', far, near]);
});

test('a sentence of just the limit is whole, and one longer is cut before a bracket that would stay open', () => {
  const exact = `We propose ${'x'.repeat(longestGist - 'We propose .'.length)}.`;
  assert.equal(tellingSentence(exact), exact);
  const long = `We propose ${'very '.repeat(48)}good things (${'and so '.repeat(20)}on).`;
  assert.equal(tellingSentence(long), `We propose ${'very '.repeat(48)}good things…`);
  const listed = `We propose ${'very '.repeat(52)}good, ${'and '.repeat(20)}so on.`;
  assert.match(tellingSentence(listed) ?? '', /very( good)?…$/);
});

test('a lead-in that only ties the sentence to the one before is left out', () => {
  const body = 'introduce a benchmark of 400 questions that no model has seen before.';
  for (const lead of [
    'To address these issues, we',
    'In this paper, we',
    'To this end, we',
    'In this work, we therefore',
    'Leveraging this, we',
    'Using this observation, we',
  ])
    assert.equal(tellingSentence(`${lead} ${body}`), `We ${body}`, lead);
});

test('a sentence that is too long is cut between words, and says so', () => {
  const gist = tellingSentence(`We propose ${'a very long list of things '.repeat(30)}.`) ?? '';
  assert.ok(gist.length <= longestGist);
  assert.match(gist, /\w…$/);
});

test('a gist is never longer than its limit, and every word of it is of the abstract', () => {
  const word = fc.constantFrom(
    'we',
    'propose',
    'However,',
    'models.',
    'e.g.',
    'show',
    '(new',
    'ways)',
    'that',
    'Results.',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 120 }), (words) => {
      const gist = tellingSentence(words.join(' ')) ?? '';
      assert.ok(gist.length <= longestGist);
      const plain = gist.replace(/…$/, '').toLowerCase();
      assert.ok(
        words
          .join(' ')
          .toLowerCase()
          .replace(/\b(we) (therefore|thus)\b/g, '$1')
          .includes(plain),
      );
    }),
  );
});

test('on real abstracts nine of ten gists say what the authors did', { skip: noRealDays }, (t) => {
  const gists = realDays()
    .flatMap(arxivDay)
    .map(({ paper }) => gistOf(paper) ?? '');
  const telling = gists.filter((gist) =>
    /\b(we|our|paper|work|study|article|report|survey|is|are)\b/i.test(gist),
  );
  const background = gists.filter((gist) => /^(However|Recent|Existing|Although|Despite)\b/.test(gist));
  const whole = gists.filter((gist) => !gist.endsWith('…'));
  t.diagnostic(
    `${gists.length} gists, ${whole.length} of them whole, ${background.length} begin as background does`,
  );
  assert.ok(gists.length > 100);
  assert.ok(gists.every((gist) => gist !== '' && gist.length <= longestGist));
  assert.ok(telling.length >= gists.length * 0.9);
  assert.ok(background.length <= gists.length * 0.02);
});
