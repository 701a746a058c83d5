import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Follow } from '../../src/follow.ts';
import type { Place, Reader } from '../../src/place.ts';
import type { Subscription } from '../../src/subscription.ts';
import { now } from './kit.ts';
import { onEachStore, type Parts } from './stores.ts';

onEachStore((open) => {
  test('a workspace that leaves takes everything of its channels, its threads and its readers along, and nothing of another', async (t) => {
    const archive = await open(t);
    for (const team of ['slack:T1', 'slack:T10', 'slack:T2'] as const)
      await furnish(archive, `${team}/C1`, `${team}/U1`);
    await furnish(archive, 'slack:T1/C1/1718.0001', 'slack:T1/U2');
    const others = () => Promise.all(['T10', 'T2'].map((team) => traces(archive, workspace(team))));
    const before = await others();
    assert.deepEqual(await archive.forgetPlaces(['slack:T1']), {
      follows: 2,
      saved: 2,
      marks: 2,
      told: 2,
      subscriptions: 2,
      messages: 2,
      channels: 0,
    });
    assert.deepEqual(await traces(archive, workspace('T1')), []);
    assert.deepEqual(await others(), before);
    assert.deepEqual(
      before.map((found) => found.length),
      [kinds, kinds],
    );
    const shown = (place: Place) => archive.choices.claimLinks(place, '2026-06-15', [place]);
    assert.deepEqual(await shown('slack:T1/C1'), ['slack:T1/C1']);
    assert.deepEqual(await shown('slack:T10/C1'), []);
  });

  test('on trial the same is counted, and nothing goes', async (t) => {
    const archive = await open(t);
    await furnish(archive, 'slack:T1/C1', 'slack:T1/U1');
    const before = await traces(archive, workspace('T1'));
    const trial = await archive.forgetPlaces(['slack:T1'], 'trial');
    assert.deepEqual(await traces(archive, workspace('T1')), before);
    assert.deepEqual(await archive.forgetPlaces(['slack:T1']), trial);
    assert.deepEqual(await archive.forgetPlaces(['slack:T1']), {
      ...{ follows: 0, saved: 0, marks: 0, told: 0 },
      ...{ subscriptions: 0, messages: 0, channels: 0 },
    });
  });

  test('a reader of Discord keeps what is theirs when a guild leaves: saved papers, and follows answered in direct messages', async (t) => {
    const archive = await open(t);
    const { choices, marks } = archive;
    const reader = 'discord:user/42';
    await furnish(archive, 'discord:1', reader);
    await furnish(archive, 'discord:11', reader);
    await choices.follow({ ...follow('discord:1', reader), id: 'direct', where: 'dm' });
    const { follows, saved, told } = await archive.forgetPlaces(['discord:1']);
    assert.deepEqual({ follows, saved, told }, { follows: 1, saved: 0, told: 0 });
    assert.deepEqual(
      (await choices.follows(reader)).map(({ id }) => id),
      ['direct', 'of-discord:11'],
    );
    assert.deepEqual(
      (await choices.saved(reader)).map(({ paper, place }) => [paper, place]),
      [
        ['discord:1', undefined],
        ['discord:11', 'discord:11'],
      ],
    );
    assert.deepEqual(
      (await marks.ofReader(reader)).map(({ place }) => place),
      ['discord:11'],
    );
    const elsewhere = { places: ['discord:11'], readers: [reader] } as const;
    assert.equal((await traces(archive, elsewhere)).length, kinds);
  });

  test('a thread that a digest opened goes with its channel', async (t) => {
    const archive = await open(t);
    const { outbox } = archive;
    const thread = { layout: 'thread', title: 'Papers', tags: [] } as const;
    const moment = { dueAt: now, plannedAt: now, papers: [] };
    const messages = [{ body: {}, papers: [], thread }];
    await outbox.plan({ ...moment, place: 'discord:1', name: 'digest/1', messages });
    const [part] = await outbox.claim(['discord'], now, 60_000, 1);
    assert.ok(part);
    await outbox.settle(part.key, 1, { kind: 'sent', messageId: '777', at: now });
    await archive.choices.follow(follow('discord:777', 'discord:user/42'));
    assert.equal((await archive.forgetPlaces(['discord:1'])).follows, 1);
  });

  test('a digest elsewhere that one of its readers set up goes on without their name, also by mail; a request for mail ends', async (t) => {
    const archive = await open(t);
    const { choices, mailboxes } = archive;
    const by = 'slack:T1/U1';
    for (const place of ['slack:T2/C9', 'email:abc'] as const)
      await choices.subscribe({ ...subscription(place), by });
    await mailboxes.keep({ place: 'email:abc', address: 'a@example.org', since: now.toISOString() });
    await mailboxes.ask({
      ...{ place: 'email:def', address: 'b@example.org', askedBy: by, askedAt: now.toISOString() },
      subscription: subscription('email:def'),
    });
    assert.equal((await archive.forgetPlaces(['slack:T1'])).channels, 2);
    assert.deepEqual(await choices.subscription('email:abc'), subscription('email:abc'));
    assert.deepEqual(await choices.subscription('slack:T2/C9'), subscription('slack:T2/C9'));
    assert.deepEqual(await mailboxes.requests(), []);
    assert.ok(await mailboxes.of('email:abc'));
  });
});

