import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { topics } from '../../config/topics.ts';
import type { Find } from '../../src/archive/archive.ts';
import { daily } from '../archive/kit.ts';
import { testEmbedder } from '../kit/embedder.ts';
import { type Counter, openCounter, papersIn, pressesIn } from './kit.ts';

const finds: readonly Find[] = [
  daily('2606.00001', '2026-06-15', 3, { title: 'Androids crease shirts', categories: ['cs.RO'] }),
  daily('2606.00002', '2026-06-14', 9, { title: 'A robot folds laundry', keywords: ['robot'] }),
  daily('2606.00003', '2026-06-13', 1, { title: 'Robot arms', authors: ['Ada Byron'] }),
  daily('2606.00004', '2026-06-12', 70, { title: 'Robot legs' }),
  daily('2606.00005', '2026-06-11', 5, { title: 'Protein design for whales' }),
  daily('2606.00006', '2026-06-11', 5, { title: 'Protein Design for Whales' }),
];

test('each paper says why it is there: by its words, by its name, or by its meaning', async (t) => {
  const { ask } = await counter(t);
  const answer = await ask('search robots folding laundry');
  assert.match(
    answer.view.lead ?? '',
    /^\d papers?, best match first: none with all the words and \d near in meaning\.$/,
  );
  const whys = answer.view.sections.flatMap(({ items }) => items.map(({ why }) => why));
  assert.equal(whys[0], 'near in meaning, and matched "robots", "laundry"');
  assert.ok(whys.includes('near in meaning'));
  const byAuthor = await ask('search ada byron');
  assert.equal(byAuthor.view.sections[0]?.items[0]?.why, 'by ada byron');
  assert.equal((await ask('search 2606.00005')).view.sections[0]?.items[0]?.why, 'has that id');
});

test('by votes or by date only papers with all the words are shown', async (t) => {
  const { ask } = await counter(t);
  assert.deepEqual(papersIn(await ask('search robot --sort votes')), [
    '2606.00004',
    '2606.00002',
    '2606.00003',
  ]);
  assert.deepEqual(papersIn(await ask('search robot --sort date')), [
    '2606.00002',
    '2606.00003',
    '2606.00004',
  ]);
});

test('a slip of the fingers is offered as it was meant, ready to press, where that finds something', async (t) => {
  const { ask } = await counter(t, [
    ...finds,
    daily('2606.00007', '2026-06-10', 0, { title: 'Protein maps' }),
  ]);
  const fixed = await ask('search protien maps');
  assert.equal(pressesIn(fixed)['Did you mean protein maps?'], 'search protein maps');
  assert.deepEqual(papersIn(await ask('search protein maps')).slice(0, 1), ['2606.00007']);
  const half = await ask('search protien maps xylophone');
  assert.ok(
    !Object.keys(pressesIn(half)).some((label) => label.startsWith('Did you mean')),
    'it would find nothing',
  );
});

test('more like these asks for papers like the first three, and never for themselves', async (t) => {
  const { ask } = await counter(t);
  const answer = await ask('search robot');
  const press = pressesIn(answer)['More like these'] ?? '';
  assert.match(press, /^similar 2606\.0000\d 2606\.0000\d 2606\.0000\d$/);
  const alike = await ask(press);
  assert.equal(alike.mistake, undefined);
  assert.match(alike.view.title, / and 2 more$/);
  for (const id of press.split(' ').slice(1)) assert.ok(!papersIn(alike).includes(id));
});

test('what says the same in other words is similar, and another entry of the same paper is not shown', async (t) => {
  const { ask } = await counter(t);
  const alike = await ask('similar 2606.00002');
  const other = alike.view.sections[0]?.items.find(({ paper }) => paper === '2606.00001');
  assert.equal(other?.why, 'near in meaning');
  assert.deepEqual(papersIn(await ask('similar 2606.00005')), []);
});

function counter(t: TestContext, papers = finds): Promise<Counter> {
  const alike = [
    ['robot', 'android'],
    ['fold', 'folding', 'crease'],
    ['laundry', 'shirt'],
  ];
  return openCounter(t, papers, topics, { embedder: async () => testEmbedder(alike) });
}
