import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../../src/day.ts';
import { daily } from '../archive/kit.ts';
import { angles } from '../kit/angles.ts';
import { openCounter, papersIn, pressesIn, rowsIn } from './kit.ts';

const model = { embedder: async () => angles };

/** Papers three degrees apart, two a day, the first one newest. */
const fan = Array.from({ length: 60 }, (_, at) =>
  daily(idAt(at), addDays('2026-06-15', -Math.floor(at / 2)), 1, { title: `Paper at ${3 * at}` }),
);

test('a search for what is like a paper finds what is near, and a minus leaves that out', async (t) => {
  const { ask } = await openCounter(t, fan, undefined, model);
  const found = papersIn(await ask('search like:2606.10004~99'));
  assert.deepEqual(found.toSorted(), [2, 3, 4, 5, 6].map(idAt));
  const rest = papersIn(await ask('search like:2606.10004~99 -like:2606.10006~99'));
  assert.deepEqual(rest.toSorted(), [2, 3].map(idAt));
});

test('a follow by example takes the nearness that lets a paper through every third day, and says so', async (t) => {
  const { ask, archive } = await openCounter(t, fan, undefined, model);
  const answer = await ask('follow like:2606.10000');
  const [kept] = await archive.choices.follows();
  const least = Number(/^like:2606\.10000~(\d+)$/.exec(kept?.query ?? '')?.[1]);
  const within = (percent: number) =>
    fan.filter((_, at) => Math.cos((3 * at * Math.PI) / 180) * 100 >= percent).length;
  assert.ok(within(least) <= 10 && within(least - 5) > 10, kept?.query);
  assert.match(answer.view.title, /like:2606\.10000~\d+/);
  assert.equal(papersIn(answer).length, 3);
});

test('what similar shows can be followed with a press', async (t) => {
  const { ask, archive } = await openCounter(t, fan, undefined, model);
  const press = pressesIn(await ask('similar 2606.10000 2606.10002'))['Follow papers like this'] ?? '';
  await ask(press);
  assert.match((await archive.choices.follows())[0]?.query ?? '', /^like:2606\.10000,2606\.10002~\d\d$/);
});

test('a nearness that was typed stays; where it is noisy a nearer one is offered', async (t) => {
  const crowd = Array.from({ length: 90 }, (_, at) =>
    daily(idAt(at), addDays('2026-06-15', -(at % 29)), 1, { title: `Paper at ${at}` }),
  );
  const { ask, archive } = await openCounter(t, crowd, undefined, model);
  const answer = await ask('follow like:2606.10000~50');
  assert.equal((await archive.choices.follows())[0]?.query, 'like:2606.10000~50');
  assert.match(pressesIn(answer)['Follow the narrower'] ?? '', /like:2606\.10000~\d\d/);
});

test('trends count what is like a paper', async (t) => {
  const { ask } = await openCounter(t, fan, undefined, model);
  // 90 % near are 25 degrees: eight papers on each side of the example, of the two weeks that are over.
  const rows = rowsIn(await ask('trends like:2606.10020~90'));
  assert.match(rows['like:2606.10020~90'] ?? '', /^17 papers/);
});

test('a paper that was never seen is no example, and the answer says so', async (t) => {
  const { ask, archive } = await openCounter(t, fan, undefined, model);
  const answer = await ask('follow like:2606.99999');
  assert.ok(answer.mistake);
  assert.match(answer.view.lead ?? answer.view.title, /not seen the paper 2606\.99999/);
  assert.deepEqual(await archive.choices.follows(), []);
  for (const words of [
    'search like:2606.99999',
    'trends paper vs like:2606.99999',
    'export like:2606.99999',
    'subscribe like:2606.99999',
  ]) {
    const refused = await ask(words);
    assert.ok(refused.mistake, words);
    assert.match(refused.view.lead ?? '', /not seen the paper 2606\.99999/);
    assert.deepEqual(Object.values(pressesIn(refused)), [`help ${words.split(' ', 1)}`]);
  }
  assert.equal(await archive.choices.subscription('discord:7'), undefined);
});

test('a digest by example previews what is near, and why tells it of each paper', async (t) => {
  const { ask, clock } = await openCounter(t, fan, undefined, model);
  await ask('subscribe like:2606.10003~99 --at 09:00 --timezone UTC');
  await ask('follow like:2606.10003~99');
  clock.move(24 * 3_600_000);
  // Monday's list, now whole, holds the papers at 0 and at 3 degrees; the example is at 9, and 99 % near are 8 degrees.
  assert.deepEqual(papersIn(await ask('preview')), [idAt(1)]);
  const near = JSON.stringify((await ask(`why ${idAt(1)}`)).view);
  const far = JSON.stringify((await ask(`why ${idAt(0)}`)).view);
  assert.match(far, /like:2606\.10003~99/);
  assert.notEqual(near.replaceAll(idAt(1), ''), far.replaceAll(idAt(0), ''));
});

test('a topic by example gathers papers as a topic of words does', async (t) => {
  const topics = [
    { id: 'east', title: 'The east', query: 'like:2606.10003~99' },
    { id: 'words', title: 'Of words', query: 'nothing' },
  ];
  const { ask, clock } = await openCounter(t, fan, topics, model);
  const found = papersIn(await ask('search topic:east'));
  assert.deepEqual(found.toSorted(), [1, 2, 3, 4, 5].map(idAt));
  await ask('subscribe topic:east --at 09:00 --timezone UTC');
  clock.move(24 * 3_600_000);
  const preview = await ask('preview');
  assert.deepEqual(papersIn(preview), [idAt(1)]);
  assert.equal(preview.view.sections[0]?.title, 'The east');
});

function idAt(degrees: number): string {
  return `2606.1${String(degrees).padStart(4, '0')}`;
}
