import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Follow } from '../../src/follow.ts';
import type { Place, Reader } from '../../src/place.ts';
import type { Subscription } from '../../src/subscription.ts';
import { all } from './kit.ts';
import { onEachStore } from './stores.ts';

onEachStore((open) => {
  test('a subscription comes back whole, and a changed one takes its place', async (t) => {
    const { choices } = await open(t);
    const wish: Subscription = { ...subscription('discord:1'), query: 'state-space -"graph"' };
    await choices.subscribe(wish);
    assert.deepEqual(await choices.subscription('discord:1'), wish);
    await choices.subscribe(subscription('discord:1'));
    assert.deepEqual(await choices.subscription('discord:1'), subscription('discord:1'));
    assert.deepEqual(await choices.subscriptions(), [subscription('discord:1')]);
  });

  test('subscriptions come page by page, each once, also those of places whose names begin so, and words as they were typed', async (t) => {
    const { choices } = await open(t);
    const places = Array.from(
      { length: 603 },
      (_, at): Place => `${at % 3 ? 'discord:' : 'slack:T1/C'}${at}`,
    );
    for (const [at, place] of places.entries())
      await choices.subscribe({ ...subscription(place), ...(at === 7 && { query: ':base64:model' }) });
    const pages = await all(choices.eachSubscription());
    assert.ok(pages.length > 1);
    assert.deepEqual(pages.flat(), await choices.subscriptions());
    assert.deepEqual(
      pages
        .flat()
        .map(({ place }) => place)
        .toSorted(),
      places.toSorted(),
    );
    assert.equal(pages.flat().find(({ place }) => place === places[7])?.query, ':base64:model');
    const slack = (await all(choices.eachSubscription('slack:T1/'))).flat();
    assert.deepEqual(
      slack.map(({ place }) => place).toSorted(),
      places.filter((_, at) => at % 3 === 0).toSorted(),
    );
  });

  test('follows come page by page, and all those of a reader together', async (t) => {
    const { choices } = await open(t);
    const readers = Array.from({ length: 200 }, (_, at): Reader => `discord:user/${at}`);
    for (const reader of readers)
      for (const id of ['a', 'b', 'c']) await choices.follow(follow(reader, id, 1));
    const pages = await all(choices.eachFollow());
    assert.ok(pages.length > 1);
    assert.equal(pages.flat().length, 600);
    for (const reader of readers) {
      const holding = pages.filter((page) => page.some((one) => one.reader === reader));
      assert.deepEqual(
        holding.map((page) => page.filter((one) => one.reader === reader).length),
        [3],
      );
    }
  });

  test('ending a subscription says whether there was one, and touches no other place', async (t) => {
    const { choices } = await open(t);
    await choices.subscribe(subscription('discord:1'));
    await choices.subscribe(subscription('discord:11'));
    assert.equal(await choices.unsubscribe('discord:1'), true);
    assert.equal(await choices.unsubscribe('discord:1'), false);
    assert.equal(await choices.subscription('discord:1'), undefined);
    assert.deepEqual(await choices.subscriptions(), [subscription('discord:11')]);
  });

  test('places of all platforms keep their own choices, a thread of Slack too', async (t) => {
    const { choices } = await open(t);
    const places: readonly Place[] = ['discord:1', 'slack:T1/C2', 'slack:T1/C2/1718.0001', 'terminal:here'];
    for (const place of places) await choices.subscribe(subscription(place));
    assert.deepEqual((await choices.subscriptions()).map((one) => one.place).sort(), [...places].sort());
  });

  test('a subscription that cannot be read is named, holds up no other and is never deleted', async (t) => {
    const warnings: string[] = [];
    const { choices, meddle } = await open(t, (sentence) => warnings.push(sentence));
    for (const place of ['discord:1', 'discord:2', 'discord:3'] as const)
      await choices.subscribe(subscription(place));
    await meddle("UPDATE choices SET value = replace(value, '09:00', 'soon') WHERE key LIKE '%discord:1'");
    await meddle("UPDATE choices SET value = substr(value, 2) WHERE key = 'subscription:discord:2'");
    assert.deepEqual(await choices.subscriptions(), [subscription('discord:3')]);
    assert.equal(warnings.length, 2);
    assert.match(
      warnings[0] ?? '',
      /^The subscription of discord:1 cannot be read and is left out \(.*\)\.$/,
    );
    assert.match(warnings[1] ?? '', /discord:2/);
    assert.equal(await choices.subscription('discord:1'), undefined);
    assert.equal(await choices.subscription('discord:2'), undefined);
    assert.equal(warnings.length, 4);
    // Mended by whoever can, they are whole again: nobody has written over them.
    await meddle("UPDATE choices SET value = replace(value, 'soon', '09:00')");
    await meddle("UPDATE choices SET value = '{' || value WHERE key = 'subscription:discord:2'");
    assert.equal((await choices.subscriptions()).length, 3);
    assert.equal(warnings.length, 4);
  });

  test('what a newer version chose besides is kept when an older one saves the subscription again', async (t) => {
    const { choices } = await open(t);
    const newer = { ...subscription('discord:1'), pings: true };
    await choices.subscribe(newer);
    const read = await choices.subscription('discord:1');
    assert.ok(read);
    await choices.subscribe({ ...read, max: 5 });
    assert.deepEqual(await choices.subscription('discord:1'), { ...newer, max: 5 });
  });

  test('a place whose subscription cannot be read may subscribe anew', async (t) => {
    const { choices } = await open(t);
    const broken = { ...subscription('discord:1'), max: -1 };
    await choices.subscribe(broken);
    assert.equal(await choices.subscription('discord:1'), undefined);
    await choices.subscribe(subscription('discord:1'));
    assert.deepEqual(await choices.subscription('discord:1'), subscription('discord:1'));
  });

  test('follows of one reader stand apart from those of another whose name goes on, and one that is made again is replaced', async (t) => {
    const { choices } = await open(t);
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
    const { choices } = await open(t);
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
    const first = await open(t);
    const words = `search ${'a very long query '.repeat(20)}`;
    const token = await first.choices.keepWords(words);
    assert.ok(token.length <= 16);
    const second = await first.another();
    assert.equal(await second.choices.keptWords(token), words);
    assert.equal(await second.choices.keepWords(words), token);
    assert.equal(await second.choices.keptWords('0123456789abcdef'), undefined);
  });

  test('a place answers links once it says so, and a card is claimed once a day by whoever comes first', async (t) => {
    const { choices, another, meddle } = await open(t);
    assert.equal(await choices.links('discord:1'), false);
    await choices.setLinks('discord:1', true);
    assert.deepEqual([await choices.links('discord:1'), await choices.links('discord:11')], [true, false]);
    assert.deepEqual(await choices.claimLinks('discord:1', '2026-06-15', ['a', 'b']), ['a', 'b']);

    const other = await another();
    assert.equal(await other.choices.links('discord:1'), true);
    assert.deepEqual(await other.choices.claimLinks('discord:1', '2026-06-15', ['b', 'c']), ['c']);
    assert.deepEqual(await other.choices.claimLinks('discord:11', '2026-06-15', ['a']), ['a']);
    assert.deepEqual(await choices.claimLinks('discord:1', '2026-06-16', ['a']), ['a'], 'another day');

    // Days that are over are forgotten: what was claimed then could be claimed again.
    await meddle(
      "UPDATE choices SET key = 'link-shown:2026-06-16:discord:11:a' WHERE key LIKE '%discord:11:a'",
    );
    assert.deepEqual(await choices.claimLinks('discord:11', '2026-06-16', ['a']), ['a']);
    await choices.setLinks('discord:1', false);
    assert.equal(await choices.links('discord:1'), false);
  });
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
