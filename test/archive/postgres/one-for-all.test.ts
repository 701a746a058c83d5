import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneForAll } from '../../../src/archive/postgres/one-for-all.ts';

/** Work that ends, or fails, when the test says so; `begun` counts its runs. */
function work() {
  const runs: PromiseWithResolvers<void>[] = [];
  return {
    begun: () => runs.length,
    end: (run: number) => runs[run]?.resolve(),
    fail: (run: number) => runs[run]?.reject(new RangeError(`run ${run}`)),
    begin: oneForAll(() => {
      const run = Promise.withResolvers<void>();
      runs.push(run);
      return run.promise;
    }),
  };
}

test('who asks while work runs waits for one more run, all of them for the same', async () => {
  const { begin, begun, end } = work();
  const first = begin();
  const ended: string[] = [];
  const later = ['a', 'b', 'c'].map((name) => begin().then(() => ended.push(name)));
  end(0);
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(begun(), 2);
  assert.deepEqual(ended, []);
  end(1);
  await Promise.all(later);
  assert.deepEqual(ended, ['a', 'b', 'c']);
  assert.equal(begun(), 2);
});

test('a run that fails fails for those who waited for it, and the next one is tried', async () => {
  const { begin, begun, end, fail } = work();
  const first = begin();
  const second = begin();
  fail(0);
  await assert.rejects(first, /run 0/);
  await new Promise((resolve) => setImmediate(resolve));
  end(1);
  await second;
  assert.equal(begun(), 2);
});
