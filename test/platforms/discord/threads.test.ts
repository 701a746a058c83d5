import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message, Thread } from '../../../src/delivery.ts';
import type { Place } from '../../../src/place.ts';
import { makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { renderDiscord } from '../../../src/platforms/discord/render.ts';
import type { Platform } from '../../../src/platforms/platform.ts';
import { type ChaosDiscord, startChaosDiscord } from '../../chaos/discord-server.ts';
import type { Mishap } from '../../chaos/faults.ts';
import { dayOf } from '../../kit/views.ts';
import { makeTestLog } from './desk.ts';

const clock = { now: () => new Date(), sleep: async () => {} };
const [page = { body: {}, papers: [] }]: readonly Message[] = renderDiscord(dayOf(3));
const channel = '300000000000000001';
const room: Place = `discord:${channel}`;
const forum = '400000000000000001';
const tags = ['agents', 'Papers', 'Robotics'].map((name, at) => ({ id: `${50 + at}`, name }));
const lostAnswer: Mishap = { kind: 'drop', accepted: true };

const inThread: Message = { ...page, thread: { layout: 'thread', title: 'Papers · Monday', tags: [] } };
const inForum = (title = 'Papers · Monday', wanted: readonly string[] = ['Agents', 'agents', 'Papers']) => {
  const thread: Thread = { layout: 'forum', title, tags: wanted };
  return { ...page, thread };
};

test('the first part stands in the channel and the others in its thread, which is begun once', async () => {
  await withDiscord(async ({ platform, discord }) => {
    const opening = await sent(platform.send(room, inThread, 'key 0'));
    for (const key of ['key 1', 'key 2']) await sent(platform.send(room, inThread, key, undefined, opening));
    assert.deepEqual(ids(discord, channel), [opening]);
    assert.equal(discord.channels.at(opening).messages.length, 2);
    assert.equal(discord.channels.at(opening).parent, channel);
    assert.equal(discord.channels.at(opening).name, 'Papers · Monday');
  });
});

test('a thread that was begun before a crash, or whose answer was lost, is not begun again', async () => {
  await withDiscord(async ({ platform, discord, another, fail }) => {
    const opening = await sent(platform.send(room, inThread, 'key 0'));
    fail(`/channels/${channel}/messages/${opening}/threads`, lostAnswer);
    const lost = await platform.send(room, inThread, 'key 1', undefined, opening);
    assert.equal(lost.kind, 'later');
    await sent(another.send(room, inThread, 'key 1', undefined, opening));
    assert.equal(discord.channels.at(opening).messages.length, 1);
    assert.equal(discord.met.get('threads'), 1);
  });
});

test('a part whose answer was lost is found in its thread, not posted again', async () => {
  await withDiscord(async ({ platform, discord, fail }) => {
    const opening = await sent(platform.send(room, inThread, 'key 0'));
    fail(`/channels/${opening}/messages`, lostAnswer);
    await platform.send(room, inThread, 'key 1', undefined, opening);
    const before = new Date(Date.now() - 3_600_000);
    const again = await sent(platform.send(room, inThread, 'key 1', before, opening));
    assert.deepEqual(ids(discord, opening), [again]);
    assert.equal(discord.met.get('looked through'), 1);
  });
});

test('in a thread, which holds no threads, the parts simply follow each other', async () => {
  await withDiscord(async ({ platform, discord }) => {
    discord.channels.addPost(channel, '300000000000000009');
    const opening = await sent(platform.send(room, inThread, 'key 0'));
    const next = await sent(platform.send(room, inThread, 'key 1', undefined, opening));
    assert.deepEqual(ids(discord, channel), [opening, next]);
  });
});

test('where the message with the thread was deleted, the part fails alone, and the place keeps its digests', async () => {
  await withDiscord(async ({ platform }) => {
    const gone = await platform.send(room, inThread, 'key 1', undefined, '300000000000000777');
    assert.deepEqual(gone, {
      kind: 'refused',
      reason: 'The message with the thread was deleted.',
      access: 'kept',
    });
  });
});

test('in a forum the digest is a post with the tags of its topics, and further parts stand in it', async () => {
  await withForum(async ({ platform, discord }) => {
    const opening = await sent(platform.send(room, inForum(), 'key 0'));
    await sent(platform.send(room, inForum(), 'key 1', undefined, opening));
    const [, post] = discord.channels.postsOf(forum);
    assert.deepEqual([post?.id, post?.name, post?.messages.length], [opening, 'Papers · Monday', 2]);
    assert.deepEqual(discord.channels.tagsOf(opening), ['50', '51']);
  });
});

test('a post whose answer was lost is found by what it holds, among others of the same name', async () => {
  for (const mishap of [lostAnswer, { kind: 'status', status: 502, accepted: true }] as const) {
    await withForum(async ({ platform, discord, fail }) => {
      await sent(platform.send(room, inForum(), 'key of yesterday'));
      fail(`/channels/${forum}/threads`, mishap);
      const lost = await platform.send(room, inForum(), 'key 0');
      assert.equal(lost.kind === 'later' && lost.arrived, 'maybe');
      const again = await sent(platform.send(room, inForum(), 'key 0', new Date()));
      const posts = discord.channels.postsOf(forum).filter(({ id }) => id !== channel);
      assert.deepEqual([posts.length, posts[1]?.id], [2, again]);
    });
  }
});

test('a post that did not arrive is made by the second try', async () => {
  await withForum(async ({ platform, discord, fail }) => {
    fail(`/channels/${forum}/threads`, { kind: 'drop', accepted: false });
    assert.equal((await platform.send(room, inForum(), 'key 0')).kind, 'later');
    await sent(platform.send(room, inForum(), 'key 0', new Date()));
    assert.equal(discord.channels.postsOf(forum).length, 2);
  });
});

test('where there is no forum, or one that wants a tag it does not have, it says what to do', async () => {
  await withDiscord(async ({ platform, discord }) => {
    const none = await platform.send(room, inForum(), 'key 0');
    assert.match(none.kind === 'refused' ? none.reason : '', /no forum here: subscribe in a post of a forum/);
    discord.channels.addForum(forum, tags, { wantsTag: true });
    discord.channels.addPost(channel, forum);
    const untagged = await platform.send(room, inForum('x', ['Video']), 'key 0');
    assert.match(untagged.kind === 'refused' ? untagged.reason : '', /wants a tag .* named “Papers”/);
    await sent(platform.send(room, inForum('x', ['Video', 'Papers']), 'key 0'));
  });
});

test('a title of any length is a name that Discord takes', async () => {
  await withForum(async ({ platform, discord }) => {
    const opening = await sent(platform.send(room, inForum('long '.repeat(60)), 'key 0'));
    assert.ok(discord.channels.at(opening).name.length <= 100);
  });
});

type World = {
  readonly platform: Platform;
  /** A bot started anew, which remembers nothing. */
  readonly another: Platform;
  readonly discord: ChaosDiscord;
  /** The next posts to this path meet these mishaps, one each. */
  readonly fail: (path: string, ...mishaps: readonly Mishap[]) => void;
};

async function withDiscord(use: (world: World) => Promise<void>): Promise<void> {
  const orders: { readonly path: string; readonly mishap: Mishap }[] = [];
  const discord = await startChaosDiscord({
    now: Date.now,
    mishap: (path, method) => {
      const at = orders.findIndex((order) => order.path === path && method === 'POST');
      return at < 0 ? undefined : orders.splice(at, 1)[0]?.mishap;
    },
  });
  const open = () =>
    makeDiscord({ token: 'token', apiUrl: discord.url, clock, log: makeTestLog(), timeoutMs: 500 });
  const [platform, another] = [open(), open()];
  const fail: World['fail'] = (path, ...mishaps) =>
    void orders.push(...mishaps.map((mishap) => ({ path, mishap })));
  try {
    await use({ platform, another, discord, fail });
  } finally {
    await platform.close();
    await another.close();
    await discord.stop();
  }
}

async function withForum(use: (world: World) => Promise<void>): Promise<void> {
  await withDiscord(async (world) => {
    world.discord.channels.addForum(forum, tags);
    world.discord.channels.addPost(channel, forum);
    await use(world);
  });
}

async function sent(outcome: ReturnType<Platform['send']>): Promise<string> {
  const ended = await outcome;
  assert.ok(ended.kind === 'sent', JSON.stringify(ended));
  return ended.messageId;
}

function ids({ channels }: ChaosDiscord, id: string): readonly string[] {
  return channels.at(id).messages.map((message) => message.id);
}
