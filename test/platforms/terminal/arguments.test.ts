import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from '../../../src/platforms/terminal/arguments.ts';

const read: readonly (readonly [argv: string, expected: Readonly<Record<string, unknown>>])[] = [
  ['today --date 2026-06-15 --json', { words: ['today', '--date', '2026-06-15'], json: true }],
  ['--json today', { words: ['today'], json: true }],
  ['today --as discord', { words: ['today'], json: false, as: 'discord' }],
  ['today --as=Slack --sort votes', { words: ['today', '--sort', 'votes'], json: false, as: 'slack' }],
  ['saved --to list.bib --page 2', { words: ['saved', '--page', '2'], json: false, to: 'list.bib' }],
  ['trends --to=week.png', { words: ['trends'], json: false, to: 'week.png' }],
  ['search -- --json --as', { words: ['search', '--', '--json', '--as'], json: false }],
  ['search -gan', { words: ['search', '-gan'], json: false }],
  ['search --help', { words: ['help', 'search'], json: false }],
  ['-h', { words: ['help'], json: false }],
  ['', { words: [], json: false }],
];

for (const [argv, expected] of read) {
  test(`“${argv}” is parted into words and flags`, () => {
    assert.deepEqual(readArguments(argv.split(' ').filter(Boolean)), { ok: true, ...expected });
  });
}

test('a word with spaces and quotes stays one word', () => {
  const query = 'author:"Yann LeCun" since:7d';
  assert.deepEqual(readArguments(['search', query]), { ok: true, words: ['search', query], json: false });
});

for (const argv of [
  ['map', '--to'],
  ['map', '--to='],
]) {
  test(`“${argv.join(' ')}” is told that a file is missing`, () => {
    assert.deepEqual(readArguments(argv), {
      ok: false,
      reason: '--to needs the name of a file, such as --to saved.bib.',
    });
  });
}

test('an unknown chat is named with those there are', () => {
  assert.deepEqual(readArguments(['today', '--as', 'irc']), {
    ok: false,
    reason: 'There is no chat “irc”. Write --as discord or --as slack.',
  });
});

for (const argv of [
  ['today', '--as'],
  ['today', '--as='],
  ['today', '--as', '--'],
]) {
  test(`“${argv.join(' ')}” is told that a chat is missing`, () => {
    assert.deepEqual(readArguments(argv), {
      ok: false,
      reason: '--as needs the name of a chat. Write --as discord or --as slack.',
    });
  });
}
