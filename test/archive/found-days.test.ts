import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../../src/day.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { Query } from '../../src/query/query.ts';
import { daily, noCorpus, now, realFinds, tempArchive } from './kit.ts';

const span = { first: '2026-06-08', last: '2026-06-14', now } as const;

test('papers are counted by day, within the days asked for, whatever is asked', async (t) => {
  const { papers } = await tempArchive(t);
  await papers.save(
    [
      daily('1', '2026-06-07', 9, { title: 'An agent before' }),
      daily('2', '2026-06-08', 9, { title: 'An agent' }),
      daily('3', '2026-06-08', 1, { title: 'Another agent' }),
      daily('4', '2026-06-14', 9, { title: 'Agents last' }),
      daily('5', '2026-06-14', 9, { title: 'A video' }),
      daily('6', '2026-06-15', 9, { title: 'An agent behind' }),
    ],
    now,
  );
  const found = async (typed: string) => Object.fromEntries(await papers.foundDays(query(typed), span));
  assert.deepEqual(await found('agent'), { '2026-06-08': 2, '2026-06-14': 1 });
  assert.deepEqual(await found('agent votes:>5'), { '2026-06-08': 1, '2026-06-14': 1 });
  assert.deepEqual(await found('votes:>5'), { '2026-06-08': 1, '2026-06-14': 2 });
  assert.deepEqual(Object.fromEntries(await papers.foundDays({ kind: 'all' }, span)), {
    '2026-06-08': 2,
    '2026-06-14': 2,
  });
  assert.deepEqual(await found('nothing of the sort'), {});
});

test('as many papers are counted as a search finds', { skip: noCorpus }, async (t) => {
  const { papers } = await tempArchive(t);
  await papers.save(await realFinds(400, 150), now);
  const all = { first: addDays('2000-01-01', 0), last: addDays('2100-01-01', 0), now };
  for (const typed of ['diffusion', 'language model', 'agents OR video', '-benchmark', 'model votes:>3']) {
    const { total } = await papers.search(query(typed), { sort: 'date', limit: 1, offset: 0, now });
    const counted = [...(await papers.foundDays(query(typed), all)).values()];
    assert.ok(total > 0, typed);
    assert.equal(
      counted.reduce((sum, count) => sum + count, 0),
      total,
      typed,
    );
  }
});

function query(typed: string): Query {
  const parsed = parseQuery(typed, []);
  assert.ok(parsed.ok);
  return parsed.query;
}
