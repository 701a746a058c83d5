import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { type Door, makeDoor } from '../../../src/platforms/door.ts';
import type { Platform } from '../../../src/platforms/platform.ts';
import { type Posted, startDiscord, type TestDiscord } from '../../kit/discord.ts';
import { noRealDays } from '../../select/real-days.ts';
import { letters } from '../contract.ts';
import { openRealDesk, type RealDesk } from '../real-desk.ts';

const ephemeral = 64;

describe('every kind of question over HTTP, to the real desk on a real day', { skip: noRealDays }, () => {
  let real: RealDesk;
  let discord: TestDiscord;
  let platform: Platform;
  let door: Door;

  before(async () => {
    [real, discord] = await Promise.all([openRealDesk(), startDiscord()]);
    const { clock, log } = real.world;
    const { token, url: apiUrl, key } = discord;
    platform = makeDiscord({ token, apiUrl, publicKey: key.publicKey, clock, log });
    door = makeDoor({ port: 0, host: '127.0.0.1' }, platform.knock ? [platform.knock] : [], { clock, log });
    await door.open();
    discord.callAt(`${door.address()}/discord/interactions`, clock.now);
    await platform.connect(real.desk);
  });
  after(async () => {
    await door.close();
    await platform.close();
    await discord.stop();
    await real.close();
  });

  /** The message with which the answer begins, and all that stand in the channel. */
  async function answered(
    asking: () => Promise<{ readonly flags: number }>,
  ): Promise<{ readonly found: Posted; readonly isPrivate: boolean }> {
    const before = real.answers.length;
    const known = new Set((await discord.posted()).map(({ id }) => id));
    real.later();
    const { flags } = await asking();
    const { found } = await discord.until(({ id, text }) => {
      const answer = real.answers[before];
      return answer !== undefined && !known.has(id) && letters(text).includes(letters(answer.view.title));
    });
    return { found, isPrivate: ((flags | found.flags) & ephemeral) > 0 };
  }

  test('a command is answered to all, in several messages, and a button opens a paper for its presser', async () => {
    const { found, isPrivate } = await answered(() => discord.type('today', { date: '2026-06-15' }));
    assert.equal(isPrivate, false);
    const { all } = await discord.until(({ text }) => /\d+ more papers/.test(text));
    assert.ok(all.length > 1);
    const opening = found.customIds.find((id) => id.startsWith('say:show ')) ?? '';
    const pressed = await discord.press(found.id, opening);
    assert.equal(pressed.flags, ephemeral);
    // The test Discord shows the answer to a press where the pressed message stood.
    await discord.until(({ id, text }) => id === found.id && text !== found.text);
  });

  test('a picture comes with its words', async () => {
    await answered(() => discord.type('map', { week: 'last' }));
    const { found } = await discord.until(({ files }) => files.length > 0);
    assert.ok((found.files[0]?.bytes.length ?? 0) > 1_000);
    assert.ok((found.files[0]?.description.length ?? 0) > 0);
  });

  test('a private command and a mistake are for the asker alone', async () => {
    assert.ok((await answered(() => discord.type('help'))).isPrivate);
    assert.ok((await answered(() => discord.type('search', { query: '"never closed (' }))).isPrivate);
  });

  test('who may not manage the channel is refused', async () => {
    await discord.mayManage(false);
    const { found, isPrivate } = await answered(() => discord.type('subscribe'));
    await discord.mayManage(true);
    assert.match(found.text, /Only someone who may manage this channel/);
    assert.ok(isPrivate);
  });

  test('what is typed is completed from what the archive holds', async () => {
    assert.ok((await discord.complete('search', 'query', 'agen')).length > 0);
  });

  test('each of these came once, and nothing went wrong', () => {
    assert.deepEqual([...new Set(discord.called)], [202]);
    assert.deepEqual(
      real.world.logged().filter((line) => line.includes('"level":"error"')),
      [],
    );
  });
});
