import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEdition } from '../../commands/read-edition.ts';
import { topics } from '../../config/topics.ts';
import { lastDue } from '../../src/due.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { layOut } from '../../src/jobs/lay-out.ts';
import type { Place } from '../../src/place.ts';
import { gistOf } from '../../src/select/gist.ts';
import type { Subscription } from '../../src/subscription.ts';
import { editionView } from '../../src/views/edition-view.ts';
import { daily, noCorpus, realFinds, tempArchive } from '../archive/kit.ts';
import { partsOf, subscription, testHands, testPlatform } from './kit.ts';

const place = (at: number): Place => `discord:${at}`;
const [monday, tuesday] = ['2026-06-16T09:00:00Z', '2026-06-17T09:00:00Z'];
const wishes: readonly Partial<Subscription>[] = [
  {},
  { max: 2 },
  { style: 'full' },
  { query: 'model -survey' },
  { query: 'has:code', whenEmpty: 'silent' },
  { topics: ['agents'] },
  { layout: 'thread', max: 5 },
  { zone: 'Europe/Paris', at: '10:30' },
];

test('places planned together get what each would get alone, though many share wishes and some a past', {
  skip: noCorpus,
}, async (t) => {
  const archive = await tempArchive(t);
  const finds = (await realFinds(60, 900)).map(({ paper }) => paper);
  const listed = finds.map((paper, at) => daily(paper.id, at < 30 ? '2026-06-15' : '2026-06-16', at, paper));
  await archive.papers.save(listed, new Date('2026-06-15T12:00:00Z'));
  const platform = testPlatform('discord');
  const all = wishes.flatMap((wish, kind) =>
    [0, 1, 2].map((number) => subscription(place(10 * kind + number), wish)),
  );
  for (const one of all) await archive.choices.subscribe(one);
  const hands = testHands(monday);
  await deliver(archive, [platform], hands);
  // One of each kind missed the first day; one has marks, which make its digest its own.
  for (const kind of wishes.keys())
    await archive.choices.subscribe(subscription(place(10 * kind + 7), { ...wishes[kind], since: monday }));
  const reader = 'discord:user/1';
  for (const { paper } of listed.slice(0, 8))
    await archive.marks.keep({ reader, place: place(1), paper: paper.id, verdict: 'like', at: monday });

  hands.clock.set(tuesday);
  const now = hands.clock.now();
  const expected = new Map<Place, readonly unknown[]>();
  for (const one of await archive.choices.subscriptions()) {
    const due = lastDue(one, now);
    assert.ok(due);
    const edition = await readEdition(archive, one, topics, due, now);
    const silent = edition.matches.length === 0 && one.whenEmpty === 'silent';
    const view = editionView(edition, one, due.day, { topics, gistOf });
    const messages = silent ? [] : layOut(view, { subscription: one, topics, render: platform.render });
    expected.set(one.place, JSON.parse(JSON.stringify(messages)));
  }
  await deliver(archive, [platform], hands);
  assert.ok(expected.size === 4 * wishes.length);
  for (const [where, messages] of expected) {
    const parts = (await partsOf(archive, where)).filter(({ edition }) => edition === 'digest/2026-06-17');
    assert.deepEqual(
      parts.map(({ message }) => message),
      messages,
      where,
    );
  }
});
