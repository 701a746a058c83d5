import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Command } from '../../../commands/command.ts';
import { commands as ownCommands } from '../../../commands/index.ts';
import { isRegistered, registrationOf } from '../../../src/platforms/discord/registration.ts';
import { commands } from './desk.ts';
import { missing, mistakesIn } from './openapi.ts';

const [command] = commands;
assert.ok(command);
const many: readonly Command[] = Array.from({ length: 27 }, (_, index) => ({
  ...command,
  name: `c${index}`,
}));

test('the commands become one command of Discord with each of them below it', () => {
  const [papers] = registrationOf(commands);
  assert.equal(papers.name, 'papers');
  assert.deepEqual(
    papers.options?.map(({ type, name }) => [type, name]),
    [
      [1, 'today'],
      [1, 'search'],
      [1, 'help'],
    ],
  );
  assert.deepEqual(papers.options?.[0]?.options, [
    { type: 3, name: 'date', description: 'Another day, such as 2026-06-15' },
    {
      type: 3,
      name: 'sort',
      description: 'What comes first',
      choices: [
        { name: 'votes', value: 'votes' },
        { name: 'date', value: 'date' },
      ],
    },
    { type: 10, name: 'max', description: 'The most papers' },
  ]);
  assert.deepEqual(papers.options?.[1]?.options, [
    { type: 3, name: 'query', description: 'What to look for', required: true, autocomplete: true },
  ]);
});

test("Discord's own description takes the registration", { skip: missing ?? false }, () => {
  assert.notDeepEqual(mistakesIn('ApplicationCommandUpdateRequest', { description: 'no name' }), []);
  for (const set of [commands, ownCommands])
    assert.deepEqual(
      registrationOf(set).flatMap((body) => mistakesIn('ApplicationCommandUpdateRequest', body)),
      [],
    );
});

test('where there are more commands than the menu holds, help keeps its place, and one entry takes the words of the others', () => {
  const [papers] = registrationOf(many);
  const names = papers.options?.map(({ name }) => name) ?? [];
  assert.deepEqual(
    [names.length, names.slice(-3), names.includes('c23'), names.includes('c24')],
    [25, ['c22', 'c26', 'more'], false, false],
  );
  assert.deepEqual(papers.options?.at(-1)?.options, [
    {
      type: 3,
      name: 'words',
      description: 'A command with what it takes',
      required: true,
      autocomplete: true,
    },
  ]);
  assert.deepEqual(
    registrationOf(many.slice(0, 25))[0].options?.map(({ name }) => name),
    many.slice(0, 25).map(({ name }) => name),
  );
});

test('every limit that the commands break is named', () => {
  const long: readonly Command[] = Array.from({ length: 26 }, (_, index) => ({
    ...command,
    name: `c${index}`,
    summary: 'x'.repeat(index === 0 ? 101 : 100),
    options: Array.from({ length: 3 }, (_, option) => ({
      name: `o${option}`,
      summary: 'x'.repeat(100),
      kind: 'text' as const,
    })),
  }));
  assert.throws(() => registrationOf(long), /over 8000 characters.*papers c0 needs a summary/);
  const wrong: readonly Command[] = [
    {
      ...command,
      name: 'Two words',
      options: [
        {
          name: 'a',
          summary: 'a',
          kind: 'choice',
          choices: Array.from({ length: 26 }, (_, index) => `${index}`),
        },
        { name: 'a', summary: 'a', kind: 'text', required: true },
      ],
    },
  ];
  assert.throws(
    () => registrationOf(wrong),
    /Two words is no name.*has two of one name.*required ones first.*more than 25 choices/,
  );
});

test('what Discord answers for our own registration counts as the same, anything else does not', () => {
  const wanted = registrationOf(commands);
  const answered = wanted.map((body) => ({
    ...body,
    id: '1',
    version: '2',
    default_member_permissions: null,
    options: body.options?.map(({ options, ...rest }) => ({
      ...rest,
      ...(options?.length ? { options } : {}),
    })),
  }));
  assert.ok(isRegistered(wanted, answered));
  const fewer = registrationOf(commands.slice(0, 2));
  const renamed = registrationOf([{ ...command, summary: 'Other words' }, ...commands.slice(1)]);
  for (const other of [undefined, [], {}, fewer, renamed, [...answered, ...answered]])
    assert.ok(!isRegistered(wanted, other));
});
