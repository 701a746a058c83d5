import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Archive, Find, FindResult } from '../../src/archive/archive.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { testEmbedder } from '../kit/embedder.ts';
import { daily, now, tempArchive } from './kit.ts';

const alike = [
  ['robot', 'android', 'machine'],
  ['fold', 'crease'],
  ['laundry', 'shirt', 'clothes'],
];

const finds: readonly Find[] = [
  daily('2606.00001', '2026-06-15', 3, { title: 'Androids crease shirts', categories: ['cs.RO'] }),
  daily('2606.00002', '2026-06-14', 9, { title: 'A robot that can fold laundry', categories: ['cs.RO'] }),
  daily('2606.00003', '2026-06-13', 99, { title: 'Protein design', abstract: 'Of laundry lists.' }),
  daily('2606.00004', '2026-06-12', 50, { title: 'Whales sing', authors: ['Robot Fold', 'Ada Byron'] }),
  daily('2606.00005', '2026-06-11', 1, { title: 'BERT: reading both ways', abstract: 'A transformer.' }),
  daily('2606.00006', '2026-06-10', 500, {
    title: 'Another look',
    abstract: 'We look at BERT, and BERT, and again at BERT, which is everywhere.',
  }),
  daily('2606.00007', '2026-06-09', 0, { title: 'Machines crease clothes', categories: ['cs.AI'] }),
];

test('papers that say the same in other words are found beside those that hold all the words, and behind them', async (t) => {
  const result = await find(await archiveOf(t), 'robot fold laundry');
  assert.equal(result.total, 1);
  assert.equal(result.papers[0]?.paper.id, '2606.00002');
  assert.deepEqual(ids(result, 'meaning'), ['2606.00001', '2606.00007']);
  assert.equal(result.near, 2);
});

test('what is found for its meaning still holds the phrases, fields and filters, and lacks what must be absent', async (t) => {
  const archive = await archiveOf(t);
  assert.deepEqual(ids(await find(archive, 'robot fold laundry cat:cs.RO'), 'meaning'), ['2606.00001']);
  assert.deepEqual(ids(await find(archive, 'robot fold laundry -shirts'), 'meaning'), ['2606.00007']);
  assert.deepEqual(ids(await find(archive, 'robot fold laundry since:4d'), 'meaning'), ['2606.00001']);
  assert.deepEqual(ids(await find(archive, 'robot "crease clothes"'), 'meaning'), ['2606.00007']);
  assert.deepEqual(ids(await find(archive, 'robot laundry upvotes>=2'), 'meaning'), ['2606.00001']);
});

test('a paper of that name comes first, though others say the name more often and have more votes', async (t) => {
  const result = await find(await archiveOf(t), 'bert');
  assert.deepEqual(ids(result, 'words').slice(0, 2), ['2606.00005', '2606.00006']);
});

test('a whole title, an id and an author are found first', async (t) => {
  const archive = await archiveOf(t);
  const first = async (typed: string) => (await find(archive, typed)).papers[0]?.paper.id;
  assert.equal(await first('androids crease shirts'), '2606.00001');
  assert.equal(await first('2606.00003'), '2606.00003');
  assert.equal(await first('ada byron'), '2606.00004');
  assert.equal(await first('Byron Ada'), '2606.00004');
  assert.equal(await first('byron'), '2606.00004');
});

test('votes, then the newer day, decide between papers that are alike, and pages do not overlap', async (t) => {
  const archive = await archiveOf(
    t,
    Array.from({ length: 30 }, (_, at) =>
      daily(`p${at}`, `2026-06-${10 + (at % 5)}`, at % 3, { title: 'Quantum gravity' }),
    ),
  );
  const pages = await Promise.all([0, 10, 20, 30].map((offset) => find(archive, 'quantum gravity', offset)));
  const papers = pages.flatMap((page) => page.papers);
  assert.equal(new Set(papers.map(({ paper }) => paper.id)).size, 30);
  const standing = papers.map(({ listings: [one] }) => `${one?.votes} ${one?.day}`);
  assert.deepEqual(standing, standing.toSorted().toReversed());
});

