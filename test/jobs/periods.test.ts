import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day } from '../../src/day.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { daily, tempArchive } from '../archive/kit.ts';
import { lastWords, partsOf, subscription, testHands, testPlatform } from './kit.ts';

const first: Day = '2026-06-01';

test('a place of weeks and one of months get one digest each, which holds every paper since the last one once', async (t) => {
  const archive = await tempArchive(t);
  const days = Array.from({ length: 44 }, (_, at) => addDays(first, at));
  await archive.papers.save(
    days.map((day, at) => daily(`2606.${String(at).padStart(5, '0')}`, day, at)),
    new Date(`${first}T12:00:00Z`),
  );
  const since = `${first}T12:00:00.000Z`;
  const weekly = subscription('discord:1', { every: 'week', days: ['mon', 'wed'], max: 50, since });
  const monthly = subscription('discord:2', { every: 'month', max: 50, since });
  for (const place of [weekly, monthly]) await archive.choices.subscribe(place);
  const hands = testHands('2026-06-02T08:59:00Z');
  // Twice a day, for six weeks: what came due comes once, however often it is looked at.
  for (let look = 0; look < 2 * 42; look++) {
    await deliver(archive, [testPlatform('discord')], hands);
    hands.clock.move(86_400_000 / 2);
  }
  const editionsOf = async (place: typeof weekly.place) => [
    ...new Set((await partsOf(archive, place)).map(({ edition }) => edition)),
  ];
  assert.deepEqual(await editionsOf('discord:1'), [
    'digest/2026-06-08',
    'digest/2026-06-15',
    'digest/2026-06-22',
    'digest/2026-06-29',
    'digest/2026-07-06',
    'digest/2026-07-13',
  ]);
  assert.deepEqual(await editionsOf('discord:2'), ['digest/2026-07-01']);
  assert.match(await lastWords(archive, 'discord:1'), /^Papers of the week · Monday, 13 July 2026\n7 papers/);
  assert.match(
    await lastWords(archive, 'discord:2'),
    /^Papers of the month · Wednesday, 1 July 2026\n30 papers/,
  );
  const shown = (await partsOf(archive, 'discord:1')).flatMap(({ message }) => message.papers);
  assert.equal(shown.length, 42);
  assert.equal(new Set(shown).size, shown.length);
});
