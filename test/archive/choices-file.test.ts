import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Archive } from '../../src/archive/archive.ts';
import { exportChoices, importChoices } from '../../src/archive/choices-file.ts';
import type { Place } from '../../src/place.ts';
import { type Subscription, weekdays } from '../../src/subscription.ts';
import { daily, now, tempArchive } from './kit.ts';
import { onEachArchive } from './stores.ts';

/** Words as people type them, some of them hostile to whatever writes them down. */
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom('"; DROP TABLE choices; --', ':base64:abc', '\u2028{"a":1}', '__proto__'),
);
const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2026-06-15'), noInvalidDate: true })
  .map((date) => date.toISOString());
const place = fc.constantFrom('discord:1', 'slack:T1/C2', 'slack:T1/C2/1718.1', 'email:1f', 'terminal:here');
const reader = fc.constantFrom('discord:user/42', 'slack:T1/U7', 'terminal:you');
const paper = fc.constantFrom('2606.00001', '2606.00002', 'cs/0101001');
const zone = fc.constantFrom('UTC', 'Europe/Paris', 'Pacific/Apia');

const subscriptions = fc.uniqueArray(
  fc.record(
    {
      place,
      query: words,
      topics: fc.array(words, { maxLength: 3 }),
      at: fc.constantFrom('00:00', '09:30', '23:59'),
      zone,
      days: fc.subarray([...weekdays]),
      every: fc.constantFrom('week', 'month'),
      max: fc.integer({ min: 1, max: 200 }),
      style: fc.constantFrom('full', 'compact'),
      whenEmpty: fc.constantFrom('say', 'silent'),
      by: reader,
      since: moment,
      from: moment.map((time) => time.slice(0, 10)),
      // As a newer version may keep it.
      mood: fc.record({ b: words, a: fc.integer() }),
    },
    { requiredKeys: ['place', 'topics', 'at', 'zone', 'days', 'max', 'style', 'whenEmpty', 'since', 'from'] },
  ),
  { selector: (one) => one.place, maxLength: 5 },
);
const follows = fc.uniqueArray(
  fc.record(
    {
      ...{ id: words, reader, query: words, place, zone, since: moment },
      where: fc.constantFrom('here', 'dm'),
      when: fc.constantFrom('now', 'digest'),
    },
    { requiredKeys: ['id', 'reader', 'query', 'where', 'when', 'place', 'since'] },
  ),
  { selector: (one) => `${one.reader} ${one.id}`, maxLength: 5 },
);
const saved = fc.uniqueArray(
  fc.record({ reader, paper, at: moment, note: words, place }, { requiredKeys: ['reader', 'paper', 'at'] }),
  { selector: (one) => `${one.reader} ${one.paper}`, maxLength: 5 },
);
const marks = fc.uniqueArray(
  fc.record({ reader, place, paper, verdict: fc.constantFrom('like', 'dislike'), at: moment }),
  { selector: (one) => `${one.reader} ${one.place} ${one.paper}`, maxLength: 5 },
);
const ofPlaces = fc.uniqueArray(place, { maxLength: 3 });
const file = fc.record({
  paperboy: fc.constant('choices'),
  version: fc.constant(1),
  subscriptions,
  follows,
  saved,
  marks,
  links: ofPlaces.map((all) => all.map((one) => ({ place: one }))),
  mailboxes: fc
    .uniqueArray(fc.constantFrom('email:1f', 'email:2e'), { maxLength: 2 })
    .map((all) => all.map((one) => ({ place: one, address: 'ada@example.org', since: now.toISOString() }))),
  holds: fc.tuple(ofPlaces, moment).map(([all, since]) => all.map((one) => ({ place: one, since }))),
});

