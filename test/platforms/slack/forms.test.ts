import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import { formOf, mistakeIn, readForm, wantsForm } from '../../../src/platforms/slack/forms.ts';
import { type Json, listAt, objectAt } from '../../kit/slack/json.ts';
import { viewProblems } from '../../kit/slack/views.ts';

const caller: Caller = { place: 'slack:T1/C1', reader: 'slack:T1/U1', mayManage: true };
const subscribe = commands.find(({ name }) => name === 'subscribe');
assert.ok(subscribe);

test('Slack takes the form of every command, empty and filled', () => {
  for (const command of commands) {
    const full = Object.fromEntries(
      command.options.map(({ name, kind, choices }) => [
        name,
        kind === 'number' ? 7 : (choices?.[0] ?? 'words'),
      ]),
    );
    for (const values of [{}, full])
      assert.deepEqual(viewProblems(formOf(command, values, '{}')), [], command.name);
  }
});

test('a field an option: words, a number, or a choice, filled with what it is now', () => {
  const form: Json = formOf(subscribe, { at: '09:00', max: 5, style: 'compact' }, '{}');
  const fields = new Map(
    listAt(form, 'blocks').map((block) => [block.block_id, objectAt(block, 'element')] as const),
  );
  assert.equal(fields.get('at')?.initial_value, '09:00');
  assert.deepEqual([fields.get('max')?.type, fields.get('max')?.initial_value], ['number_input', '5']);
  assert.equal(objectAt(fields.get('style') ?? {}, 'initial_option').value, 'compact');
  assert.equal(fields.get('days')?.initial_value, undefined);
});

test('what was filled in is read back, and an empty field is not given', () => {
  const state = {
    at: { value: { type: 'plain_text_input', value: ' 9am ' } },
    days: { value: { type: 'plain_text_input', value: null } },
    max: { value: { type: 'number_input', value: '12' } },
    style: { value: { type: 'static_select', selected_option: { value: 'full' } } },
    empty: { value: { type: 'static_select', selected_option: null } },
  };
  assert.deepEqual(readForm(subscribe, state), { at: '9am', max: 12, style: 'full' });
  assert.deepEqual(readForm(subscribe, undefined), {});
});

test('a mistake stands by the field it speaks of, or by the first', () => {
  const said = '“25:00” is no time of day.';
  assert.deepEqual(mistakeIn(subscribe, { at: '25:00' }, said), { at: said });
  const most = 'A digest holds 1 to 50 papers: give max as a whole number from 1 to 50.';
  assert.deepEqual(mistakeIn(subscribe, { max: 99 }, most), { max: most });
  assert.deepEqual(Object.keys(mistakeIn(subscribe, {}, 'Something went wrong.')), [
    subscribe.options[0]?.name,
  ]);
});

test('a form is for a command that needs words or sets something, and for who may', () => {
  const wanted = (may: boolean) =>
    commands.filter((command) => wantsForm(command, { ...caller, mayManage: may })).map(({ name }) => name);
  for (const name of ['search', 'show', 'subscribe']) assert.ok(wanted(true).includes(name));
  for (const name of ['today', 'help', 'unsubscribe', 'settings']) assert.ok(!wanted(true).includes(name));
  assert.ok(!wanted(false).includes('subscribe'));
});
