import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverIn } from '../../../src/platforms/email/server.ts';

test('only the word false lets a password travel without TLS', () => {
  const requires = (query: string) => serverIn(`smtp://me:right@mail.example.org${query}`).requireTLS;
  for (const query of [
    '',
    '?requireTLS=true',
    '?requireTLS=1',
    '?requireTLS=yes',
    '?requireTLS=',
    '?requireTLS=no',
  ])
    assert.equal(requires(query), true, query);
  assert.equal(requires('?requireTLS=false'), false);
});

test('without a password TLS is asked for where the address says so', () => {
  assert.equal(serverIn('smtp://mail.example.org').requireTLS, false);
  assert.equal(serverIn('smtp://mail.example.org?requireTLS=1').requireTLS, true);
});
