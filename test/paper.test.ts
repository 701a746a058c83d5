import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arxivIdIn, isArxivId, mergePapers, type Paper } from '../src/paper.ts';

const bare: Paper = {
  id: '2606.13432',
  title: 'OmniDirector',
  abstract: '',
  authors: [],
  keywords: [],
  categories: [],
};

test('an arXiv id is found in whatever people paste, without its version', () => {
  const pasted = [
    '2606.13432',
    '2606.13432v3',
    'arXiv:2606.13432',
    'https://arxiv.org/abs/2606.13432v2',
    'https://arxiv.org/pdf/2606.13432.pdf',
    'https://huggingface.co/papers/2606.13432',
    'https://www.alphaxiv.org/overview/2606.13432?x=1',
    'https://doi.org/10.48550/arXiv.2606.13432',
    'look at <https://arxiv.org/abs/2606.13432|this>!',
  ];
  for (const words of pasted) assert.equal(arxivIdIn(words), '2606.13432', words);
  assert.equal(arxivIdIn('https://arxiv.org/abs/cs/9901001v1'), 'cs/9901001');
  assert.equal(arxivIdIn('math.GT/0309136'), 'math.GT/0309136');
});

test('numbers that are no arXiv id are left alone', () => {
  for (const words of ['12606.13432', '2606.134', '2606.1343298', 'version 2.0', '1/2000']) {
    assert.equal(arxivIdIn(words), undefined, words);
  }
  assert.ok(isArxivId('2606.13432'));
  assert.ok(!isArxivId('2606.13432v2'));
  assert.ok(!isArxivId('W2606.13432'));
});

test('a paper in both sites keeps the best of both', () => {
  const fromHuggingFace: Paper = {
    ...bare,
    abstract: 'A whole abstract of many words.',
    authors: ['Jiwen Liu', 'Shujuan Li'],
    gist: 'Camera motion can be cloned.',
    keywords: ['video generation'],
    organization: 'Kling Team',
    code: { url: 'https://github.com/a/b', stars: 12 },
  };
  const fromArxiv: Paper = {
    ...bare,
    abstract: 'A whole abstract',
    authors: ['Jiwen Liu'],
    categories: ['cs.CV', 'cs.AI'],
  };
  const both: Paper = { ...fromHuggingFace, categories: ['cs.CV', 'cs.AI'] };
  assert.deepEqual(mergePapers(fromHuggingFace, fromArxiv), both);
  assert.deepEqual(mergePapers(fromArxiv, fromHuggingFace), both);
});

test('stars are kept where a later reading names the repository without them', () => {
  const known: Paper = { ...bare, code: { url: 'https://github.com/a/b', stars: 12 } };
  assert.deepEqual(mergePapers(known, { ...bare, code: { url: 'https://github.com/a/b' } }).code, {
    url: 'https://github.com/a/b',
    stars: 12,
  });
  assert.deepEqual(mergePapers(known, { ...bare, code: { url: 'https://github.com/c/d' } }).code, {
    url: 'https://github.com/c/d',
  });
});

test('of two dates the earlier one is the first version’s', () => {
  const known: Paper = { ...bare, publishedOn: '2026-06-11' };
  const announced: Paper = { ...bare, publishedOn: '2026-06-12' };
  assert.equal(mergePapers(known, announced).publishedOn, '2026-06-11');
  assert.equal(mergePapers(announced, known).publishedOn, '2026-06-11');
  assert.equal(mergePapers(bare, known).publishedOn, '2026-06-11');
});
