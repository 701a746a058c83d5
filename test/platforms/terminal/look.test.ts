import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookOf, type Stream } from '../../../src/platforms/terminal/look.ts';

const terminal: Stream = { isTTY: true, columns: 72 };
const plain = { width: 100, colour: false, links: false };

const cases: readonly (readonly [
  what: string,
  stream: Stream,
  env: Readonly<Record<string, string>>,
  look: ReturnType<typeof lookOf>,
])[] = [
  ['a pipe is plain and 100 wide', {}, { TERM_PROGRAM: 'WezTerm' }, plain],
  ['a terminal has colour and its own width', terminal, {}, { width: 72, colour: true, links: false }],
  ['a very wide terminal is read at 100', { isTTY: true, columns: 240 }, {}, { ...plain, colour: true }],
  [
    'a terminal that does not tell its width is 100',
    { isTTY: true, columns: 0 },
    {},
    { ...plain, colour: true },
  ],
  ['NO_COLOR is honoured', terminal, { NO_COLOR: '1' }, { width: 72, colour: false, links: false }],
  ['an empty NO_COLOR says nothing', terminal, { NO_COLOR: '' }, { width: 72, colour: true, links: false }],
  ['NO_COLOR outweighs FORCE_COLOR', {}, { NO_COLOR: '1', FORCE_COLOR: '1' }, plain],
  ['FORCE_COLOR colours a pipe', {}, { FORCE_COLOR: '1' }, { ...plain, colour: true }],
  ['FORCE_COLOR=0 does not', {}, { FORCE_COLOR: '0' }, plain],
  ['a dumb terminal is a pipe', terminal, { TERM: 'dumb' }, plain],
  ['kitty follows links', terminal, { TERM: 'xterm-kitty' }, { width: 72, colour: true, links: true }],
  ['GNOME follows links', terminal, { VTE_VERSION: '7600' }, { width: 72, colour: true, links: true }],
  ['an old GNOME does not', terminal, { VTE_VERSION: '4205' }, { width: 72, colour: true, links: false }],
];

for (const [what, stream, env, look] of cases) {
  test(what, () => assert.deepEqual(lookOf(stream, env), look));
}
