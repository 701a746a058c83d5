import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DiscordOptions, makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { type Door, makeDoor } from '../../../src/platforms/door.ts';
import type { Answer, Platform } from '../../../src/platforms/platform.ts';
import { realClock as clock } from '../../kit/clock.ts';
import { startDiscord, type TestDiscord } from '../../kit/discord.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestDesk, makeTestLog, said } from './desk.ts';

const ephemeral = 64;
const thinking = 5;
const notYet = 6;

let answerTo: (words: string) => Answer | Promise<Answer> = () => said({});
const desk = makeTestDesk(
  (words) => answerTo(words),
  (typed) => [`${typed} models`, `${typed} agents`],
);
const log = makeTestLog();
let discord: TestDiscord;
let platform: Platform;
let door: Door;

before(async () => {
  discord = await startDiscord();
  [platform, door] = await open();
});

after(async () => {
  await door.close();
  await platform.close();
  await discord.stop();
});

test('over HTTP the gateway is not used, and the commands are registered all the same', async () => {
  assert.equal(discord.connections(), 0);
  assert.deepEqual(await discord.registered(), ['today', 'search', 'help']);
});

test('a command is deferred for all to see, and its answer put there; links are not heard', async () => {
  answerTo = (words) => said({ title: `You asked: ${words}` });
  const { type, flags } = await discord.type('today', { date: '2026-06-15', max: 3 });
  assert.deepEqual([type, flags], [thinking, 0]);
  const { found } = await discord.until(({ text }) => text.includes('You asked: today'));
  assert.equal(found.text, '## You asked: today 2026-06-15 3');
  const { caller } = desk.asked.at(-1) ?? assert.fail();
  assert.equal(caller.place, `discord:${discord.channel}`);
  assert.equal(caller.reader, `discord:user/${discord.user}`);
  assert.equal(caller.mayManage, true);
  assert.match(caller.hearsNothing ?? '', /over HTTP.*unset DISCORD_PUBLIC_KEY/);
  assert.equal(discord.called.at(-1), 202);
});

test('the answer to a private command is for the asker alone, and a mistake is taken from the public eye', async () => {
  answerTo = () => said({ title: 'For you' }, true);
  assert.deepEqual(await discord.type('help'), { type: thinking, flags: ephemeral });
  await discord.until(({ text }) => text.includes('For you'));
  answerTo = () => said({ title: 'That did not work' }, true);
  assert.equal((await discord.type('search', { query: 'x' })).flags, 0);
  const { found } = await discord.until(({ text }) => text.includes('That did not work'));
  assert.equal(found.flags & ephemeral, ephemeral);
});

test('a press is answered to the presser alone, or takes the place of its message', async () => {
  const actions = [
    { label: 'Abstract', says: 'show 2606.13432' },
    { label: 'Next', says: 'search x 2', replaces: true },
  ] as const;
  answerTo = () => said({ title: 'Page 1', actions });
  await discord.type('search', { query: 'x' });
  const { found } = await discord.until(({ text }) => text.includes('Page 1'));
  const [abstract = '', next = ''] = found.customIds;
  answerTo = (words) => said({ title: `Pressed: ${words}` });
  assert.deepEqual(await discord.press(found.id, abstract), { type: thinking, flags: ephemeral });
  await discord.until(({ text }) => text.includes('Pressed: show 2606.13432'));
  assert.equal((await discord.press(found.id, next)).type, notYet);
  await discord.until(({ id, text }) => id === found.id && text.includes('Pressed: search x 2'));
});

test('what is typed is completed', async () => {
  const found = await discord.complete('search', 'query', 'language');
  assert.deepEqual(found, ['language models', 'language agents']);
});

test('a long answer follows in several messages, and a picture comes with its bytes', async () => {
  const bytes = Uint8Array.of(137, 80, 78, 71, 0, 255);
  const picture = { kind: 'picture', name: 'map.png', mediaType: 'image/png', bytes } as const;
  answerTo = () => ({
    view: { ...dayOf(20), title: 'Long', files: [{ ...picture, alt: 'A map', stands: 'first' }] },
    private: false,
  });
  const before = (await discord.posted()).length;
  await discord.type('today');
  const { found } = await discord.until(({ files }) => files.length > 0);
  assert.deepEqual(found.files[0]?.bytes, Buffer.from(bytes));
  // The rest follows in order; the last paper stands in the last message.
  const titles = dayOf(20).sections.flatMap(({ items }) => items.map(({ title }) => title));
  const { all } = await discord.until(({ text }) => text.includes(titles.at(-1) ?? ''));
  assert.ok(all.length - before > 1);
});

test('where two copies hear the same question, one of them acts', async () => {
  const [second, secondDoor] = await open();
  const first = `${door.address()}/discord/interactions`;
  const asked = desk.asked.length;
  answerTo = () => said({ title: 'Told once' });
  // Discord calls one of them; somebody brings what it said to the other as well.
  const overhear = discord.overheard();
  await discord.type('today');
  await discord.until(({ text }) => text.includes('Told once'));
  const { body, headers } = await overhear;
  const again = (endpoint: string) => fetch(endpoint, { method: 'POST', body, headers });
  assert.equal((await again(`${secondDoor.address()}/discord/interactions`)).status, 409);
  assert.equal((await again(first)).status, 202);
  await log.until((line) => /another copy, or an earlier try, has answered this/.test(line));
  assert.equal(desk.asked.length, asked + 1);
  await secondDoor.close();
  await second.close();
  discord.callAt(first);
});

test('what is being answered when the bot ends is answered to its end', async () => {
  const [ending, endingDoor] = await open();
  const writing = Promise.withResolvers<Answer>();
  answerTo = () => writing.promise;
  await discord.type('today');
  const closed = endingDoor.close().then(() => ending.close());
  writing.resolve(said({ title: 'The last words' }));
  await closed;
  const posted = await discord.posted();
  assert.ok(posted.some(({ text }) => text.includes('The last words')));
  discord.callAt(`${door.address()}/discord/interactions`);
});

test('a key that is not the application’s is a sentence for the operator, and nothing is heard', async () => {
  const wrong = discordWith({ publicKey: 'ab'.repeat(32) });
  await assert.rejects(wrong.connect(desk), /DISCORD_PUBLIC_KEY is not the key of the application/);
  await wrong.close();
});

test('where Discord’s portal and the settings differ, the log says what to put where', async () => {
  const elsewhere = discordWith({ doorUrl: 'https://papers.example.org' });
  await elsewhere.connect(desk);
  await elsewhere.close();
  const told = /put https:\/\/papers\.example\.org\/discord\/interactions into “Interactions Endpoint URL”/;
  assert.ok(log.lines.some((line) => told.test(line)));
});

test('nothing logged holds a token', () => {
  assert.ok(log.lines.length > 0);
  assert.ok(!log.lines.some((line) => line.includes(discord.token) || line.includes('interaction-token')));
});

function discordWith(more: Partial<DiscordOptions> = {}): Platform {
  const { token, url: apiUrl, key } = discord;
  return makeDiscord({ token, apiUrl, publicKey: key.publicKey, clock, log, ...more });
}

/** A copy of the bot with a door of its own, at which Discord calls from then on. */
async function open(): Promise<[Platform, Door]> {
  const platform = discordWith();
  const door = makeDoor({ port: 0, host: '127.0.0.1' }, platform.knock ? [platform.knock] : [], {
    clock,
    log,
  });
  await door.open();
  discord.callAt(`${door.address()}/discord/interactions`);
  await platform.connect(desk);
  return [platform, door];
}
