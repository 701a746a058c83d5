import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeSigner } from '../src/signer.ts';

const signer = makeSigner(async () => 'the key of this test, long enough');
const other = makeSigner(async () => 'another key of this test, as long');

test('whatever the words, what was signed is read for its purpose alone, and by its key alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), async (words) => {
      const token = await signer.sign('leave', words);
      assert.match(token, /^[\w-]+\.[\w-]{22}$/, 'it fits an address');
      assert.equal(await signer.read('leave', token), words);
      assert.equal(await signer.read('confirm', token), undefined);
      assert.equal(await other.read('leave', token), undefined);
    }),
  );
});

test('a token of which any sign was changed, cut or added is read by nobody', async () => {
  const token = await signer.sign('feed', 'slack:T1/C1');
  const words = Buffer.from('slack:T1/C2').toString('base64url');
  const changed = [...token].map(
    (sign, at) => token.slice(0, at) + (sign === 'A' ? 'B' : 'A') + token.slice(at + 1),
  );
  const odd = [
    ...changed,
    `${token}A`,
    token.slice(0, -1),
    token.replace('.', ''),
    '',
    '.',
    `${words}.${token.split('.')[1]}`,
  ];
  for (const one of odd) assert.equal(await signer.read('feed', one), undefined, one);
});

test('a name is always the same for its words, tells nothing of them, and is another with another key', async () => {
  const name = await signer.nameOf('ada@example.org');
  assert.match(name, /^[0-9a-f]{24}$/);
  assert.equal(await signer.nameOf('ada@example.org'), name);
  assert.notEqual(await signer.nameOf('ada@example.com'), name);
  assert.notEqual(await other.nameOf('ada@example.org'), name);
});
