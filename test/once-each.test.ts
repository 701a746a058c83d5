import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onceEach } from '../src/once-each.ts';

test('each thing is worked out once, also where nothing comes of it', () => {
  const asked: string[] = [];
  const lengthOf = onceEach(({ word }: { readonly word: string }) => {
    asked.push(word);
    return word === '' ? undefined : word.length;
  });
  const [full, empty] = [{ word: 'three' }, { word: '' }];
  assert.deepEqual(
    [lengthOf(full), lengthOf(empty), lengthOf(full), lengthOf(empty)],
    [5, undefined, 5, undefined],
  );
  assert.deepEqual(asked, ['three', '']);
});

test('a thing that only looks the same is another', () => {
  let count = 0;
  const numberOf = onceEach(() => ++count);
  assert.deepEqual([numberOf({ word: 'a' }), numberOf({ word: 'a' })], [1, 2]);
});
