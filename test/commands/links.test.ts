import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daily } from '../archive/kit.ts';
import { openCounter, rowsIn, someone } from './kit.ts';

const finds = ['1', '2', '3', '4', '5'].map((n) =>
  daily(`2606.0000${n}`, '2026-06-12', 9, {
    title: `Paper number ${n}`,
    abstract: 'We show that this works. It does.',
    authors: ['Ada Lovelace'],
  }),
);
const place = 'discord:7';
const linkTo = (...numbers: readonly number[]) =>
  numbers.map((n) => `https://arxiv.org/abs/2606.0000${n}v1`).join(' ');

test('nothing is said until a place asks for it, and nothing once it asks no more', async (t) => {
  const { ask, desk } = await openCounter(t, finds);
  assert.equal(await desk.cardsFor(linkTo(1), place), undefined);
  const on = await ask('links on');
  assert.equal(on.mistake, undefined);
  assert.equal(await desk.cardsFor(linkTo(1), 'discord:8'), undefined, 'another place');
  const view = await desk.cardsFor(`look: ${linkTo(1)}!`, place);
  assert.deepEqual(view?.sections, [
    {
      title: '',
      items: [
        {
          paper: '2606.00001',
          title: 'Paper number 1',
          url: 'https://huggingface.co/papers/2606.00001',
          gist: 'We show that this works.',
          authors: 'Ada Lovelace',
          votes: 9,
          actions: [{ label: 'Abstract', says: 'show 2606.00001' }],
        },
      ],
    },
  ]);
  await ask('links off');
  assert.equal(await desk.cardsFor(linkTo(2), place), undefined);
});

test('a paper is shown once a day in a place, whichever link names it and however many come at once', async (t) => {
  const { ask, desk, clock } = await openCounter(t, finds);
  await ask('links on');
  await ask('links on', { place: 'discord:8' });
  const both = await Promise.all([desk.cardsFor(linkTo(1), place), desk.cardsFor(linkTo(1), place)]);
  assert.equal(both.filter((view) => view).length, 1);
  const again = 'https://huggingface.co/papers/2606.00001';
  assert.equal(await desk.cardsFor(again, place), undefined);
  assert.ok(await desk.cardsFor(again, 'discord:8'), 'another place has its own day');
  clock.move(86_400_000);
  assert.ok(await desk.cardsFor(again, place));
  assert.equal(await desk.cardsFor(again, place), undefined);
});

test('at most three papers come for one message, and those not in the archive are passed over', async (t) => {
  const { ask, desk } = await openCounter(t, finds);
  await ask('links on');
  assert.equal(await desk.cardsFor('https://arxiv.org/abs/2601.99999 and 2606.00001', place), undefined);
  const view = await desk.cardsFor(`https://arxiv.org/abs/2601.99999 ${linkTo(5, 4, 3, 2)}`, place);
  assert.equal(view?.title, 'The 3 linked papers');
  assert.deepEqual(
    view?.sections.flatMap(({ items }) => items.map(({ paper }) => paper)),
    ['2606.00005', '2606.00004', '2606.00003'],
  );
});

test('settings show it where it is on, with a digest and without', async (t) => {
  const { ask } = await openCounter(t, finds);
  assert.equal((await ask('settings')).view.title, 'Nothing is set here');
  await ask('links on');
  const alone = await ask('settings');
  assert.match(alone.view.lead ?? '', /gets no digest/);
  assert.match(rowsIn(alone)['Links to papers'] ?? '', /^answered with the paper/);
  await ask('subscribe all');
  assert.match(rowsIn(await ask('settings'))['Links to papers'] ?? '', /^answered/);
  assert.match(
    rowsIn(await ask('settings', { hearsNothing: 'I am deaf.' }))['Links to papers'] ?? '',
    /^on, but: I am deaf\.$/,
  );
  await ask('links off');
  assert.equal(rowsIn(await ask('settings'))['Links to papers'], undefined);
});

test('where the bot sees no messages it says what to do, and only who may manage the place is asked', async (t) => {
  const { ask, archive } = await openCounter(t);
  const deaf = await ask('links on', { hearsNothing: 'Set this first.' });
  assert.deepEqual([deaf.mistake, deaf.view.lead], [true, 'Set this first.']);
  assert.equal((await ask('links on', { mayManage: false })).mistake, true);
  assert.equal((await ask('links maybe')).mistake, true);
  assert.equal(await archive.choices.links(someone.place), false);
  assert.equal((await ask('links off', { hearsNothing: 'Set this first.' })).mistake, undefined);
});
