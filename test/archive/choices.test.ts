import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/open.ts';
import type { Follow } from '../../src/follow.ts';
import type { Place, Reader } from '../../src/place.ts';
import type { Subscription } from '../../src/subscription.ts';
import { tempArchive, tempFolder } from './kit.ts';

test('a subscription comes back whole, and a changed one takes its place', async (t) => {
  const { choices } = await tempArchive(t);
  const wish: Subscription = { ...subscription('discord:1'), query: 'state-space -"graph"' };
  await choices.subscribe(wish);
  assert.deepEqual(await choices.subscription('discord:1'), wish);
  await choices.subscribe(subscription('discord:1'));
  assert.deepEqual(await choices.subscription('discord:1'), subscription('discord:1'));
  assert.deepEqual(await choices.subscriptions(), [subscription('discord:1')]);
});

test('ending a subscription says whether there was one, and touches no other place', async (t) => {
  const { choices } = await tempArchive(t);
  await choices.subscribe(subscription('discord:1'));
  await choices.subscribe(subscription('discord:11'));
  assert.equal(await choices.unsubscribe('discord:1'), true);
  assert.equal(await choices.unsubscribe('discord:1'), false);
  assert.equal(await choices.subscription('discord:1'), undefined);
  assert.deepEqual(await choices.subscriptions(), [subscription('discord:11')]);
});

test('places of all platforms keep their own choices, a thread of Slack too', async (t) => {
  const { choices } = await tempArchive(t);
  const places: readonly Place[] = ['discord:1', 'slack:T1/C2', 'slack:T1/C2/1718.0001', 'terminal:here'];
  for (const place of places) await choices.subscribe(subscription(place));
  assert.deepEqual((await choices.subscriptions()).map((one) => one.place).sort(), [...places].sort());
});

test('a subscription that cannot be read is named, holds up no other and is never deleted', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const warnings: string[] = [];
  const archive = await openArchive(path, { warn: (sentence) => warnings.push(sentence) });
  t.after(archive.close);
  const { choices } = archive;
  for (const place of ['discord:1', 'discord:2', 'discord:3'] as const)
    await choices.subscribe(subscription(place));
  const other = new DatabaseSync(path);
  t.after(() => other.close());
  const change = other.prepare('UPDATE choices SET value = ? WHERE key = ?');
  change.run('{"value":{"place":"discord:1","at":"soon"}}', 'subscription:discord:1');
  change.run('{"value":', 'subscription:discord:2');
  const kept = () => other.prepare('SELECT * FROM choices ORDER BY key').all();
  const before = kept();
  assert.deepEqual(await choices.subscriptions(), [subscription('discord:3')]);
  assert.equal(warnings.length, 2);
  assert.match(warnings[0] ?? '', /^The subscription of discord:1 cannot be read and is left out \(.*\)\.$/);
  assert.match(warnings[1] ?? '', /discord:2/);
  assert.equal(await choices.subscription('discord:1'), undefined);
  assert.equal(await choices.subscription('discord:2'), undefined);
  assert.equal(warnings.length, 4);
  assert.deepEqual(kept(), before);
});

test('what a newer version chose besides is kept when an older one saves the subscription again', async (t) => {
  const { choices } = await tempArchive(t);
  const newer = { ...subscription('discord:1'), pings: true };
  await choices.subscribe(newer);
  const read = await choices.subscription('discord:1');
  assert.ok(read);
  await choices.subscribe({ ...read, max: 5 });
  assert.deepEqual(await choices.subscription('discord:1'), { ...newer, max: 5 });
});

test('a place whose subscription cannot be read may subscribe anew', async (t) => {
  const { choices } = await tempArchive(t);
  const broken = { ...subscription('discord:1'), max: -1 };
  await choices.subscribe(broken);
  assert.equal(await choices.subscription('discord:1'), undefined);
  await choices.subscribe(subscription('discord:1'));
  assert.deepEqual(await choices.subscription('discord:1'), subscription('discord:1'));
});

