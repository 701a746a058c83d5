import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import type Keyv from 'keyv';

/**
 * A part of `@keyv/test-suite`. It is written for vitest, but all it asks of it is `it`, which hands each test an
 * `expect`, and hooks: node:test and a few assertions do.
 */
export type KeyvSuite = (runner: typeof nodeTest, keyv: typeof Keyv, store: () => unknown) => void;

// A name in a variable keeps the compiler from asking for the types of vitest.
const suiteName: string = '@keyv/test-suite';
export const keyvSuite: Readonly<
  Record<'keyvApiTests' | 'keyvValueTests' | 'keyvNamespaceTest' | 'keyvIteratorTests', KeyvSuite>
> = await import(suiteName);

export const nodeTest = {
  beforeEach,
  afterEach,
  it: (name: string, body: (context: { readonly expect: typeof expect }) => unknown) => {
    it(name, async () => {
      const counted = counting();
      await body({ expect: counted.expect });
      counted.check();
    });
  },
};

/** vitest's `expect`, as far as the suite uses it, and its `expect.assertions(count)`. */
function counting() {
  let made = 0;
  let wanted: number | undefined;
  const assertions = (count: number) => {
    wanted = count;
  };
  const counted = (found: unknown) => {
    made += 1;
    return expect(found);
  };
  return {
    expect: Object.assign(counted, { assertions }),
    check: () => assert.equal(made, wanted ?? made),
  };
}

function expect(found: unknown) {
  return {
    toBe: (wanted: unknown) =>
      assert.ok(Object.is(found, wanted), `${String(found)} is not ${String(wanted)}`),
    toEqual: (wanted: unknown) => assert.deepEqual(found, wanted),
    toBeTruthy: () => assert.ok(found),
    toBeFalsy: () => assert.ok(!found),
    toBeUndefined: () => assert.equal(found, undefined),
    toBeDefined: () => assert.notEqual(found, undefined),
    toBeNull: () => assert.equal(found, null),
  };
}
