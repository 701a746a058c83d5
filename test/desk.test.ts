import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Caller, Context } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { topics } from '../config/topics.ts';
import type { Archive } from '../src/archive/archive.ts';
import { makeDesk } from '../src/desk.ts';
import type { Log } from '../src/log.ts';
import { makePictures } from '../src/pictures/pictures.ts';
import { tempArchive } from './archive/kit.ts';

const caller: Caller = { place: 'discord:7', reader: 'discord:user/1', mayManage: true };

test('a press whose words cannot be looked up is answered kindly, and logged', async (t) => {
  const archive = await tempArchive(t);
  const { desk, logged } = deskOn({
    ...archive,
    choices: { ...archive.choices, keptWords: async () => Promise.reject(new Error('the disk is gone')) },
  });
  const answer = await desk.answerWords('again 0123', caller);
  assert.equal(answer.mistake, true);
  assert.match(answer.view.lead ?? '', /Something went wrong here/);
  assert.deepEqual(logged, ['the disk is gone']);
});

test('a press whose words are kept no more says so', async (t) => {
  const { desk, logged } = deskOn(await tempArchive(t));
  const answer = await desk.answerWords('again 0123', caller);
  assert.match(answer.view.lead ?? '', /not kept here any more/);
  assert.deepEqual(logged, []);
});

test('kept words are asked as they were typed', async (t) => {
  const archive = await tempArchive(t);
  const token = await archive.choices.keepWords('help follow');
  const { view } = await deskOn(archive).desk.answerWords(`again ${token}`, caller);
  assert.match(view.title, /follow/);
});

test('no store that fails makes an answer, a menu or a form fail', async (t) => {
  const archive = await tempArchive(t);
  const broken: Archive['choices'] = {
    ...archive.choices,
    follows: async () => Promise.reject(new Error('locked')),
    subscription: async () => Promise.reject(new Error('locked')),
    eachSubscription: () => {
      throw new Error('locked');
    },
  };
  const { desk, logged } = deskOn({ ...archive, choices: broken });
  assert.equal((await desk.answerWords('following', caller)).mistake, true);
  assert.deepEqual(await desk.defaults('subscribe', caller), {});
  assert.deepEqual(await desk.subscribed('discord:', caller), []);
  assert.deepEqual(await desk.suggest('unfollow', 'follow', 'a', caller), []);
  assert.deepEqual(logged, ['locked', 'locked', 'locked', 'locked']);
});

test('places that the bot was taken out of are forgotten, and others are not', async (t) => {
  const archive = await tempArchive(t);
  const { desk } = deskOn(archive);
  for (const place of ['discord:7', 'discord:8', 'discord:9'] as const)
    await desk.answerWords('subscribe --at 09:00 --timezone UTC', { ...caller, place });
  await desk.left(['discord:7', 'discord:8']);
  const kept = await archive.choices.subscriptions();
  assert.deepEqual(
    kept.map(({ place }) => place),
    ['discord:9'],
  );
});

test('places that cannot be forgotten are told in the log alone', async (t) => {
  const archive = await tempArchive(t);
  const { desk, logged } = deskOn({
    ...archive,
    forgetPlaces: async () => Promise.reject(new Error('locked')),
  });
  await desk.left([]);
  await desk.left(['discord:7']);
  assert.deepEqual(logged, ['locked']);
});

function deskOn(archive: Archive) {
  const logged: string[] = [];
  const quiet = () => undefined;
  const log: Log = {
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: ({ error }: { readonly error?: unknown }) => {
      logged.push(error instanceof Error ? error.message : String(error));
    },
  };
  const pictures = makePictures(log);
  const now = new Date('2026-06-15T12:00:00Z');
  const desk = makeDesk((who): Context => ({ archive, topics, commands, caller: who, pictures, now }), log);
  return { desk, logged };
}
