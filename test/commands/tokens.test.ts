import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokensOf } from '../../commands/tokens.ts';

const cases: readonly (readonly [line: string, tokens: readonly string[]])[] = [
  ['today', ['today']],
  ['  search   state space\n models ', ['search', 'state', 'space', 'models']],
  [
    'search author:"Yann LeCun" since:7d --sort votes',
    ['search', 'author:"Yann LeCun"', 'since:7d', '--sort', 'votes'],
  ],
  ['search “state space” OR „flow matching“', ['search', '"state space"', 'OR', '"flow matching"']],
  ['search "state space"-vision', ['search', '"state space"-vision']],
  ['search 5" display', ['search', '5"', 'display']],
  ["search Bayes' rule", ['search', "Bayes'", 'rule']],
  ['search ""', ['search', '""']],
  ['', []],
  [' \t\n', []],
];

for (const [line, tokens] of cases) {
  test(`the line ${JSON.stringify(line)} is ${tokens.length} words`, () => {
    assert.deepEqual(tokensOf(line), tokens);
  });
}

test('no character but white space is ever lost', () => {
  fc.assert(
    fc.property(fc.string(), (line) => {
      const kept = tokensOf(line).join('').replace(/\s/g, '');
      assert.equal(kept, line.replace(/[“”„‟«»＂]/g, '"').replace(/\s/g, ''));
    }),
  );
});
