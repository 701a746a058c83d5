import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openSharedArchive } from '../../../src/archive/postgres/open.ts';
import { StoreError } from '../../../src/archive/store-error.ts';
import { makeTestClock } from '../../kit/clock.ts';
import { forgetful, noPostgres, startPostgres, type TestPostgres } from '../../kit/postgres.ts';
import { all, daily, now, tempFolder } from '../kit.ts';
import { openTestCopy } from '../stores.ts';

describe('papers in a database that is cut off', { skip: noPostgres }, () => {
  let server: TestPostgres;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= server.stop();
    return stopped;
  };
  before(async () => {
    server = await startPostgres(forgetful);
  });
  after(stop);

  test('are saved once though it is started anew meanwhile, and all copies have them', async (t) => {
    const url = await server.database();
    const copies = [await openTestCopy(t, url), await openTestCopy(t, url)];
    const ids = Array.from({ length: 20 }, (_, save) =>
      Array.from({ length: 5 }, (_, at) => `${save}.${at}`),
    );
    const restarted = server.restart();
    for (const [save, papers] of ids.entries())
      await copies[save % 2]?.papers.save(
        papers.map((id) => daily(id, '2026-06-15', save)),
        now,
      );
    await restarted;
    for (const { papers } of copies)
      assert.deepEqual(
        (await papers.listed('huggingface', '2026-06-15', '2026-06-15')).map(({ paper }) => paper.id),
        ids.flat(),
      );
    const [one, other] = await Promise.all(copies.map(({ papers }) => all(papers.each())));
    assert.deepEqual(one, other);
  });

  test('are still found by readers, who are not kept waiting; lists for digests are not read from what may be old', async (t) => {
    const url = await server.database();
    const warned: string[] = [];
    const clock = makeTestClock();
    const archive = await openSharedArchive({
      url,
      copy: join(await tempFolder(t), 'copy.db'),
      clock,
      warn: (sentence) => warned.push(sentence),
    });
    t.after(archive.close);
    await archive.papers.save([daily('a', '2026-06-15')], now);
    await stop();
    for (let time = 0; time < 3; time += 1) {
      assert.equal((await archive.papers.get(['a'])).length, 1);
      const found = await archive.papers.search({ kind: 'all' }, { sort: 'date', limit: 5, offset: 0, now });
      assert.equal(found.total, 1);
    }
    assert.deepEqual(clock.slept, []);
    assert.equal(warned.length, 1);
    assert.match(warned[0] ?? '', /^Searches are answered from this machine's own copy.*start PostgreSQL/);
    const isUnreachable = (error: unknown) => error instanceof StoreError && error.trouble === 'unreachable';
    await assert.rejects(archive.papers.listed('huggingface', '2026-06-15', '2026-06-15'), isUnreachable);
    await assert.rejects(archive.papers.save([daily('b', '2026-06-15')], now), isUnreachable);
    assert.equal((await archive.papers.get(['b'])).length, 0);
  });
});
