import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSettled } from '../../src/reading.ts';
import { onEachStore } from './stores.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 5, 15, hour));

onEachStore((open) => {
  test('a reading is noted, and its change moves only where the count changed', async (t) => {
    const { readings } = await open(t);
    await readings.note('huggingface', '2026-06-15', 25, at(8));
    await readings.note('huggingface', '2026-06-15', 25, at(9));
    await readings.note('huggingface', '2026-06-15', 30, at(10));
    await readings.note('huggingface', '2026-06-15', 30, at(11));
    assert.deepEqual(await readings.of('huggingface', '2026-06-15', '2026-06-15'), [
      {
        source: 'huggingface',
        day: '2026-06-15',
        papers: 30,
        changedAt: at(10).toISOString(),
        readAt: at(11).toISOString(),
      },
    ]);
  });

  test('a failed reading keeps what was known, and a good one takes its problem away', async (t) => {
    const { readings } = await open(t);
    await readings.note('arxiv', '2026-06-15', 300, at(8));
    const [known] = await readings.of('arxiv', '2026-06-15', '2026-06-15');
    await readings.noteProblem('arxiv', '2026-06-15', 'It answered 500.', at(9));
    assert.deepEqual(await readings.of('arxiv', '2026-06-15', '2026-06-15'), [
      { ...known, problem: 'It answered 500.' },
    ]);
    await readings.note('arxiv', '2026-06-15', 300, at(10));
    assert.deepEqual(await readings.of('arxiv', '2026-06-15', '2026-06-15'), [
      { ...known, readAt: at(10).toISOString() },
    ]);
  });

  test('a list that could never be read is there with its problem, is not whole, and its first reading is its change', async (t) => {
    const { readings } = await open(t);
    await readings.noteProblem('arxiv', '2026-06-14', 'It answered 500.', at(8));
    const [broken] = await readings.of('arxiv', '2026-06-14', '2026-06-14');
    assert.ok(broken);
    assert.deepEqual([broken.papers, broken.problem], [0, 'It answered 500.']);
    assert.equal(isSettled(broken), false);
    await readings.note('arxiv', '2026-06-14', 0, at(9));
    assert.equal((await readings.of('arxiv', '2026-06-14', '2026-06-14'))[0]?.changedAt, at(9).toISOString());
  });

  test('readings come by day, of one source, within the days asked', async (t) => {
    const { readings } = await open(t);
    for (const day of ['2026-06-16', '2026-06-14', '2026-06-15', '2026-06-20'] as const)
      await readings.note('huggingface', day, 1, at(8));
    await readings.note('arxiv', '2026-06-15', 1, at(8));
    const found = await readings.of('huggingface', '2026-06-14', '2026-06-16');
    assert.deepEqual(
      found.map((reading) => reading.day),
      ['2026-06-14', '2026-06-15', '2026-06-16'],
    );
  });
});
