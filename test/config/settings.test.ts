import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { readSettings, settingNames, settingRows } from '../../config/settings.ts';

test('an empty environment is enough', () => {
  const read = readSettings({});
  assert.ok(read.ok);
  assert.equal(read.settings.store, 'data/paperboy.db');
  assert.equal(read.settings.discord, undefined);
  assert.equal(read.settings.slack, undefined);
});

test('every wrong setting is named at once, with what to set instead', () => {
  const read = readSettings({
    HF_ENDPOINT: 'huggingface',
    PAPERBOY_NOW: 'tomorrow',
    PAPERBOY_LOG: 'loud',
    PAPERBOY_ARXIV_CATEGORIES: 'machine learning!',
    SLACK_BOT_TOKEN: 'xapp-wrong-way-round',
  });
  assert.ok(!read.ok);
  const named = [
    'HF_ENDPOINT',
    'PAPERBOY_NOW',
    'PAPERBOY_LOG',
    'PAPERBOY_ARXIV_CATEGORIES',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
  ];
  for (const name of named)
    assert.ok(
      read.problems.some((problem) => problem.startsWith(name)),
      `${name} is not named`,
    );
  assert.match(read.problems.join('\n'), /2026-06-15T09:00:00Z/);
});

test('one Slack token without the other is a problem, since Slack needs both', () => {
  const read = readSettings({ SLACK_APP_TOKEN: 'xapp-1-something' });
  assert.ok(!read.ok);
  assert.match(read.problems.join(), /SLACK_BOT_TOKEN is missing/);
});

test('a token shows itself nowhere unless it is asked to', () => {
  const read = readSettings({ DISCORD_TOKEN: 'planted-token-42' });
  assert.ok(read.ok);
  const shown = [
    JSON.stringify(read.settings),
    inspect(read.settings, { depth: 9 }),
    `${read.settings.discord?.token}`,
  ];
  for (const words of shown) assert.doesNotMatch(words, /planted/);
  assert.equal(read.settings.discord?.token.reveal(), 'planted-token-42');
});

test('a wrong token is not repeated in the problem that names it', () => {
  const read = readSettings({
    SLACK_BOT_TOKEN: 'planted',
    SLACK_APP_TOKEN: 'planted',
    DISCORD_TOKEN: 'plant',
  });
  assert.ok(!read.ok);
  assert.doesNotMatch(read.problems.join(), /plant/);
});

test('every setting that is read stands in the table of the README', () => {
  assert.deepEqual(settingRows.map((row) => row.name).sort(), [...settingNames].sort());
});

test('Discord’s messages are read only where that is set in so many words', () => {
  const reads = (value: string) => {
    const read = readSettings({ DISCORD_TOKEN: 'planted-token-42', DISCORD_READ_MESSAGES: value });
    return read.ok ? (read.settings.discord?.readMessages ?? false) : read.problems.join();
  };
  assert.equal(reads(''), false);
  assert.equal(reads('off'), false);
  assert.equal(reads('on'), true);
  assert.equal(reads('yes'), 'DISCORD_READ_MESSAGES must be on or off.');
});
