import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import { runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { onPostgres, openTestCopy } from '../archive/stores.ts';
import { nowhere, startSite } from '../kit/site.ts';
import { makeTestWorld } from '../kit/world.ts';

const unreachable = { HF_ENDPOINT: nowhere, PAPERBOY_ARXIV_URL: nowhere };
const aDay = '2026-06-16T12:00:00Z';

test('a database that cannot be reached is bad, nothing more is looked at, and no line has its password', async (t) => {
  const { world, folder } = await worldOn(t, 'postgres://me:planted@127.0.0.1:9/papers', unreachable);
  assert.equal(await runCommand(world, ['doctor']), 1);
  assert.match(
    world.written(),
    /^✗ the database: The store postgres:\/\/127\.0\.0\.1:9\/papers cannot be reached \(ECONNREFUSED\): start PostgreSQL/m,
  );
  assert.doesNotMatch(world.written(), /Hugging Face|the disk/);
  // A password may come as a part of the address, too.
  const other = await worldOn(t, 'postgres://127.0.0.1:9/papers?user=me&password=planted', unreachable);
  await assert.rejects(runCommand(other.world, ['backup', join(folder, 'b.db')]), (error: Error) => {
    assert.match(error.message, /cannot be reached/);
    assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}`, /planted/);
    return true;
  });
  for (const { written, noted, logged } of [world, other.world])
    assert.doesNotMatch(written() + noted() + logged().join(), /planted/);
});

test('a backup is not restored over a database: move carries it there', async (t) => {
  const { world } = await worldOn(t, 'postgres://me:planted@127.0.0.1:9/papers', {});
  assert.equal(await runCommand(world, ['restore', 'backup.db']), 2);
  assert.match(world.noted(), /with move backup\.db/);
});

onPostgres((open) => {
  test('the doctor looks at the database and at its clock', async (t) => {
    const { world } = await worldOn(t, await open(t), unreachable);
    await runCommand(world, ['doctor']);
    assert.match(world.written(), /^✓ the database: PostgreSQL \d+\S* .*answers, and may be written to\.$/m);
    // The time of a test stands still, and far from the database's.
    assert.match(world.written(), /^! the clocks of .*: This machine is \d+\.\d s (behind|ahead)/m);
    assert.match(world.written(), /^! the store: postgres:\/\/127\.0\.0\.1:\d+\/\w+ holds no papers yet\.$/m);
  });

  test('a database in which nothing may be written is bad', async (t) => {
    const url = await open(t);
    const readOnly = `${url}?options=${encodeURIComponent('-c default_transaction_read_only=on')}`;
    const { world } = await worldOn(t, readOnly, unreachable);
    assert.equal(await runCommand(world, ['doctor']), 1);
    assert.match(world.written(), /^✗ the database: Paperboy may not write the store postgres:/m);
  });

  test('copies that start at one moment ask the sites once, and share what they answered', async (t) => {
    await using site = await startSite((response) => response.end('[]'));
    const url = await open(t);
    const sites = { HF_ENDPOINT: site.url, PAPERBOY_ARXIV_URL: `${site.url}/arxiv` };
    const copies = await Promise.all(
      [1, 2, 3].map(() => worldOn(t, url, { ...sites, PAPERBOY_WEB_PORT: '0' })),
    );
    const running = copies.map(({ world }) => runCommand(world, ['start']));
    await Promise.all(copies.map(({ world }) => world.scheduled));
    for (const { world } of copies) world.end();
    assert.deepEqual(await Promise.all(running), [0, 0, 0]);
    const lists = site.requests.flatMap(({ url = '' }) => (url.includes('daily_papers') ? [url] : []));
    assert.ok(lists.length > 0);
    assert.equal(lists.length, new Set(lists).size, lists.join('\n'));
    // None of them shows a newcomer's first screen.
    assert.doesNotMatch(copies.map(({ world }) => world.written()).join(), /DISCORD_TOKEN/);
  });

  test('the backup command writes one file of what copies share', async (t) => {
    const url = await open(t);
    const { world, folder } = await worldOn(t, url, unreachable);
    const archive = await openTestCopy(t, url);
    await archive.choices.setLinks('discord:1', true);
    const file = join(folder, 'backup.db');
    assert.equal(await runCommand(world, ['backup', file]), 0);
    assert.match(world.written(), /backup\.db holds all of postgres:\/\/127\.0\.0\.1:\d+\/\w+\n$/);
    const backup = await openArchive(file, { existing: true });
    t.after(backup.close);
    assert.equal(await backup.choices.links('discord:1'), true);
  });
});

async function worldOn(t: TestContext, url: string, env: Readonly<Record<string, string>>) {
  const folder = await tempFolder(t);
  const copy = { PAPERBOY_STORE: url, PAPERBOY_COPY: join(folder, 'copy.db') };
  return { folder, world: makeTestWorld({ ...copy, ...env }, aDay) };
}
