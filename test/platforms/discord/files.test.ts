import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import type { Answer, Platform } from '../../../src/platforms/platform.ts';
import type { View } from '../../../src/view.ts';
import { realClock as clock } from '../../kit/clock.ts';
import { startDiscord, type TestDiscord } from '../../kit/discord.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestDesk, makeTestLog, said } from './desk.ts';

const bytes = Uint8Array.of(137, 80, 78, 71, 0, 255, 10, 13);
const alt = 'Papers a week, rising';
const picture: View = {
  ...dayOf(2),
  files: [{ kind: 'picture', name: 'trends.png', mediaType: 'image/png', bytes, alt, stands: 'first' }],
};
const shown = { name: 'trends.png', type: 'image/png', description: alt, bytes: Buffer.from(bytes) };
const list: View = {
  title: 'Saved papers',
  sections: [],
  files: [{ kind: 'document', name: 'saved.bib', mediaType: 'application/x-bibtex', bytes }],
};
let answer: Answer = said({});
let discord: TestDiscord;
let platform: Platform;

before(async () => {
  discord = await startDiscord();
  platform = makeDiscord({ token: discord.token, apiUrl: discord.url, clock, log: makeTestLog() });
  await platform.connect(makeTestDesk(() => answer));
});

after(async () => {
  await platform.close();
  await discord.stop();
});

test('a digest shows its picture, with words for who cannot see it', async () => {
  const outcome = await platform.send(`discord:${discord.otherChannel}`, messageOf(picture), 'one');
  const [posted, ...more] = await discord.posted(discord.otherChannel);
  assert.deepEqual(outcome, { kind: 'sent', messageId: posted?.id });
  assert.deepEqual(more, []);
  assert.deepEqual(posted?.files, [shown]);
});

test('where the bot may not attach files, a digest goes out in words', async () => {
  discord.mayAttach(false);
  const outcome = await platform.send(`discord:${discord.otherChannel}`, messageOf(picture), 'two');
  discord.mayAttach(true);
  const posted = await discord.posted(discord.otherChannel);
  assert.equal(outcome.kind, 'sent');
  const inWords = posted.filter(({ text }) => text.includes(alt));
  assert.deepEqual(
    inWords.map(({ files }) => files),
    [[]],
  );
});

test('an answer shows its picture', async () => {
  answer = { view: picture, private: false };
  await discord.type('today');
  const { found } = await discord.until(({ files }) => files.length > 0);
  assert.deepEqual(found.files, [shown]);
});

test('a list for one person alone hangs on their answer', async () => {
  answer = { view: list, private: true };
  const { flags } = await discord.type('help');
  const { found } = await discord.until(({ files }) => files.some(({ name }) => name === 'saved.bib'));
  assert.equal(flags, 64);
  assert.deepEqual(found.files[0]?.bytes, Buffer.from(bytes));
});

test('where the bot may not attach files, an answer says so', async () => {
  answer = { view: list, private: false };
  discord.mayAttach(false);
  await discord.type('today');
  const { found } = await discord.until(({ text }) => text.includes('could not be attached'));
  discord.mayAttach(true);
  assert.match(found.text, /saved\.bib could not be attached: give Paperboy's role “Attach Files” here/);
});

function messageOf(view: View) {
  const [message = assert.fail(), ...more] = renderDiscord(view);
  assert.deepEqual(more, []);
  return message;
}
