import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import { StoreError } from '../../src/archive/store-error.ts';
import type { Mark } from '../../src/mark.ts';
import { tempFolder } from './kit.ts';
import { onEachStore } from './stores.ts';

const mark: Mark = {
  reader: 'discord:user/1',
  place: 'discord:7',
  paper: '2606.00001',
  verdict: 'like',
  at: '2026-06-15T12:00:00.000Z',
};

onEachStore((open) => {
  test('a mark is kept once a reader, place and paper, and is read back by reader and by place, newest first', async (t) => {
    const before = await open(t);
    await before.marks.keep({ ...mark, verdict: 'dislike', at: '2026-06-14T12:00:00.000Z' });
    await before.marks.keep(mark);
    await before.marks.keep({ ...mark, paper: '2606.00002', at: '2026-06-16T12:00:00.000Z' });
    await before.marks.keep({ ...mark, place: 'slack:T1/C1' });
    await before.marks.keep({ ...mark, reader: 'discord:user/11' });
    const { marks } = await before.another();
    const inPlace = await marks.ofPlace('discord:7');
    assert.deepEqual(
      inPlace.map(({ reader, paper, verdict }) => [reader, paper, verdict]),
      [
        ['discord:user/1', '2606.00002', 'like'],
        ['discord:user/1', '2606.00001', 'like'],
        ['discord:user/11', '2606.00001', 'like'],
      ],
    );
    assert.equal((await marks.ofReader('discord:user/1')).length, 3);
    assert.equal(
      await marks.undo('discord:user/1', '2606.00001', { place: 'discord:7', verdict: 'dislike' }),
      false,
    );
    assert.equal(
      await marks.undo('discord:user/1', '2606.00001', { place: 'discord:7', verdict: 'like' }),
      true,
    );
    assert.equal(await marks.undo('discord:user/1', '2606.00001'), true);
    assert.deepEqual(
      (await marks.ofReader('discord:user/1')).map(({ paper }) => paper),
      ['2606.00002'],
    );
  });

  test('a mark from a platform that this version does not know teaches nothing and stops nothing', async (t) => {
    const { marks, meddle } = await open(t);
    await marks.keep(mark);
    await meddle("INSERT INTO marks SELECT 'irc:user/9', place, paper, verdict, at FROM marks");
    assert.deepEqual(await marks.ofPlace('discord:7'), [mark]);
  });

  test('of places and readers, those are named in which or by whom something is marked', async (t) => {
    const { marks } = await open(t);
    await marks.keep(mark);
    await marks.keep({ ...mark, reader: 'slack:T1/U1', place: 'slack:T1/C1' });
    const asked = ['slack:T1/C1', 'discord:8', 'discord:user/1', 'slack:T1/U2', 'discord:\'"7'] as const;
    assert.deepEqual(await marks.among(asked), new Set(['slack:T1/C1', 'discord:user/1']));
    assert.deepEqual(await marks.among([]), new Set());
  });
});

test('what cannot be written, since another program holds the store, is said as of all other writes', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const { marks, papers, close } = await openArchive(path, { busyMs: 1 });
  t.after(close);
  await marks.keep(mark);
  const other = new DatabaseSync(path);
  t.after(() => other.close());
  other.exec('BEGIN IMMEDIATE');
  await assert.rejects(marks.keep(mark), StoreError);
  await assert.rejects(marks.undo(mark.reader, mark.paper), StoreError);
  await assert.rejects(papers.keepGist(mark.paper, { text: 'A sentence.', by: 'sentence' }), StoreError);
});
