import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gistLimit, gistOf, tellingSentence } from '../../src/select/gist.ts';
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

test('a lead-in that only ties the sentence to the one before is left out', () => {
  const body = 'introduce a benchmark of 400 questions that no model has seen before.';
  for (const lead of [
    'To address these issues, we',
    'In this paper, we',
    'To this end, we',
    'In this work, we therefore',
  ])
    assert.equal(tellingSentence(`${lead} ${body}`), `We ${body}`, lead);
});

test('a sentence that is too long is cut between words, and says so', () => {
  const gist = tellingSentence(`We propose ${'a very long list of things '.repeat(30)}.`) ?? '';
  assert.ok(gist.length <= gistLimit);
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
      assert.ok(gist.length <= gistLimit);
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
  assert.ok(gists.every((gist) => gist !== '' && gist.length <= gistLimit));
  assert.ok(telling.length >= gists.length * 0.9);
  assert.ok(background.length <= gists.length * 0.02);
});
