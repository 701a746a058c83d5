import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAddress, veiled } from '../src/mailbox.ts';

test('addresses as people have them are read, with their domain in small letters of ASCII', () => {
  for (const [typed, read] of [
    ['ada@example.org', 'ada@example.org'],
    ['Ada.Lovelace+papers@Mail.Example.ORG', 'Ada.Lovelace+papers@mail.example.org'],
    ["o'neil@example.co.uk", "o'neil@example.co.uk"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['a@x1-y.io', 'a@x1-y.io'],
  ] as const)
    assert.equal(readAddress(typed), read);
});

test('whatever is typed, what is read is one plain address: no line, list, quote or comment', () => {
  const parts = fc.constantFrom(
    ...'ab1.@-_+ \r\n\t,;:<>()"\\[]%é\u0000',
    'example.org',
    '@example.org',
    'Bcc:',
  );
  const words = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.array(parts, { maxLength: 8 }).map((all) => all.join('')),
    fc.emailAddress(),
  );
  fc.assert(
    fc.property(words, (typed) => {
      const address = readAddress(typed);
      if (address === undefined) return;
      assert.match(address, /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9.-]+\.[a-z0-9-]+$/);
      assert.ok(address.length <= 254);
      assert.equal(address.split('@').length, 2);
      assert.equal(readAddress(address), address, 'read again it is the same');
    }),
    { numRuns: 500 },
  );
});

test('of an address only its first letter and its domain are shown', () => {
  assert.equal(veiled('ada@example.org'), 'a…@example.org');
});
