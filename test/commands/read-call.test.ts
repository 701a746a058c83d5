import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Command } from '../../commands/command.ts';
import type { Option } from '../../commands/option.ts';
import { readCall } from '../../commands/read-call.ts';
import { tokensOf } from '../../commands/tokens.ts';

const commands: readonly Command[] = [
  command('today', [
    { name: 'date', summary: 'A day', kind: 'text', bare: true },
    { name: 'sort', summary: 'The order', kind: 'choice', choices: ['votes', 'date'] },
  ]),
  command('search', [
    { name: 'query', summary: 'Words to look for', kind: 'text', required: true, bare: true },
    { name: 'sort', summary: 'The order', kind: 'choice', choices: ['relevance', 'votes', 'date'] },
    { name: 'page', summary: 'The page', kind: 'number' },
  ]),
  command('subscribe', [
    { name: 'what', summary: 'Topics or a query', kind: 'text', bare: true },
    { name: 'at', summary: 'Time of day', kind: 'text' },
    { name: 'days', summary: 'Days of the week', kind: 'text' },
  ]),
  command('settings', []),
  command('help', [{ name: 'command', summary: 'The command to explain', kind: 'text', bare: true }]),
];

const read: readonly (readonly [line: string, name: string, input: Readonly<Record<string, unknown>>])[] = [
  ['today', 'today', {}],
  ['today 2026-06-15', 'today', { date: '2026-06-15' }],
  ['today --date 2026-06-15', 'today', { date: '2026-06-15' }],
  ['/TODAY --Date=2026-06-15', 'today', { date: '2026-06-15' }],
  ['search state space models --sort votes', 'search', { query: 'state space models', sort: 'votes' }],
  ['search --sort=VOTES state --page 2 space', 'search', { query: 'state space', sort: 'votes', page: 2 }],
  [
    'search author:"Yann LeCun" since:7d --sort votes',
    'search',
    { query: 'author:"Yann LeCun" since:7d', sort: 'votes' },
  ],
  ['search gan -stylegan', 'search', { query: 'gan -stylegan' }],
  ['search gan —sort votes', 'search', { query: 'gan', sort: 'votes' }],
  ['search gan –page=3', 'search', { query: 'gan', page: 3 }],
  ['search attention — is it enough', 'search', { query: 'attention — is it enough' }],
  ['search attention —is it enough', 'search', { query: 'attention —is it enough' }],
  ['search --sort “date” gan', 'search', { query: 'gan', sort: 'date' }],
  ['search --page "2" gan', 'search', { query: 'gan', page: 2 }],
  ['search --query "state space"', 'search', { query: '"state space"' }],
  ['search "diffusion"', 'search', { query: '"diffusion"' }],
  ['search gan -- --sort of', 'search', { query: 'gan --sort of' }],
  ['search', 'search', {}],
  ['subscribe agents, robotics --at "09:00"', 'subscribe', { what: 'agents, robotics', at: '09:00' }],
  ['subscribe --days mon, wed, fri agents', 'subscribe', { what: 'agents', days: 'mon, wed, fri' }],
  ['subscribe --days mon, --at 09:00', 'subscribe', { days: 'mon,', at: '09:00' }],
  ['settings', 'settings', {}],
  ['', 'help', {}],
  ['help search', 'help', { command: 'search' }],
];

for (const [line, name, input] of read) {
  test(`“${line}” asks for ${name} with ${JSON.stringify(input)}`, () => {
    assert.deepEqual(readCall(tokensOf(line), commands), { ok: true, call: { name, input } });
  });
}

const refused: readonly (readonly [line: string, reason: RegExp])[] = [
  ['serch gan', /^There is no command “serch”: did you mean search\? There is today, search, .*help\.$/],
  ['xylophone', /^There is no command “xylophone”\. There is today, /],
  [
    'search gan --srt votes',
    /^search has no option “srt”: did you mean sort\? It takes --query, --sort, --page\.$/,
  ],
  ['search gan —srt votes', /did you mean sort\?/],
  ['search gan --colour red', /^search has no option “colour”\. It takes --query, /],
  [
    'search gan --sort vote',
    /^“vote” does not fit “sort”: did you mean votes\? It is one of relevance, votes, date\.$/,
  ],
  ['search gan --page two', /^“page” takes a number, not “two”\.$/],
  ['search gan --page 0x10', /takes a number/],
  ['search gan --page', /^“page” needs a value\. It takes a number\.$/],
  ['search gan --sort --page 2', /^“sort” needs a value\. It is one of relevance, votes, date\.$/],
  ['search gan --sort=', /^“sort” needs a value\./],
  ['search gan --page 1 --page 2', /^“page” was given twice\.$/],
  ['search gan --query diffusion', /^“query” was given twice\.$/],
  ['settings all of them', /^settings cannot place the words “all of them”\. It takes nothing more\.$/],
];

for (const [line, reason] of refused) {
  test(`“${line}” is refused with what to mend`, () => {
    const answer = readCall(tokensOf(line), commands);
    assert.match(answer.ok ? JSON.stringify(answer.call) : answer.reason, reason);
  });
}

test('what a shell hands over needs no quotes of its own', () => {
  assert.deepEqual(readCall(['search', 'author:"Yann LeCun"', '--sort', 'date'], commands), {
    ok: true,
    call: { name: 'search', input: { query: 'author:"Yann LeCun"', sort: 'date' } },
  });
});

test('any words give a call or a reason, and a call names a command and its own options only', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'today',
      'search',
      '--sort',
      '—sort',
      '--',
      '--page=',
      'votes',
      '__proto__',
      '--constructor',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word), (tokens) => {
      const answer = readCall(tokens, commands);
      if (!answer.ok) return assert.ok(answer.reason.length > 0);
      const found = commands.find((one) => one.name === answer.call.name);
      const names = found?.options.map((option) => option.name) ?? [];
      assert.ok(found);
      for (const name of Object.keys(answer.call.input)) assert.ok(names.includes(name));
    }),
  );
});

function command(name: string, options: readonly Option[]): Command {
  return { name, summary: name, options, examples: [], run: async () => ({ title: name, sections: [] }) };
}
