import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import type { Answer, Platform } from '../../../src/platforms/platform.ts';
import { realClock as clock } from '../../kit/clock.ts';
import { startDiscord, type TestDiscord } from '../../kit/discord.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestDesk, makeTestLog, said } from './desk.ts';

const ephemeral = 64;
const thinking = 5;
const notYet = 6;

let answerTo: (words: string) => Answer = () => said({});
const desk = makeTestDesk(
  (words) => answerTo(words),
  (typed) => [`${typed} models`, `${typed} models`, 'x'.repeat(101), `${typed} agents`],
);
const log = makeTestLog();
let discord: TestDiscord;
let platform: Platform;

before(async () => {
  discord = await startDiscord();
  platform = makeDiscord({ token: discord.token, apiUrl: discord.url, clock, log });
  await platform.connect(desk);
});

after(async () => {
  await platform.close();
  await discord.stop();
});

test('connecting registers what can be asked', async () => {
  assert.deepEqual(await discord.registered(), ['today', 'search', 'help']);
});

test('a command is deferred for all to see, and its answer put there', async () => {
  answerTo = (words) => said({ title: `You asked: ${words}` });
  const { type, flags } = await discord.type('today', { date: '2026-06-15', max: 3 });
  assert.deepEqual([type, flags], [thinking, 0]);
  const { found } = await discord.until(({ text }) => text.includes('You asked: today'));
  assert.equal(found.text, '## You asked: today 2026-06-15 3');
  const { hearsNothing, question, ...caller } = desk.asked.at(-1)?.caller ?? assert.fail();
  assert.match(question ?? '', /^\d+$/);
  assert.match(hearsNothing ?? '', /set DISCORD_READ_MESSAGES=on/);
  assert.deepEqual(caller, {
    place: `discord:${discord.channel}`,
    reader: `discord:user/${discord.user}`,
    mayManage: true,
  });
});

test('who may not manage the channel is known as such', async () => {
  await discord.mayManage(false);
  answerTo = () => said({ title: 'Not yours' });
  await discord.type('today');
  await discord.until(({ text }) => text.includes('Not yours'));
  assert.equal(desk.asked.at(-1)?.caller.mayManage, false);
  await discord.mayManage(true);
});

test('the answer to a private command is for the asker alone', async () => {
  answerTo = () => said({ title: 'For you' }, true);
  const { type, flags } = await discord.type('help');
  assert.deepEqual([type, flags], [thinking, ephemeral]);
  await discord.until(({ text }) => text.includes('For you'));
});

test('an answer that turns out private is taken from the public eye', async () => {
  answerTo = () => said({ title: 'That did not work' }, true);
  assert.equal((await discord.type('search', { query: 'x' })).flags, 0);
  const { found } = await discord.until(({ text }) => text.includes('That did not work'));
  assert.equal(found.flags & ephemeral, ephemeral);
});

test('a button asks its words and answers the presser alone', async () => {
  answerTo = () =>
    said({ title: 'With a button', actions: [{ label: 'Abstract', says: 'show 2606.13432' }] });
  await discord.type('today');
  const { found } = await discord.until(({ text }) => text.includes('With a button'));
  answerTo = (words) => said({ title: `Pressed: ${words}` });
  const { type, flags } = await discord.press(found.id, found.customIds[0] ?? '');
  assert.deepEqual([type, flags], [thinking, ephemeral]);
  await discord.until(({ text }) => text.includes('Pressed: show 2606.13432'));
});

test('a next page takes the place of the page before', async () => {
  answerTo = () =>
    said({ title: 'Page 1', actions: [{ label: 'Next', says: 'search x 2', replaces: true }] });
  await discord.type('search', { query: 'x' });
  const { found } = await discord.until(({ text }) => text.includes('Page 1'));
  answerTo = () => said({ title: 'Page 2' });
  assert.equal((await discord.press(found.id, found.customIds[0] ?? '')).type, notYet);
  const turned = await discord.until(({ id, text }) => id === found.id && text.includes('Page 2'));
  assert.ok(!turned.all.some(({ text }) => text.includes('Page 1')));
});

test('a page turns in place after a restart too', async () => {
  answerTo = () =>
    said({ title: 'Before', actions: [{ label: 'Next', says: 'search y --page 2', replaces: true }] });
  await discord.type('search', { query: 'y' });
  const { found } = await discord.until(({ text }) => text.includes('Before'));
  await platform.close();

  platform = makeDiscord({ token: discord.token, apiUrl: discord.url, clock, log });
  await platform.connect(desk);
  answerTo = (words) => said({ title: `After: ${words}` });
  assert.equal((await discord.press(found.id, found.customIds[0] ?? '')).type, notYet);
  await discord.until(({ id, text }) => id === found.id && text.includes('After: search y'));
});

test('what is typed is completed, each word once and none too long to be sent', async () => {
  assert.deepEqual(await discord.complete('search', 'query', 'language'), [
    'language models',
    'language agents',
  ]);
});

test('a part is posted to its channel under the nonce of its key', async () => {
  const [message] = renderDiscord(dayOf(3));
  assert.ok(message);
  const place = `discord:${discord.otherChannel}` as const;
  const sent = await platform.send(place, message, 'key 1');
  const { found } = await discord.until(
    ({ text }) => text.includes('Papers of the day'),
    discord.otherChannel,
  );
  assert.deepEqual(sent, { kind: 'sent', messageId: found.id });
  assert.match(found.nonce, /^[0-9a-f]{25}$/);
  await platform.send(place, message, 'key 1');
  await platform.send(place, message, 'key 2');
  const nonces = (await discord.posted(discord.otherChannel)).map(({ nonce }) => nonce);
  assert.equal(nonces[1], nonces[0], 'the same key has the same nonce');
  assert.notEqual(nonces[2], nonces[0], 'another key has another');
});

test('a channel that is gone is a refusal that says what to do', async () => {
  const [message] = renderDiscord(dayOf(1));
  assert.ok(message);
  const outcome = await platform.send('discord:1', message, 'key');
  assert.equal(outcome.kind, 'refused');
  assert.match(outcome.kind === 'refused' ? outcome.reason : '', /gone: subscribe in another one/);
});

test('a token that Discord does not know is a sentence for the operator', async () => {
  const stranger = makeDiscord({ token: 'wrong', apiUrl: discord.url, clock, log });
  await assert.rejects(stranger.connect(desk), /does not accept DISCORD_TOKEN: copy the token anew/);
  await stranger.close();
});

test('connecting can be tried again after it failed', async () => {
  const unlucky = { ...desk, commands: desk.commands.map((command) => ({ ...command, summary: '' })) };
  const again = makeDiscord({ token: discord.token, apiUrl: discord.url, clock, log });
  await assert.rejects(again.connect(unlucky), /needs a summary/);
  await again.connect(desk);
  await again.close();
});

test('a Discord that is not there is a sentence for the operator', async () => {
  const lost = makeDiscord({ token: 't', apiUrl: 'http://127.0.0.1:9/api', clock, log });
  await assert.rejects(lost.connect(desk), /could not be connected to at http:\/\/127\.0\.0\.1:9\/api/);
  await lost.close();
});

test('nothing logged holds the token', () => {
  assert.ok(log.lines.length > 0);
  assert.ok(!log.lines.some((line) => line.includes(discord.token)));
});