onEachArchive((open) => {
  test('choices that are written, taken in by an empty store and written again are the same bytes', async (t) => {
    await fc.assert(
      fc.asyncProperty(file, async (given) => {
        const [one, other] = [await open(t), await tempArchive(t)];
        const taken = await importChoices(one, JSON.stringify(given), now);
        assert.ok(typeof taken !== 'string');
        assert.deepEqual(taken.problems, []);
        const written = await exported(one);
        assert.ok(typeof (await importChoices(other, written, now)) !== 'string');
        assert.equal(await exported(other), written);
        // Nothing was lost on the way in either: every entry stands in the file, whatever the order of its fields.
        const back = JSON.parse(written);
        for (const kind of [
          'subscriptions',
          'follows',
          'saved',
          'marks',
          'links',
          'mailboxes',
          'holds',
        ] as const)
          assert.deepEqual(sorted(back[kind]), sorted(JSON.parse(JSON.stringify(given[kind]))), kind);
      }),
      { numRuns: 5 },
    );
  });

  test('an import says what it added, what it replaced and what was the same already, and loses nothing beside', async (t) => {
    const archive = await open(t);
    const { choices } = archive;
    await choices.subscribe(subscription('discord:1'));
    await choices.subscribe(subscription('discord:2'));
    await choices.save({ reader: 'discord:user/1', paper: '2606.00001', at: now.toISOString() });
    const changed = { ...subscription('discord:2'), max: 7 };
    const text = choicesFile({
      subscriptions: [subscription('discord:1'), changed, subscription('discord:3')],
    });
    const taken = await importChoices(archive, text, now);
    assert.ok(typeof taken !== 'string');
    assert.deepEqual(taken.problems, []);
    assert.deepEqual(taken.kinds[0], { kind: 'subscriptions', added: 1, replaced: 1, left: 1 });
    assert.equal((await choices.subscription('discord:2'))?.max, 7);
    assert.equal((await choices.saved('discord:user/1')).length, 1);
  });

  test('an entry that cannot be read is named by its place in the file and its reason, and holds up no other', async (t) => {
    const archive = await open(t);
    const text = choicesFile({
      subscriptions: [{ ...subscription('discord:1'), zone: 'Mars/Olympus' }, subscription('discord:2')],
      follows: 'none',
      holds: [{ place: 'myspace:1', since: now.toISOString() }, null],
      mailboxes: [{ place: 'email:1', address: 'a@b\r\nBcc: c@d.example', since: now.toISOString() }],
      dreams: [1],
    });
    const taken = await importChoices(archive, text, now);
    assert.ok(typeof taken !== 'string');
    assert.deepEqual(
      taken.problems.map(({ at }) => at),
      ['dreams', 'subscriptions[0]', 'follows', 'mailboxes[0]', 'holds[0]', 'holds[1]'],
    );
    assert.match(taken.problems[1]?.why ?? '', /“Mars\/Olympus” is no time zone/);
    assert.match(taken.problems[3]?.why ?? '', /address: is no mail address/);
    assert.match(taken.problems[4]?.why ?? '', /place: is on no platform we know/);
    assert.deepEqual(await archive.choices.subscriptions(), [subscription('discord:2')]);
  });

  for (const [text, why] of [
    ['{ "paperboy": "choices", "version": 2 }', /is of version 2, and this Paperboy reads version 1/],
    ['{ "songs": [] }', /does not begin as a file of choices/],
    ['[]', /holds no object/],
    ['{ "paperboy": "choices", "version": 1, "subscriptions": [', /is no JSON \(/],
  ] as const)
    test(`a file that is none of ours is refused as a whole: ${text}`, async (t) => {
      const archive = await open(t);
      const taken = await importChoices(archive, text, now);
      assert.ok(typeof taken === 'string');
      assert.match(taken, why);
    });

  test('a new store that takes the choices in begins where the old one stopped: no list and no ping comes twice', async (t) => {
    const archive = await open(t);
    const { papers, choices, outbox } = archive;
    const noon = new Date('2026-06-12T12:00:00.000Z');
    // Friday's list stood on Friday and was posted that day in one place; in the other it was not whole yet.
    await papers.save([daily('2606.00001', '2026-06-12')], noon);
    for (const place of ['discord:1', 'discord:2', 'discord:3'] as const)
      await choices.subscribe(subscription(place));
    const follow = { id: 'a', reader: 'discord:user/1', query: 'graph', where: 'here', when: 'now' } as const;
    await choices.follow({ ...follow, place: 'discord:1', since: '2026-06-01T00:00:00.000Z' });
    const edition = { name: 'digest/2026-06-12', dueAt: noon, plannedAt: noon, messages: [] };
    await outbox.plan({ ...edition, place: 'discord:1', papers: ['2606.00001'] });
    await outbox.plan({ ...edition, place: 'discord:2', papers: [] });
    const other = await tempArchive(t);
    await importChoices(other, await exported(archive), now);
    const begun = (await other.choices.subscriptions()).map(({ place, since, from }) => [place, since, from]);
    assert.deepEqual(begun, [
      ['discord:1', noon.toISOString(), '2026-06-13'],
      ['discord:2', noon.toISOString(), '2026-06-12'],
      ['discord:3', subscription('discord:3').since, subscription('discord:3').from],
    ]);
    assert.deepEqual(
      (await other.choices.follows()).map(({ since }) => since),
      [noon.toISOString()],
    );
    // In the store itself nothing moves: what it knows counts.
    const again = await importChoices(archive, await exported(archive), now);
    assert.ok(typeof again !== 'string');
    assert.ok(again.kinds.every(({ added, replaced }) => added + replaced === 0));
  });
});

async function exported(archive: Archive): Promise<string> {
  const lines: string[] = [];
  for await (const line of exportChoices(archive, now)) lines.push(line);
  return lines.join('\n');
}

/** By what tells entries apart: the order of a hand-written file is its own. */
function sorted<Entry extends Readonly<Record<string, unknown>>>(
  entries: readonly Entry[],
): readonly Entry[] {
  const key = ({ reader, place, id, paper }: Entry) => JSON.stringify([reader, place, id, paper]);
  return entries.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

function choicesFile(kinds: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ paperboy: 'choices', version: 1, ...kinds });
}

function subscription(place: Place): Subscription {
  return {
    ...{ place, topics: [], at: '09:00', zone: 'UTC', days: ['mon'], max: 5, style: 'full' },
    ...{ whenEmpty: 'say', since: '2026-06-01T00:00:00.000Z', from: '2026-06-01' },
  };
}
