import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCounter } from './kit.ts';

test('a channel chooses how its digest is laid out, keeps that, and settings say it', async (t) => {
  const { ask, archive } = await openCounter(t);
  await ask('subscribe --at 09:00');
  const layout = async () => (await archive.choices.subscription('discord:7'))?.layout;
  assert.equal(await layout(), 'messages');
  await ask('subscribe --layout thread');
  await ask('subscribe --max 5');
  assert.equal(await layout(), 'thread');
  const { view } = await ask('settings');
  const rows = view.sections.flatMap(({ rows: all = [] }) => all);
  assert.equal(
    rows.find(({ label }) => label === 'Layout')?.text,
    'one message, with the papers in its thread',
  );
});

test('a layout that a place cannot have is a mistake that names another, and nothing is subscribed', async (t) => {
  const { ask, archive } = await openCounter(t);
  for (const [place, layout, words] of [
    ['slack:T1/C1', 'forum', /say --layout thread/],
    ['discord:dm/1', 'thread', /say --layout messages/],
    ['discord:dm/1', 'forum', /say --layout messages/],
    ['terminal:here', 'thread', /say --layout messages/],
  ] as const) {
    const answer = await ask(`subscribe --layout ${layout}`, { place });
    assert.match(answer.view.lead ?? '', words);
    assert.equal(await archive.choices.subscription(place), undefined);
  }
  for (const place of ['slack:T1/C1', 'slack:T1/dm/U1'] as const) {
    await ask('subscribe --layout thread', { place });
    assert.equal((await archive.choices.subscription(place))?.layout, 'thread');
  }
});
