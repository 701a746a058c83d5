import assert from 'node:assert/strict';
import { test } from 'node:test';
import { papersLinkedIn, papersNamedIn } from '../src/links.ts';

test('papers are found by the links of four sites, by DOIs and by ids, each once and in order', () => {
  const text = `https://arxiv.org/abs/2606.13432v2, <https://huggingface.co/papers/2606.13433|this>
    alphaxiv.org/abs/2606.13434 and arXiv:2606.13435 (hep-th/9901001) https://doi.org/10.48550/arXiv.2606.13436
    https://openreview.net/forum?id=AbC-d_1&noteId=3 arxiv.org/pdf/2606.13437.pdf 2606.13432`;
  assert.deepEqual(papersNamedIn(text), [
    '2606.13432',
    '2606.13433',
    '2606.13434',
    '2606.13435',
    'hep-th/9901001',
    '2606.13436',
    'https://openreview.net/forum?id=AbC-d_1',
    '2606.13437',
  ]);
});

test('numbers that are no ids are left alone', () => {
  assert.deepEqual(papersNamedIn('1299.12345 1718000000.123456 12.2606.13432 2606.134 2606.134321 v1.2'), []);
});

test('links to papers are found in plain words and in Slack’s markup; ids that stand alone are none', () => {
  const text = `see https://arxiv.org/pdf/2606.13432v2.pdf, <https://huggingface.co/papers/2606.13433|a | b>
    [x](https://www.alphaxiv.org/abs/2606.13434) https://openreview.net/forum?id=AbC-d_1&amp;noteId=3
    <http://arxiv.org/abs/2606.13432> export.arxiv.org/abs/hep-th/9901001 2606.13435 arXiv:2606.13436
    https://doi.org/10.48550/arXiv.2606.13437 https://huggingface.co/models/2606.13438 myarxiv.org/abs/2606.13439
    https://arxiv.org.example/abs/2606.13440 me@arxiv.org/2606.13441`;
  assert.deepEqual(papersLinkedIn(text), [
    '2606.13432',
    '2606.13433',
    '2606.13434',
    'https://openreview.net/forum?id=AbC-d_1',
    'hep-th/9901001',
    '2606.13437',
  ]);
});
