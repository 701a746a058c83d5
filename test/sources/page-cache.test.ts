import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '../../src/sources/page.ts';
import { makePageCache } from '../../src/sources/page-cache.ts';

test('the memory of pages is bounded: the ones not asked for longest are forgotten first', () => {
  const cache = makePageCache(10);
  cache.keep('a', page('aaaa'));
  cache.keep('b', page('bbbb'));
  cache.get('a');
  cache.keep('c', page('cccc'));
  assert.deepEqual(
    ['a', 'b', 'c'].map((url) => cache.get(url)?.text),
    ['aaaa', undefined, 'cccc'],
  );
});

test('a page without an ETag, or larger than the whole memory, is not kept, and replaces what was', () => {
  const cache = makePageCache(10);
  cache.keep('a', page('aaaa'));
  cache.keep('a', { ...page('bbbb'), etag: '' });
  cache.keep('b', page('b'.repeat(11)));
  assert.equal(cache.get('a'), undefined);
  assert.equal(cache.get('b'), undefined);
});

function page(text: string): Page {
  return { kind: 'page', text, url: '', etag: '"1"' };
}
