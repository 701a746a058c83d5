import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import { openArchive } from '../../src/archive/open.ts';
import type { Day } from '../../src/day.ts';
import type { SourceName } from '../../src/listing.ts';
import { all, daily, listing, now, paper, tempFolder } from './kit.ts';
import { onEachArchive } from './stores.ts';

const later = new Date('2026-06-16T12:00:00.000Z');

onEachArchive((open) => {
  test('a paper comes back with every fact it was saved with, and absent facts stay absent', async (t) => {
    const { papers } = await open(t);
    const rich = paper('2606.00001', {
      title: 'Attention $\\alpha$ – “quoted” 机器',
      abstract: 'Long.',
      authors: ['Ada Lovelace', 'Łukasz Ünal'],
      publishedOn: '2026-06-12',
      organization: 'NVIDIA',
      gist: 'One sentence.',
      keywords: ['agents', 'c++'],
      categories: ['cs.CL', 'cs.AI'],
      code: { url: 'https://github.com/a/b', stars: 12 },
      projectUrl: 'https://a.example',
      url: 'https://b.example',
    });
    const listings = [{ ...listing('huggingface', '2026-06-15', rich.id, 3), comments: 0 }];
    await papers.save(
      [
        { paper: rich, listings },
        { paper: paper('poor'), listings: [] },
      ],
      now,
    );
    assert.deepEqual(await papers.get(['poor', rich.id]), [
      { paper: paper('poor'), listings: [] },
      { paper: rich, listings },
    ]);
  });

  test('saving the same again adds nothing and changes nothing', async (t) => {
    const { papers } = await open(t);
    const finds = [daily('2606.00001', '2026-06-15', 3), daily('2606.00002', '2026-06-15')];
    assert.deepEqual(await papers.save(finds, now), { added: 2, known: 0 });
    const before = await keptIn(papers);
    assert.deepEqual(await papers.save(finds, later), { added: 0, known: 2 });
    assert.deepEqual(await keptIn(papers), before);
  });

  test('one paper on both sites is one paper that keeps the best of both', async (t) => {
    const { papers } = await open(t);
    await papers.save([daily('2606.00001', '2026-06-15', 3, { gist: 'A gist.', abstract: 'Short.' })], now);
    const fromArxiv = paper('2606.00001', { abstract: 'A good deal longer.', categories: ['cs.CL'] });
    await papers.save(
      [{ paper: fromArxiv, listings: [listing('arxiv', '2026-06-15', fromArxiv.id)] }],
      later,
    );
    const [found] = await papers.get(['2606.00001']);
    assert.deepEqual(found?.paper, { ...fromArxiv, gist: 'A gist.' });
    assert.deepEqual(found?.listings, [
      listing('huggingface', '2026-06-15', '2606.00001', 3),
      listing('arxiv', '2026-06-15', '2606.00001'),
    ]);
    assert.equal(await papers.count(), 1);
  });

  test('votes and comments of a newer reading win, and what it does not state stays', async (t) => {
    const { papers } = await open(t);
    const read = (votes?: number, comments?: number) =>
      papers.save(
        [
          {
            paper: paper('a'),
            listings: [
              {
                ...listing('huggingface', '2026-06-15', 'a', votes),
                ...(comments !== undefined && { comments }),
              },
            ],
          },
        ],
        now,
      );
    await read(9, 2);
    await read(7);
    await read(undefined);
    assert.deepEqual((await papers.get(['a']))[0]?.listings, [
      { ...listing('huggingface', '2026-06-15', 'a', 7), comments: 2 },
    ]);
  });

  test('the moment at which a paper was first seen stays', async (t) => {
    const { papers } = await open(t);
    await papers.save([daily('a', '2026-06-15')], now);
    await papers.save([daily('a', '2026-06-16', 5, { title: 'Another title' })], later);
    assert.deepEqual(
      (await keptIn(papers)).map(({ seenAt }) => seenAt),
      [now.toISOString()],
    );
  });

  test('a paper twice in one save is added once', async (t) => {
    const { papers } = await open(t);
    const saved = await papers.save([daily('a', '2026-06-15', 1), daily('a', '2026-06-15', 2)], now);
    assert.deepEqual(saved, { added: 1, known: 1 });
    assert.deepEqual(await listedIds(papers, 'huggingface', '2026-06-15'), ['a']);
  });

  test('a save that fails saves nothing of itself', async (t) => {
    const { papers } = await open(t);
    const impossible = paper('b');
    Object.assign(impossible, { title: undefined });
    await assert.rejects(papers.save([daily('a', '2026-06-15'), { paper: impossible, listings: [] }], now));
    assert.equal(await papers.count(), 0);
    assert.deepEqual(await papers.save([daily('a', '2026-06-15')], now), { added: 1, known: 0 });
  });

  test('a list keeps the order in which its source showed it, and takes a new one from a whole reading', async (t) => {
    const { papers } = await open(t);
    const save = (ids: string) =>
      papers.save(
        [...ids].map((id) => daily(id, '2026-06-15')),
        now,
      );
    const order = async () => (await listedIds(papers, 'huggingface', '2026-06-15')).join('');
    await save('cab');
    assert.equal(await order(), 'cab');
    await save('dacb');
    assert.equal(await order(), 'dacb');
    await save('be');
    assert.equal(await order(), 'dacbe', 'a part of the list moves nothing and adds behind');
    await save('f');
    assert.equal(await order(), 'dacbef');
  });

  test('days are listed oldest first, a paper of several days once, and one source without the other', async (t) => {
    const { papers } = await open(t);
    await papers.save([daily('b', '2026-06-16'), daily('a', '2026-06-16')], now);
    await papers.save([daily('a', '2026-06-15')], now);
    await papers.save([{ paper: paper('c'), listings: [listing('arxiv', '2026-06-15', 'c')] }], now);
    assert.deepEqual(await listedIds(papers, 'huggingface', '2026-06-15', '2026-06-16'), ['a', 'b']);
    assert.deepEqual(await listedIds(papers, 'huggingface', '2026-06-16'), ['b', 'a']);
    assert.deepEqual(await listedIds(papers, 'arxiv', '2026-06-01', '2026-06-30'), ['c']);
    assert.deepEqual(
      [...(await papers.listedDays('huggingface', '2026-06-01', '2026-06-30'))],
      [
        ['2026-06-15', 1],
        ['2026-06-16', 2],
      ],
    );
  });

  test('ids of any kind are kept letter for letter', async (t) => {
    const { papers } = await open(t);
    const ids = [
      'cs/9901001',
      'acl:2024.main-1',
      ' x ',
      "o'hara",
      '"',
      'é',
      'e\u0301',
      'A',
      'a',
      '机器',
      'a\nb',
      '%',
      '🙂',
    ];
    await papers.save(
      ids.map((id) => ({ paper: paper(id), listings: [] })),
      now,
    );
    assert.deepEqual(
      (await papers.get(ids)).map((one) => one.paper.id),
      ids,
    );
    assert.equal(await papers.count(), ids.length);
  });

  test('papers nobody knows are absent from an answer', async (t) => {
    const { papers } = await open(t);
    assert.deepEqual(await papers.get(['nothing']), []);
    assert.deepEqual(await papers.listed('arxiv', '2026-06-15', '2026-06-15'), []);
    assert.equal((await papers.listedDays('arxiv', '2026-06-15', '2026-06-15')).size, 0);
  });
});

