import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webAddress } from '../src/web-address.ts';

test('an address of the web is read as a browser reads it; nothing else is one', () => {
  assert.equal(webAddress('https://arxiv.org/abs/2606.00001')?.href, 'https://arxiv.org/abs/2606.00001');
  assert.equal(webAddress('HTTP://Example.org/ä')?.href, 'http://example.org/%C3%A4');
  for (const text of [
    '',
    'arxiv.org',
    '/abs/1',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.org',
    'ftp://a.org',
  ])
    assert.equal(webAddress(text), undefined, text);
});
