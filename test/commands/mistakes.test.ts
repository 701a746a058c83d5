import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCounter, pressesIn } from './kit.ts';

/** What somebody types who has read nothing, and what is offered to them instead. */
const offered: readonly (readonly [words: string, says: RegExp, instead: string])[] = [
  ['search (', /brackets/, 'help search'],
  ['search 🤖', /no word in this/, 'help search'],
  ['search cat:zz --sort votes', /no category “zz”/, 'help search'],
  ['follow *', /no word in this/, 'help follow'],
  ['search a OR', /one of them is missing/, 'search a'],
  ['help xyzzy', /There is no command “xyzzy”\. They are all in: help$/, 'help'],
  ['help serch', /Did you mean search\?$/, 'help search'],
];

for (const [words, says, instead] of offered) {
  test(`“${words}” is answered with what can be asked next: ${instead}`, async (t) => {
    const { ask } = await openCounter(t);
    const answer = await ask(words);
    assert.equal(answer.mistake, true);
    assert.match(answer.view.lead ?? '', says);
    assert.deepEqual(Object.values(pressesIn(answer)), [instead]);
    assert.notEqual((await ask(instead)).mistake, true, instead);
  });
}

const hostile = [
  'search "',
  'search \\',
  `search ${'word '.repeat(120)}`,
  `search ${'('.repeat(300)}`,
  'search \u202eevil',
  'search @everyone <!channel> `x`',
  'subscribe --at 25:00',
  'subscribe --timezone Mars',
  'subscribe --days funday',
  'subscribe --max 0',
  'today 2026-13-40',
  'today 2099-01-01',
  'show nothing',
  'show http://',
  'unfollow 9',
  'saved --page 9',
  'saved --remove x',
  'why x',
  'topics nothing',
  'constructor',
  'help __proto__',
  'again',
  '"',
  '🤖',
];

test('nothing that anybody types makes the desk fail, and each answer is a sentence', async (t) => {
  // The counter's log throws, so a surprise that the desk caught would be one here.
  const { ask } = await openCounter(t);
  for (const words of hostile) {
    const { view } = await ask(words);
    assert.match(view.lead ?? view.title, /\p{L}/u, words);
    assert.doesNotMatch(JSON.stringify(view), /undefined|NaN|\[object|\u202e/, words);
  }
});