test('a paper that is read again unchanged is not written again, nor put into the search index anew', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(path);
  t.after(archive.close);
  const finds = [daily('a', '2026-06-15', 1, { abstract: 'Some words.' })];
  await archive.papers.save(finds, now);
  const watcher = new DatabaseSync(path);
  t.after(() => watcher.close());
  watcher.exec(`CREATE TABLE written (what TEXT);
    CREATE TRIGGER facts AFTER UPDATE ON papers BEGIN INSERT INTO written VALUES ('facts'); END;
    CREATE TRIGGER standing AFTER UPDATE ON standings BEGIN INSERT INTO written VALUES ('standing'); END`);
  const indexed = watcher.prepare('SELECT count(*) AS blocks, sum(length(block)) AS bytes FROM words_data');
  const before = indexed.get();
  await archive.papers.save(finds, later);
  assert.deepEqual(watcher.prepare('SELECT what FROM written').all(), []);
  assert.deepEqual(indexed.get(), before);
  await archive.papers.save([daily('a', '2026-06-15', 1, { abstract: 'Some other, longer words.' })], later);
  assert.equal(watcher.prepare('SELECT what FROM written').all().length, 1);
  assert.notDeepEqual(indexed.get(), before);
});

async function keptIn(papers: Archive['papers']) {
  return all(papers.each());
}

async function listedIds(papers: Archive['papers'], source: SourceName, first: Day, last = first) {
  return (await papers.listed(source, first, last)).map((one) => one.paper.id);
}
