import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Caller, Command } from '../../../commands/command.ts';
import { answerAsked } from '../../../src/platforms/discord/answer.ts';
import type { DiscordCall } from '../../../src/platforms/discord/call.ts';
import type { Asked } from '../../../src/platforms/discord/interaction.ts';
import { commands, makeTestDesk, said } from './desk.ts';

const caller: Caller = { place: 'discord:1', reader: 'discord:user/2', mayManage: true };

test('what is typed behind “more” is asked as it would be elsewhere', async () => {
  const desk = makeTestDesk(() => said({}));
  const { call } = makeCall();
  await answerAsked(
    desk,
    call,
    asked({ kind: 'command', name: 'more', input: { words: 'random agents' } }),
    caller,
  );
  assert.deepEqual(
    desk.asked.map(({ words }) => words),
    ['random agents'],
  );
});

test('behind “more” examples are offered that begin with what is typed, first of what the menu lacks', async () => {
  const many: readonly Command[] = Array.from({ length: 30 }, (_, at) => {
    const [command] = commands;
    assert.ok(command);
    return { ...command, name: `c${at}`, examples: [`c${at} agents`] };
  });
  const desk = { ...makeTestDesk(() => said({})), commands: many };
  const { call, sent } = makeCall();
  await answerAsked(
    desk,
    call,
    asked({ kind: 'typing', command: 'more', option: 'words', typed: 'c2' }),
    caller,
  );
  const offered = sent.flatMap(({ data }) => data.choices).map(({ value }) => value);
  const lacking = ['c23', 'c24', 'c25', 'c26', 'c27', 'c28'];
  const others = ['c2', 'c20', 'c21', 'c22', 'c29'];
  assert.deepEqual(
    offered,
    [...lacking, ...others].map((name) => `${name} agents`),
  );
});

function asked(what: Asked['what']): Asked {
  const asker = { channel: '1', user: '2', permissions: 0n };
  return { kind: 'asked', id: '3', application: '4', token: 'a token', asker, what };
}

/** A Discord that takes everything. */
function makeCall() {
  const sent: Body[] = [];
  const call: DiscordCall = async (_method, _path, { body } = {}) => {
    const read = shape.safeParse(body);
    if (read.success) sent.push(read.data);
    return { answer: { id: '5' } };
  };
  return { call, sent };
}

const shape = z.object({ data: z.object({ choices: z.array(z.object({ value: z.string() })) }) });
type Body = z.output<typeof shape>;