test('follows of one reader stand apart from those of another whose name goes on, and one that is made again is replaced', async (t) => {
  const { choices } = await tempArchive(t);
  const [one, other] = [follow('discord:user/4', 'a', 1), follow('discord:user/42', 'a', 2)];
  await choices.follow(other);
  await choices.follow(one);
  await choices.follow(follow('discord:user/4', 'b', 3));
  await choices.follow({ ...one, where: 'dm' });
  assert.deepEqual(await choices.follows('discord:user/4'), [
    { ...one, where: 'dm' },
    follow('discord:user/4', 'b', 3),
  ]);
  assert.equal((await choices.follows()).length, 3);
  assert.equal(await choices.unfollow('discord:user/4', 'a'), true);
  assert.equal(await choices.unfollow('discord:user/4', 'a'), false);
  assert.deepEqual(await choices.follows('discord:user/42'), [other]);
});

test('saved papers come newest first, each reader their own', async (t) => {
  const { choices } = await tempArchive(t);
  const saved = (paper: string, minute: number) => ({
    reader: 'slack:T1/U7' as const,
    paper,
    at: moment(minute),
  });
  await choices.save(saved('cs/9901001', 1));
  await choices.save(saved('2606.00001', 2));
  assert.deepEqual(await choices.saved('slack:T1/U7'), [saved('2606.00001', 2), saved('cs/9901001', 1)]);
  assert.deepEqual(await choices.saved('slack:T1/U70'), []);
  assert.equal(await choices.unsave('slack:T1/U7', 'cs/9901001'), true);
  assert.equal(await choices.unsave('slack:T1/U7', 'cs/9901001'), false);
  assert.deepEqual(await choices.saved('slack:T1/U7'), [saved('2606.00001', 2)]);
});

test('words that were kept come back under their token, also after the archive was opened anew', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const first = await openArchive(path);
  const words = `search ${'a very long query '.repeat(20)}`;
  const token = await first.choices.keepWords(words);
  assert.ok(token.length <= 16);
  await first.close();
  const second = await openArchive(path);
  t.after(() => second.close());
  assert.equal(await second.choices.keptWords(token), words);
  assert.equal(await second.choices.keepWords(words), token);
  assert.equal(await second.choices.keptWords('0123456789abcdef'), undefined);
});

function follow(reader: Reader, id: string, minute: number): Follow {
  return {
    id,
    reader,
    query: id,
    where: 'here',
    when: 'now',
    place: 'discord:7',
    since: moment(minute),
  };
}

function moment(minute: number): string {
  return new Date(Date.UTC(2026, 5, 15, 12, minute)).toISOString();
}

function subscription(place: Place): Subscription {
  return {
    place,
    topics: ['agents'],
    at: '09:00',
    zone: 'Europe/Paris',
    days: ['mon', 'fri'],
    max: 20,
    style: 'full',
    whenEmpty: 'say',
    by: 'discord:user/42',
    since: '2026-06-15T12:00:00.000Z',
    from: '2026-06-15',
  };
}

test('a place answers links once it says so, and a card is claimed once a day by whoever comes first', async (t) => {
  const path = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(path);
  t.after(archive.close);
  const { choices } = archive;
  assert.equal(await choices.links('discord:1'), false);
  await choices.setLinks('discord:1', true);
  assert.deepEqual([await choices.links('discord:1'), await choices.links('discord:11')], [true, false]);
  assert.deepEqual(await choices.claimLinks('discord:1', '2026-06-15', ['a', 'b']), ['a', 'b']);

  const other = await openArchive(path);
  t.after(other.close);
  assert.equal(await other.choices.links('discord:1'), true);
  assert.deepEqual(await other.choices.claimLinks('discord:1', '2026-06-15', ['b', 'c']), ['c']);
  assert.deepEqual(await other.choices.claimLinks('discord:11', '2026-06-15', ['a']), ['a']);
  assert.deepEqual(await choices.claimLinks('discord:1', '2026-06-16', ['a']), ['a'], 'another day');

  const file = new DatabaseSync(path);
  t.after(() => file.close());
  const claims = file.prepare("SELECT key FROM choices WHERE key LIKE 'link-shown:%'").all();
  assert.deepEqual(
    claims.map(({ key }) => key),
    ['link-shown:2026-06-16:discord:1:a'],
    'days that are over are forgotten',
  );
  await choices.setLinks('discord:1', false);
  assert.equal(await choices.links('discord:1'), false);
});