test('where more papers hold the words than are scored, all of them can still be turned to, each once', async (t) => {
  const archive = await archiveOf(
    t,
    Array.from({ length: 1_300 }, (_, at) => daily(`p${at}`, '2026-06-10', 0, { title: `Gravity ${at}` })),
  );
  const seen: string[] = [];
  for (let offset = 0; offset < 1_400; offset += 100) {
    const result = await find(archive, 'gravity', offset, 100);
    assert.deepEqual([result.total, result.isMore, result.shown], [1_300, false, 1_300]);
    seen.push(...result.papers.map(({ paper }) => paper.id));
  }
  assert.deepEqual([seen.length, new Set(seen).size], [1_300, 1_300]);
});

test('a near paper that holds the halves of a hyphenated word apart is none with all the words, and no page is lost', async (t) => {
  const together = Array.from({ length: 650 }, (_, at) =>
    daily(`p${at}`, '2026-06-10', 0, { title: `Image-text ${at}` }),
  );
  const apart = Array.from({ length: 5 }, (_, at) =>
    daily(`q${at}`, '2026-06-10', 0, { title: 'Text image' }),
  );
  const archive = await archiveOf(t, [...apart, ...together]);
  const seen: string[] = [];
  for (let offset = 0; offset < 655; offset += 131) {
    const result = await find(archive, 'image-text', offset, 131);
    assert.deepEqual([result.total, result.near, result.shown], [650, 5, 655]);
    seen.push(...result.papers.map(({ paper, how }) => `${how} ${paper.id.slice(0, 1)} ${paper.id}`));
  }
  assert.deepEqual([seen.length, new Set(seen).size], [655, 655]);
  assert.equal(seen.filter((words) => words.startsWith('words p')).length, 650);
});

test('for a word that no paper holds the one that was meant is named, and what is near to that is found', async (t) => {
  const archive = await archiveOf(t, [
    ...finds,
    ...['a', 'b', 'c'].map((id) => daily(id, '2026-06-15', 1, { title: 'Diffusion of images' })),
  ]);
  const result = await find(archive, 'difusion robots');
  assert.deepEqual([...result.meant], [['difusion', 'diffusion']]);
  assert.equal((await find(archive, 'diffusion images')).meant.size, 0);
  assert.equal((await find(archive, 'xylophone')).meant.size, 0);
});

test('of many unknown words the first three are respelled, and one longer than any word is not', async (t) => {
  const known = ['Diffusion', 'Proteins', 'Kernels', 'Graphs'].flatMap((title) =>
    ['a', 'b', 'c'].map((id) => daily(`${title}${id}`, '2026-06-15', 1, { title })),
  );
  const archive = await archiveOf(t, known);
  const slips = ['tiffusion', 'protien', 'kernal', 'grahp'];
  const { meant } = await find(archive, ['x'.repeat(60), ...slips].join(' '));
  assert.deepEqual(
    meant,
    new Map([
      ['tiffusion', 'diffusion'],
      ['protien', 'protein'],
      ['kernal', 'kernel'],
    ]),
  );
});

test('without a model the exact words are found as ever', async (t) => {
  const archive = await tempArchive(t);
  await archive.papers.save(finds, now);
  const result = await find(archive, 'robot fold laundry');
  assert.deepEqual([ids(result, 'words'), result.near], [['2606.00002'], 0]);
});

test('a query of filters alone is answered as a search is', async (t) => {
  const result = await find(await archiveOf(t), 'cat:cs.RO');
  assert.deepEqual([result.total, result.near, ids(result, 'words')], [2, 0, ['2606.00002', '2606.00001']]);
});

async function archiveOf(t: TestContext, papers: readonly Find[] = finds): Promise<Archive> {
  const archive = await tempArchive(t, { embedder: async () => testEmbedder(alike) });
  await archive.papers.save(papers, now);
  return archive;
}

async function find(archive: Archive, typed: string, offset = 0, limit = 10): Promise<FindResult> {
  const parsed = parseQuery(typed, []);
  assert.ok(parsed.ok, typed);
  return archive.papers.find(parsed.query, { limit, offset, now });
}

function ids(result: FindResult, how: string): readonly string[] {
  return result.papers.filter((one) => one.how === how).map(({ paper }) => paper.id);
}
