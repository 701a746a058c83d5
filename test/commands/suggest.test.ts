import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daily } from '../archive/kit.ts';
import { openCounter, papersIn } from './kit.ts';

test('every option that suggests has something to offer', async (t) => {
  const { ask, suggest } = await openCounter(t, [
    daily('2606.00004', '2026-06-15', 5, { title: 'Protein folding' }),
  ]);
  await ask('follow protein folding');
  const { commands } = await import('../../commands/index.ts');
  for (const command of commands)
    for (const option of command.options.filter(({ suggests }) => suggests))
      assert.ok((await suggest(command.name, option.name, '')).length > 0, `${command.name} ${option.name}`);
});

test('papers are offered by their titles, also while the last word is typed, and an offer names its paper', async (t) => {
  const { ask, suggest } = await openCounter(t, [
    daily('2606.00004', '2026-06-15', 5, { title: 'Protein folding with $\\alpha$ nets' }),
    daily('2606.00005', '2026-06-15', 9, { title: `Long ${'and longer '.repeat(20)}` }),
  ]);
  const [offer = ''] = await suggest('show', 'paper', 'protein fol');
  assert.equal(offer, '2606.00004 — Protein folding with α nets');
  assert.deepEqual(papersIn(await ask(`show ${offer}`)), ['2606.00004']);
  assert.equal((await suggest('similar', 'paper', ''))[0]?.slice(0, 10), '2606.00005');
  assert.deepEqual(await suggest('save', 'paper', '2606.00004'), [offer]);
  for (const long of await suggest('why', 'paper', 'long')) assert.ok(long.length <= 100, long);
});

test('my queries come first, then topics; within a query the topic that is being typed', async (t) => {
  const { ask, suggest } = await openCounter(t);
  await ask('follow state space agents');
  assert.deepEqual((await suggest('search', 'query', 'agents')).slice(0, 2), [
    'state space agents',
    'topic:agents',
  ]);
  assert.ok((await suggest('follow', 'query', 'has:code robo')).includes('has:code topic:robotics'));
  assert.deepEqual(await suggest('unfollow', 'query', 'STATE'), ['state space agents']);
  assert.ok((await suggest('subscribe', 'what', 'agents, vid')).includes('agents, video'));
  assert.deepEqual(await suggest('subscribe', 'timezone', 'paris'), ['Europe/Paris']);
  assert.deepEqual(await suggest('trending', 'topic', 'robot'), ['robotics']);
  assert.deepEqual(await suggest('help', 'command', 'unf'), ['unfollow']);
});
