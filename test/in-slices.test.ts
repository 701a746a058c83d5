import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inSlices } from '../src/in-slices.ts';

test('a list in slices is the same list, and each slice but the last is full', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (list, size) => {
      const slices = inSlices(list, size);
      assert.deepEqual(slices.flat(), list);
      for (const slice of slices.slice(0, -1)) assert.equal(slice.length, size);
      assert.ok(slices.every(({ length }) => length > 0 && length <= size));
    }),
  );
});
