import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import { makeDiscord } from '../../src/platforms/discord/connect.ts';
import { daily } from '../archive/kit.ts';
import { openCounter } from '../commands/kit.ts';
import { realClock } from '../kit/clock.ts';
import { startDiscord } from '../kit/discord.ts';
import { platformOn, recordingLog, slackWithPeople } from './slack/connected.ts';

const openShelf = (t: TestContext) =>
  openCounter(t, [
    daily('2606.00001', '2026-06-15', 9, {
      title: '=Camera “cloning”, again',
      authors: ['Aäron van den Oord'],
    }),
  ]);

function rowsIn(bytes: Buffer | undefined): readonly unknown[] {
  const rows: readonly unknown[] = parseCsv(bytes ?? '', { bom: true, columns: true });
  return rows;
}

function assertIsTheList(bytes: Buffer | undefined): void {
  const [row, ...more] = rowsIn(bytes);
  assert.deepEqual(more, []);
  assert.partialDeepStrictEqual(row, {
    title: "'=Camera “cloning”, again",
    authors: 'Aäron van den Oord',
    note: 'for chapter 2',
  });
}

test('a list that was saved in Slack comes as a file to its reader alone', async (t) => {
  const { desk } = await openShelf(t);
  const slack = await slackWithPeople(t);
  await platformOn(slack).connect(desk);
  await slack.people.slash('U2', 'C1', 'save 2606.00001 for chapter 2');
  await slack.until('saved', () => slack.whispers('C1', 'U2').length === 1);
  await slack.people.slash('U2', 'C1', 'export csv');
  await slack.until('an answer', () => slack.whispers('C1', 'U2')[1]);
  const [shared] = slack.messages('DU2').flatMap(({ files = [] }) => files);
  assertIsTheList(shared?.bytes);
  assert.equal(shared?.name, 'saved-2026-06-15.csv');
  assert.deepEqual(slack.messages('C1'), []);
});

test('a list that was saved in Discord comes as a file to its reader alone', async (t) => {
  const { desk } = await openShelf(t);
  const discord = await startDiscord();
  const { log } = recordingLog();
  const platform = makeDiscord({ token: discord.token, apiUrl: discord.url, clock: realClock, log });
  t.after(async () => {
    await platform.close();
    await discord.stop();
  });
  await platform.connect(desk);
  await discord.type('save', { paper: '2606.00001', note: 'for chapter 2' });
  await discord.until(({ text }) => text.includes('Your note'));
  const { flags } = await discord.type('export', { format: 'csv' });
  const { found } = await discord.until(({ files }) => files.length > 0);
  assert.equal(flags, 64);
  assertIsTheList(found.files[0]?.bytes);
  assert.deepEqual(
    found.files.map(({ name, type }) => [name, type]),
    [['saved-2026-06-15.csv', 'text/csv']],
  );
});
