import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { authorsOf, itemOf } from '../../src/views/item.ts';
import { anyCharacter } from '../kit/character.ts';
import { chosen, onArxiv, onList } from '../select/papers.ts';
import { notPlain, showing } from './views.ts';

test('an item shows every fact the sources gave', () => {
  const code = { url: 'https://github.com/a/b', stars: 71 };
  const listed = onList(
    '2606.13432',
    {
      title: 'OmniDirector: $\\mathcal{O}(n)$ Cameras',
      gist: 'It clones camera motion.',
      authors: ['Jiwen Liu', 'Shujuan Li', 'Zhixue Fang', 'Xiaohan Li', 'Yan Zhou'],
      organization: 'Kling Team',
      publishedOn: '2026-06-11',
      code,
    },
    89,
  );
  assert.deepEqual(itemOf(chosen(listed), showing), {
    paper: '2606.13432',
    title: 'OmniDirector: O(n) Cameras',
    url: 'https://huggingface.co/papers/2606.13432',
    gist: 'It clones camera motion.',
    authors: 'Jiwen Liu, Shujuan Li, Zhixue Fang + 2',
    organization: 'Kling Team',
    votes: 89,
    comments: 0,
    code,
    date: '11 Jun 2026',
    why: "on Hugging Face's list of 15 June",
    actions: [
      { label: 'Abstract', says: 'show 2606.13432' },
      { label: 'Similar', says: 'similar 2606.13432' },
      { label: 'Save', says: 'save 2606.13432' },
      { label: '👍 Like', says: 'mark 2606.13432' },
      { label: '👎 Dislike', says: 'mark 2606.13432 --verdict dislike' },
      { label: 'Follow Jiwen Liu', says: 'follow author:"Jiwen Liu"' },
    ],
  });
});

test('an author whose name fits no button can be followed by words alone, and a long one has a short label', () => {
  const actionsFor = (name: string) => itemOf(onList('1', { authors: [name] }), showing).actions ?? [];
  assert.deepEqual(
    actionsFor('A'.repeat(100)).map(({ label }) => label),
    ['Abstract', 'Similar', 'Save', '👍 Like', '👎 Dislike'],
  );
  assert.equal(actionsFor(`${'A'.repeat(30)} ${'B'.repeat(30)}`).at(-1)?.label, 'Follow author');
});

test('what no source said is absent, and a paper that only arXiv lists leads there', () => {
  assert.deepEqual(itemOf(onArxiv('2606.00001', { title: 'T' }), showing), {
    paper: '2606.00001',
    title: 'T',
    url: 'https://arxiv.org/abs/2606.00001',
    date: '15 Jun 2026',
    actions: [
      { label: 'Abstract', says: 'show 2606.00001' },
      { label: 'Similar', says: 'similar 2606.00001' },
      { label: 'Save', says: 'save 2606.00001' },
      { label: '👍 Like', says: 'mark 2606.00001' },
      { label: '👎 Dislike', says: 'mark 2606.00001 --verdict dislike' },
    ],
  });
});

test('votes of no listing are absent, and votes of several are the most', () => {
  assert.equal(itemOf(onArxiv('1'), showing).votes, undefined);
  const [newer] = onList('1', {}, 9).listings;
  assert.ok(newer);
  const twice = onList('1', {}, 40);
  assert.equal(itemOf({ ...twice, listings: [newer, ...twice.listings] }, showing).votes, 40);
});

test('three authors and how many more, or four where there are no more', () => {
  assert.equal(authorsOf(['A', 'B', 'C', 'D']), 'A, B, C, D');
  assert.equal(authorsOf(['A', 'B', 'C', 'D', 'E']), 'A, B, C + 2');
  assert.equal(authorsOf([]), '');
  assert.equal(authorsOf(Array.from({ length: 573 }, (_, n) => `A${n}`)), 'A0, A1, A2 + 570');
});

test('whatever a source writes, each word of an item is one plain line', () => {
  const hostile = fc.string({ unit: anyCharacter }).map((text) => `a${text}b`);
  fc.assert(
    fc.property(hostile, (text) => {
      const facts = { title: text, gist: text, authors: [text, `${text}\n`], organization: text };
      const { title, gist, authors, organization } = itemOf(onList('1', facts), showing);
      for (const line of [title, gist, authors, organization]) assert.doesNotMatch(line ?? '', notPlain);
    }),
  );
});

test('a title of nothing that can be seen is shown as the id', () => {
  assert.equal(itemOf(onList('2606.00001', { title: '\u200b\u202e' }), showing).title, '2606.00001');
});
