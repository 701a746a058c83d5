import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Find } from '../../src/archive/archive.ts';
import type { Answer } from '../../src/platforms/platform.ts';
import { longestNote } from '../../src/saved-paper.ts';
import { daily } from '../archive/kit.ts';
import { openCounter, papersIn, pressesIn } from './kit.ts';

const finds: readonly Find[] = [
  daily('2606.00001', '2026-06-15', 9, { title: 'Camera cloning', authors: ['Aäron van den Oord'] }),
  daily('2606.00002', '2026-06-12', 3, { title: 'Cloning of camera motion' }),
  daily('2606.00003', '2026-06-11', 70, { title: 'Protein folding' }),
];

test('a note stands with the saved paper, is changed by another one, and can be taken away', async (t) => {
  const { ask } = await openCounter(t, finds);
  await ask('save 2606.00001 compare with our rollouts');
  assert.equal(noteOf(await ask('saved')), 'Your note: compare with our rollouts');
  assert.equal(
    (await ask('save https://arxiv.org/abs/2606.00001v2 for chapter 2')).view.title,
    'Your note is kept',
  );
  assert.equal(noteOf(await ask('saved')), 'Your note: for chapter 2');
  await ask('save 2606.00001');
  assert.equal(noteOf(await ask('saved')), 'Your note: for chapter 2', 'saved again without a word');
  await ask('save 2606.00001 --note -');
  assert.doesNotMatch(noteOf(await ask('saved')) ?? '', /note/);
  await ask('save protein folding --note "read the proof first"');
  assert.equal(noteOf(await ask('saved')), 'Your note: read the proof first');
});

test('what is offered while typing is no note, and words of a title are none', async (t) => {
  const { ask } = await openCounter(t, finds);
  for (const words of ['save 2606.00001 — Camera cloning', 'save protein folding']) await ask(words);
  const all = await ask('saved');
  assert.deepEqual(papersIn(all), ['2606.00003', '2606.00001']);
  assert.doesNotMatch(JSON.stringify(all.view.sections), /Your note/);
});

test('a note that is too long is told so, and nothing is saved', async (t) => {
  const { ask } = await openCounter(t, finds);
  const answer = await ask(`save 2606.00001 ${'long '.repeat(longestNote / 5 + 1)}`);
  assert.match(answer.view.lead ?? '', /A note holds 300 characters/);
  assert.deepEqual(papersIn(await ask('saved')), []);
});

test('an export is the reader’s own list as a file, newest first, with their notes', async (t) => {
  const { ask } = await openCounter(t, finds);
  assert.match((await ask('export')).view.lead ?? '', /Nothing is put aside/);
  await ask('save 2606.00003');
  await ask('save 2606.00001 compare');
  await ask('save 2606.00002', { reader: 'discord:user/2' });
  const answer = await ask('export');
  assert.deepEqual([answer.private, fileOf(answer).name], [true, 'saved-2026-06-15.bib']);
  const { entries } = parseBibtex(fileOf(answer).text);
  assert.deepEqual(
    entries.map(({ fields }) => [fields.eprint, fields.annote]),
    [
      ['2606.00001', 'compare'],
      ['2606.00003', undefined],
    ],
  );
  assert.deepEqual(Object.values(pressesIn(answer)), [
    'export ris',
    'export csl-json',
    'export markdown',
    'export csv',
  ]);
  for (const [words, name] of [
    ['export csv', 'saved-2026-06-15.csv'],
    ['export saved RIS', 'saved-2026-06-15.ris'],
    ['export --format markdown', 'saved-2026-06-15.md'],
    ['export csl-json', 'saved-2026-06-15.json'],
  ] as const)
    assert.equal(fileOf(await ask(words)).name, name, words);
});

test('an export of very many saved papers holds all of them, and says so', async (t) => {
  const many = Array.from({ length: 520 }, (_, at) => daily(`2606.1${1000 + at}`, '2026-06-15', 1));
  const { ask, archive } = await openCounter(t, many);
  const at = '2026-06-15T12:00:00.000Z';
  for (const { paper } of many)
    await archive.choices.save({ reader: 'discord:user/1', paper: paper.id, at, place: 'discord:7' });
  const answer = await ask('export csv');
  assert.match(answer.view.lead ?? '', /^520 papers, as/);
  assert.equal(parseCsv(fileOf(answer).text, { bom: true }).length, 521);
});

test('an export of a search holds what the search finds', async (t) => {
  const { ask } = await openCounter(t, finds);
  const answer = await ask('export camera cloning csv');
  const rows: unknown = parseCsv(fileOf(answer).text, { bom: true, columns: true });
  assert.ok(Array.isArray(rows));
  assert.deepEqual(rows.map(({ arxiv }) => arxiv).toSorted(), ['2606.00001', '2606.00002']);
  assert.match(answer.view.lead ?? '', /^2 papers, as CSV\.$/);
  assert.match((await ask('export nothing of the sort')).view.lead ?? '', /No paper is found/);
  const wrong = await ask('export title: --format ris');
  assert.equal(wrong.mistake, true);
});

function noteOf({ view }: Answer): string | undefined {
  return view.sections[0]?.items[0]?.gist;
}

function fileOf({ view }: Answer): { readonly name: string; readonly text: string } {
  const [file = assert.fail(`no file: ${view.lead}`)] = view.files ?? [];
  return { name: file.name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes) };
}
