import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { runCommand } from '../../src/program.ts';
import { noReplica, type Replica, savedIds, startReplica } from '../kit/replica.ts';
import { makeTestWorld, type TestWorld } from '../kit/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'paperboy-collect-'));
let replica: Replica;
let stores = 0;
let env: Record<string, string>;

if (!noReplica)
  before(async () => {
    replica = await startReplica('2026-06-16');
  });
after(async () => {
  await replica?.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  stores += 1;
  env = {
    PAPERBOY_STORE: join(folder, `${stores}.db`),
    HF_ENDPOINT: replica?.url ?? '',
    PAPERBOY_ARXIV_URL: replica?.url ?? '',
  };
});

test('a week of lists holds every paper once, and a second reading adds none', {
  skip: noReplica,
}, async () => {
  const oneCategory = { ...env, PAPERBOY_ARXIV_CATEGORIES: 'cs.CL' };
  const first = await run('collect --days 7', oneCategory);
  assert.equal(first.status, 0);
  assert.match(first.world.written(), /^Hugging Face: \d+ papers on 7 lists, \d+ new, 0 problems$/m);
  const second = await run('collect --days 7', oneCategory);
  assert.match(
    second.world.written(),
    /^Hugging Face: \d+ papers on 7 lists, 0 new, 0 problems\narXiv: .*, 0 new, 0 problems$/m,
  );
});

test('a day holds all its papers, each once, with the categories that arXiv adds', {
  skip: noReplica,
}, async () => {
  await run('collect --date 2026-06-15');
  const { world } = await run('today --date 2026-06-15 --json');
  const view = JSON.parse(world.written());
  const items: { paper: string; categories?: string[] }[] = view.sections.flatMap(
    (section: { items: object[] }) => section.items,
  );
  assert.deepEqual(items.map(({ paper }) => paper).sort(), savedIds('2026-06-15').toSorted());
  assert.ok(
    items.filter(({ categories }) => categories).length >= 10,
    'arXiv names the categories of those it announced',
  );
});

test('a site that fails is named, and the other still counts', { skip: noReplica }, async () => {
  await replica.control({ faults: [{ path: '^/(api/daily|papers)', kind: 'html', times: 99 }] });
  const { status, world } = await run('collect --date 2026-06-15');
  await replica.control({ faults: [] });
  assert.equal(status, 0);
  assert.match(world.written(), /^Hugging Face: 0 papers on 0 lists, 0 new, [1-9]/m);
  assert.match(world.written(), /problem: .*2026-06-15/);
  const today = await run('today --date 2026-06-15');
  assert.match(today.world.written(), /could not read Hugging Face/);
});

test('where every site fails, the exit status says so', { skip: noReplica }, async () => {
  await replica.control({ faults: [{ path: '^/', kind: 'garbage', times: 999 }] });
  const { status } = await run('collect --date 2026-06-15');
  await replica.control({ faults: [] });
  assert.equal(status, 1);
});

test('words that are not understood are named, and nothing is read', async () => {
  for (const words of ['collect --date 2026-02-30', 'collect --days many', 'collect --dte 2026-06-15']) {
    const { status, world } = await run(words, {});
    assert.equal(status, 2, words);
    assert.match(world.noted(), /2026-06-15|whole number|There is --date, --days/);
  }
});

async function run(words: string, settings = env): Promise<{ status: number; world: TestWorld }> {
  const world = makeTestWorld(settings, '2026-06-16T12:00:00Z');
  return { status: await runCommand(world, words.split(' ')), world };
}
