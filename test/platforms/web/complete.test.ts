import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed, openSite } from './site.ts';

test('completion offers commands, then what the desk knows, then options and their choices', async (t) => {
  const { get } = await openSite(t, [listed('2606.00001', '2026-06-15', { title: 'Planning agents' })]);
  const offered = async (typed: string): Promise<readonly string[]> => {
    const all: unknown = await (await get(`/complete?${new URLSearchParams({ typed })}`)).json();
    return Array.isArray(all) ? all.map(({ words }) => words) : [];
  };
  assert.deepEqual((await offered('tr')).slice(0, 1), ['trending']);
  assert.equal((await offered('/papers se'))[0], 'search');
  assert.equal((await offered('search agen'))[0], 'search topic:agents');
  assert.deepEqual(await offered('search agents --so'), ['search agents --sort ']);
  assert.deepEqual(await offered('search agents --sort '), [
    'search agents --sort relevance',
    'search agents --sort votes',
    'search agents --sort date',
  ]);
  assert.deepEqual(await offered('search agents --sort d'), ['search agents --sort date']);
  assert.deepEqual(await offered('show planning'), ['show 2606.00001 — Planning agents']);
  assert.deepEqual(await offered('nonsense and more'), []);
  assert.ok((await offered('today 2026-06-15 ')).includes('today 2026-06-15 --topic '));
  assert.equal((await offered('')).length, 8);
});