/** One of everything that is kept of a place and a reader. */
async function furnish(archive: Parts, place: Place, reader: Reader): Promise<void> {
  const { choices, outbox, marks, mailboxes } = archive;
  const at = now.toISOString();
  const paper = place;
  await choices.subscribe({ ...subscription(place), by: reader });
  await choices.follow(follow(place, reader));
  await choices.save({ reader, paper, at, place });
  await choices.setLinks(place, true);
  await choices.claimLinks(place, '2026-06-15', [paper]);
  await mailboxes.noteAsked([{ who: reader, mostADay: 9 }], now);
  await marks.keep({ reader, place, paper, verdict: 'like', at });
  await outbox.pauses.begin(place, { reason: 'Closed.', everywhere: false }, now);
  await outbox.holds.begin(place, now);
  await outbox.plan({
    ...{ place, name: 'digest/1', dueAt: now, plannedAt: now, papers: [paper] },
    messages: [{ body: {}, papers: [paper] }],
    tells: [{ reader, paper }],
  });
}

/** Whatever can be seen of these, by name, so that a failure says what stayed. */
async function traces(archive: Parts, { places, readers }: Tenant): Promise<readonly string[]> {
  const { choices, outbox, marks, mailboxes } = archive;
  const found: string[] = [];
  const see = (what: string, is: boolean): void => void (is && found.push(what));
  for (const place of places) {
    see('subscription', (await choices.subscription(place)) !== undefined);
    see('links', await choices.links(place));
    see('saved there', (await choices.savedIn(place)).length > 0);
    see('marks there', (await marks.ofPlace(place)).length > 0);
    see('deliveries', (await outbox.deliveries(9, place)).length > 0);
    see('had', (await outbox.had(place, [place])).size > 0);
    see('edition', await outbox.isPlanned(place, 'digest/1'));
    see('pause', (await outbox.pauses.of(place)) !== undefined);
    see('hold', (await outbox.holds.all()).has(place));
    for (const reader of readers) see('told', (await outbox.told([{ reader, paper: place }])).length > 0);
  }
  for (const reader of readers) {
    see('follows', (await choices.follows(reader)).length > 0);
    see('saved', (await choices.saved(reader)).length > 0);
    see('marks', (await marks.ofReader(reader)).length > 0);
    see('asked', (await mailboxes.asked(reader)).length > 0);
  }
  return found;
}

/** How many kinds of traces there are of one place and one reader. */
const kinds = 14;

type Tenant = { readonly places: readonly Place[]; readonly readers: readonly Reader[] };

function workspace(team: string): Tenant {
  return {
    places: [`slack:${team}/C1`, `slack:${team}/C1/1718.0001`],
    readers: [`slack:${team}/U1`, `slack:${team}/U2`],
  };
}

function subscription(place: Place): Subscription {
  return {
    ...{ place, topics: [], at: '09:00', zone: 'UTC', days: ['mon'], max: 5, style: 'full' },
    ...{ whenEmpty: 'say', since: now.toISOString(), from: '2026-06-15' },
  };
}

function follow(place: Place, reader: Reader): Follow {
  return {
    ...{ id: `of-${place}`, reader, query: 'graph', where: 'here', when: 'now', place },
    since: now.toISOString(),
  };
}
