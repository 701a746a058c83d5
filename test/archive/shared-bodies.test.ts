import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import type { Place } from '../../src/place.ts';
import { now, tempFolder } from './kit.ts';

const places: readonly Place[] = ['discord:1', 'discord:2', 'discord:3'];

test('a body that many places get is kept once, read by each, and gone with the last of them', async (t) => {
  const file = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(file);
  t.after(archive.close);
  const message = { body: { content: 'The same for all' }, papers: ['2606.00001'] };
  const own = { body: { content: 'For one alone' }, papers: ['2606.00002'] };
  for (const [at, place] of places.entries())
    await archive.outbox.plan({
      ...{ place, name: 'digest/2026-06-15', dueAt: now, plannedAt: now, papers: [] },
      messages: at === 0 ? [message, own] : [{ ...message }],
    });
  assert.deepEqual(bodiesIn(file), [own.body, message.body]);
  const read = async () => (await archive.outbox.deliveries(9)).map((part) => part.message.body);
  assert.deepEqual(await read(), [message.body, message.body, own.body, message.body]);

  await archive.forgetPlaces(['discord:1']);
  assert.deepEqual(bodiesIn(file), [message.body]);
  assert.deepEqual(await read(), [message.body, message.body]);
  await archive.forgetPlaces(['discord:2', 'discord:3']);
  assert.deepEqual(bodiesIn(file), []);
});

function bodiesIn(file: string): readonly unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT body FROM bodies ORDER BY body').all();
  database.close();
  return rows.map(({ body }): unknown => JSON.parse(String(body)));
}
