import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitQueries, withoutMonths } from '../../commands/split-queries.ts';
import { topics } from '../../config/topics.ts';
import type { Find } from '../../src/archive/archive.ts';
import { addDays } from '../../src/day.ts';
import type { Answer } from '../../src/platforms/platform.ts';
import { daily } from '../archive/kit.ts';
import { angles } from '../kit/angles.ts';
import { openCounter, papersIn, pressesIn, rowsIn } from './kit.ts';

/** Three weeks of two papers on weekdays, agents twice as many as videos in the last of them. */
const finds: readonly Find[] = Array.from({ length: 21 }, (_, at) => at).flatMap((at) => {
  const day = addDays('2026-05-25', at);
  const title = at >= 14 && at % 2 === 0 ? 'Agents and more agents' : 'Video generation';
  return [
    daily(`2605.1${String(at).padStart(4, '0')}`, day, at, { title: 'Agents that use tools' }),
    daily(`2605.2${String(at).padStart(4, '0')}`, day, at, { title }),
  ];
});

test('trends counts the weeks that are over, in words and in a picture that says the same', async (t) => {
  const { ask } = await openCounter(t, finds);
  const answer = await ask('trends agents vs "video generation" --months 12');
  assert.equal(answer.view.title, 'Trends · agents vs "video generation"');
  assert.match(answer.view.lead ?? '', /from 25 May 2026 to 14 June 2026/);
  assert.deepEqual(rowsIn(answer), {
    agents: '25 papers, 8.3 a week',
    '"video generation"': '17 papers, 5.7 a week',
    'All papers kept': '42 papers, 14 a week',
    'Week of 25 May': 'agents 7 · "video generation" 7',
    'Week of 1 June': 'agents 7 · "video generation" 7',
    'Week of 8 June': 'agents 11 · "video generation" 3',
  });
  assert.equal(answer.view.note, 'This week so far: agents 0 and "video generation" 0.');
  assert.match(pictureIn(answer), /agents: from 7 to 11, at most 11 in the week of 8 June/);
  assert.equal(pressesIn(answer)['Search agents'], 'search agents');
});

test('what a press of trends says is cut between characters where a query is long', async (t) => {
  const { ask } = await openCounter(t, finds);
  for (const lead of ['a', 'ab']) {
    const label = Object.keys(pressesIn(await ask(`trends ${lead}${'🤖'.repeat(30)}`)))[0] ?? '';
    assert.match(label, /^Search ab?🤖+…$/u);
    assert.ok(label.isWellFormed() && label.length <= 40, label);
  }
});

test('trends says what is wrong with one query of several, and offers the line mended', async (t) => {
  const { ask } = await openCounter(t, finds);
  const { mistake, view } = await ask('trends agents vs "never closed (; video');
  assert.equal(mistake, true);
  assert.equal(view.note, 'Try: trends agents vs "never closed (" vs video');
  assert.match((await ask('trends a, b, c, d, e, f')).view.lead ?? '', /6 queries/);
  assert.match((await ask('trends agents --months 0')).view.lead ?? '', /from 1 to 60/);
});

test('trends of what nobody wrote about, and of a store that is new, are answered in words alone', async (t) => {
  const { ask } = await openCounter(t, finds);
  const none = await ask('trends nothing-of-the-sort');
  assert.match(none.view.lead ?? '', /No paper matches/);
  assert.equal(none.view.files, undefined);
  const fresh = await openCounter(t, [daily('2606.1', '2026-06-15', 1, { title: 'Agents' })]);
  const answer = await fresh.ask('trends agents');
  assert.match(answer.view.lead ?? '', /no whole week to count yet\. So far: agents 1/);
  assert.equal(answer.view.files, undefined);
});

test('what is completed is the last query of the line, and the others stay', async (t) => {
  const { suggest } = await openCounter(t, finds);
  const alone = await suggest('search', 'query', 'age');
  assert.ok(alone.length > 0);
  assert.deepEqual(
    await suggest('trends', 'query', 'video vs "a, b", age'),
    alone.map((query) => `video vs "a, b", ${query}`),
  );
});

test('queries are parted by vs, commas and semicolons, but not within quotes', () => {
  assert.deepEqual(splitQueries('agents vs diffusion'), ['agents', 'diffusion']);
  assert.deepEqual(splitQueries('agents VS. diffusion versus "a, b; c vs d" ; agents'), [
    'agents',
    'diffusion',
    '"a, b; c vs d"',
  ]);
  assert.deepEqual(splitQueries('advs,  vs '), ['advs', 'vs']);
  assert.deepEqual(splitQueries(' , '), [',']);
  assert.deepEqual(withoutMonths('agents for the last 2 years'), { rest: 'agents', months: 24 });
  assert.deepEqual(withoutMonths('gpt 4'), { rest: 'gpt 4' });
});

test('map numbers the week’s papers by votes, says which belong together, and finds the one behind a number', async (t) => {
  const { ask } = await openCounter(t, finds, topics, { embedder: async () => angles });
  const answer = await ask('map last');
  assert.match(answer.view.title, /Monday 8 June to Sunday 14 June/);
  assert.equal(answer.view.sections.at(-1)?.items[0]?.title, '1 · Agents that use tools');
  const numbers = Object.values(rowsIn(answer)).flatMap((row) => row.split(', ').map(Number));
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: 14 }, (_, at) => at + 1),
  );
  assert.match(pictureIn(answer), /Map of 14 numbered dots/);
  assert.deepEqual(pressesIn(answer), { Next: 'map last --page 2' });
  const third = await ask('map 2026-W24 --number 3');
  assert.deepEqual(papersIn(third), [papersIn(answer)[2]]);
  assert.match((await ask('map last --number 15')).view.lead ?? '', /from 1 to 14/);
  assert.match((await ask('map 2026-W54')).view.lead ?? '', /is no week/);
  assert.match((await ask('map 2027-01-01')).view.lead ?? '', /has not come yet/);
  assert.match((await ask('map 2025-W01')).view.lead ?? '', /no list of those days/);
});

/** Six papers of one day on two topics. */
const twoTopics: readonly Find[] = ['Agents that use tools', 'Video generation'].flatMap((title, topic) =>
  [1, 2, 3].map((at) => daily(`2606.${topic}000${at}`, '2026-06-12', 10 * at - topic, { title })),
);

test('today brings its picture to a chat and not to who sees words alone', async (t) => {
  const { ask } = await openCounter(t, twoTopics);
  assert.equal(
    pictureIn(await ask('today 2026-06-12')),
    'Bars of papers by topic, with a dot for the votes of each. Agents: 3 papers, at most 30 votes. Video: 3 papers, at most 29 votes.',
  );
  assert.equal((await ask('today 2026-06-12', { wordsOnly: true })).view.files, undefined);
  assert.equal((await ask('today 2026-06-12 agents')).view.files, undefined, 'one topic needs no picture');
});

test('a place gets the picture on its digest where it asks for it, and its style has room', async (t) => {
  const { archive, clock, ask } = await openCounter(t, twoTopics);
  await archive.readings.note(
    'huggingface',
    '2026-06-12',
    twoTopics.length,
    new Date('2026-06-13T12:00:00Z'),
  );
  const shown = async (words: string) => {
    await ask(words);
    return rowsIn(await ask('settings')).Picture ?? '';
  };
  clock.set('2026-06-14T12:00:00Z');
  assert.equal(await shown('subscribe'), 'none');
  assert.equal((await ask('preview')).view.files, undefined);
  assert.match(await shown('subscribe --picture on'), /^on top/);
  assert.match(await shown('subscribe --max 20'), /^on top/, 'it stays');
  assert.match(pictureIn(await ask('preview')), /Agents: 3 papers/);
  assert.match(await shown('subscribe --style compact'), /^none: the compact/);
  assert.equal((await ask('preview')).view.files, undefined);
});

/** The alternative text of the answer's picture, which is a PNG. */
function pictureIn({ view }: Answer): string {
  const [file] = view.files ?? [];
  assert.ok(file?.kind === 'picture', 'there is a picture');
  assert.deepEqual(
    [...file.bytes.slice(1, 4)],
    [...'PNG'].map((letter) => letter.charCodeAt(0)),
  );
  assert.ok(file.alt.length <= 1_000);
  return file.alt;
}
