import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Find } from '../../src/archive/archive.ts';
import type { Place, Reader } from '../../src/place.ts';
import { daily } from '../archive/kit.ts';
import { type Counter, openCounter, papersIn, pressesIn, rowsIn } from './kit.ts';

const subjects = { robots: 'robot grasping manipulation', proteins: 'protein folding structure' } as const;

/** Six papers each of two subjects from the week before, and one each, with alike votes, on Friday's list. */
const finds: readonly Find[] = [
  ...Object.entries(subjects).flatMap(([, words], subject) =>
    [1, 2, 3, 4, 5, 6].map((n) =>
      daily(`2606.0${subject + 1}00${n}`, '2026-06-08', 5, { title: `${words} study${n}` }),
    ),
  ),
  daily('2606.03001', '2026-06-12', 9, { title: 'Robot manipulation by touch' }),
  daily('2606.03002', '2026-06-12', 30, { title: 'Protein structure from sequence' }),
];
const robots = [1, 2, 3, 4, 5].map((n) => `2606.0100${n}`);
const direct: Place = 'discord:dm/1';

test('marks are kept, changed, listed with their day, and taken back by the press that says so', async (t) => {
  const { ask, archive } = await openCounter(t, finds);
  const liked = await ask('mark 2606.01001');
  assert.equal(liked.view.title, 'You like it');
  assert.match(liked.view.lead ?? '', /once 4 more papers are marked/);
  assert.ok(liked.private);
  assert.match((await ask('mark https://arxiv.org/abs/2606.01001v2')).view.title, /as you said before/);
  await ask('mark 2606.02001 --verdict dislike');
  const listed = await ask('mark');
  assert.deepEqual(papersIn(listed), ['2606.02001', '2606.01001']);
  assert.deepEqual(
    listed.view.sections.flatMap(({ items }) => items.map(({ why }) => why)),
    ['👎 on 15 June', '👍 on 15 June'],
  );
  assert.equal((await ask('mark 2606.01001 --verdict dislike')).view.title, 'Not for you');
  assert.deepEqual(
    (await archive.marks.ofReader('discord:user/1')).map(({ verdict }) => verdict),
    ['dislike', 'dislike'],
  );
  const back = await ask(pressesIn(liked)['Take it back'] ?? '');
  assert.equal(back.view.title, 'Your mark is taken back');
  assert.deepEqual(papersIn(await ask('mark')), ['2606.02001']);
  assert.equal((await ask('forget 2606.01001')).mistake, true);
  assert.match((await ask('mark', { reader: 'discord:user/2' })).view.lead ?? '', /^Nothing yet/);
  assert.equal((await ask('mark 2601.99999')).mistake, true);
});

test('a channel is ranked by what was liked there, from the fifth mark on, and the preview says because of what', async (t) => {
  const { ask } = await openCounter(t, finds);
  await ask('subscribe --at 18:00');
  const first = async () => papersIn(await ask('preview'))[0];
  for (const id of robots.slice(0, 4)) await ask(`mark ${id}`, { reader: 'discord:user/2' });
  assert.equal(await first(), '2606.03002', 'four marks are not felt');
  await ask(`mark ${robots[4]}`, { reader: 'discord:user/3' });
  const preview = await ask('preview');
  assert.equal(papersIn(preview)[0], '2606.03001');
  const whys = preview.view.sections.flatMap(({ items }) => items.map(({ why }) => why ?? ''));
  assert.match(whys[0] ?? '', /because “robot grasping manipulation study\d” was liked here/);
  assert.doesNotMatch(whys[1] ?? '', /liked/);
  assert.match(
    rowsIn(preview)['1. Robot manipulation by touch'] ?? '',
    /^9 votes \+3\.3, .*near what was liked \+\d/,
  );
  assert.match(rowsIn(await ask('why 2606.03001')).Rank ?? '', /^1 of 2 \(9 votes .*near what was liked \+/);
  await ask('subscribe --at 18:00', { place: 'discord:8' });
  assert.equal(
    papersIn(await ask('preview', { place: 'discord:8' }))[0],
    '2606.03002',
    'another channel is not',
  );
});

test('a digest in direct messages is ranked by all that its reader liked, wherever that was', async (t) => {
  const { ask } = await openCounter(t, finds);
  await ask('subscribe --at 18:00', { place: direct });
  for (const id of robots) await ask(`mark ${id}`);
  const preview = await ask('preview', { place: direct });
  assert.equal(papersIn(preview)[0], '2606.03001');
  assert.match(preview.view.sections[0]?.items[0]?.why ?? '', /because you liked “robot/);
  const other = 'discord:user/2' as const;
  await ask('subscribe --at 18:00', { place: 'discord:dm/2', reader: other });
  assert.equal(papersIn(await ask('preview', { place: 'discord:dm/2', reader: other }))[0], '2606.03002');
});

test('the papers of the month hold a month, without regard to age, and what was most liked and saved there', async (t) => {
  const { ask, archive } = await openCounter(t, finds);
  assert.match((await ask('subscribe --every month')).view.lead ?? '', /on Wednesday,? 1 July 2026/);
  assert.match(rowsIn(await ask('settings')).When ?? '', /every month on its first working day/);
  assert.equal((await archive.choices.subscription('discord:7'))?.from, '2026-06-01');
  await ask('mark 2606.01001');
  await ask('mark 2606.01001', { reader: 'discord:user/2' });
  await ask('mark 2606.01001 --verdict dislike', { reader: 'discord:user/3' });
  await ask('save 2606.01001');
  await ask('save 2606.02002');
  await ask('mark 2606.02003 --verdict dislike');
  await ask('mark 2606.02001');
  await ask('mark 2606.02001 --verdict dislike', { reader: 'discord:user/2' });
  await ask('mark 2606.02004', { place: 'discord:8' });
  const preview = await ask('preview');
  assert.equal(papersIn(preview).length, 10);
  const welcomed = preview.view.sections.find(({ title }) => title === 'Most liked and saved here');
  assert.deepEqual(welcomed?.rows, [
    {
      label: 'robot grasping manipulation study1',
      text: 'liked by 2 readers and saved by 1 reader · show 2606.01001',
    },
    { label: 'protein folding structure study2', text: 'saved by 1 reader · show 2606.02002' },
  ]);
  assert.deepEqual((await ask('trending month')).view.sections.at(-1), welcomed);
  assert.equal((await ask('subscribe --every day')).mistake, undefined);
  assert.equal((await archive.choices.subscription('discord:7'))?.every, undefined);
});

test('forget me asks first, then takes out all that is kept of the reader and nothing of anybody else', async (t) => {
  const counter = await openCounter(t, finds);
  const { ask, archive } = counter;
  const other: Reader = 'discord:user/11';
  for (const reader of ['discord:user/1', other] as const) {
    await ask('mark 2606.01001', { reader });
    await ask('save 2606.01001 with a note', { reader });
    await ask('follow robots', { reader });
    await ask('subscribe --at 8am', { reader, place: `discord:dm/${reader.slice('discord:user/'.length)}` });
  }
  await ask('subscribe');
  await plannedFor(counter, direct);
  const asked = await ask('forget me');
  assert.ok(asked.private);
  assert.match(asked.view.title, /\?$/);
  assert.equal((await archive.marks.ofReader('discord:user/1')).length, 1, 'nothing is gone yet');

  const gone = await ask(pressesIn(asked)['Yes, forget me'] ?? '');
  assert.equal(
    gone.view.lead,
    'Gone: 1 follow, 1 saved paper, 1 mark, 1 digest of your own, 1 message to you and 1 note of a ping. Your name is taken from 1 channel’s digest.',
  );
  assert.deepEqual(await keptOf(counter, 'discord:user/1', direct), [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(await keptOf(counter, other, 'discord:dm/11'), [1, 1, 1, 1, 0, 0]);
  const channel = await archive.choices.subscription('discord:7');
  assert.ok(channel && channel.by === undefined, 'the channel keeps its digest, without the name');
  assert.equal((await ask('forget me --sure yes')).view.lead, 'There was nothing to forget.');
});

test('a file of the archive holds no trace of a reader who was forgotten', async (t) => {
  const { ask, archive } = await openCounter(t, finds);
  const reader: Reader = 'discord:user/424242';
  const place: Place = 'discord:dm/424242';
  for (const words of [
    'mark 2606.01001',
    'save 2606.01001',
    'follow robots',
    'subscribe',
    'follow agents --where dm',
  ])
    await ask(words, { reader, place });
  await ask('subscribe', { reader });
  await ask('forget me --sure yes', { reader, place });
  const { mkdtemp, readFile, rm } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const folder = await mkdtemp(`${tmpdir()}/paperboy-forget-`);
  t.after(() => rm(folder, { recursive: true }));
  await archive.backup(`${folder}/copy.db`);
  assert.ok(!(await readFile(`${folder}/copy.db`)).includes('424242'));
});

/** A message to a reader in the ledger, and a ping that was noted. */
async function plannedFor({ archive, clock }: Counter, place: Place): Promise<void> {
  await archive.outbox.plan({
    place,
    name: 'ping/1',
    dueAt: clock.now(),
    plannedAt: clock.now(),
    messages: [{ body: {}, papers: ['2606.01001'] }],
    papers: ['2606.01001'],
    tells: [{ reader: 'discord:user/1', paper: '2606.01001' }],
  });
}

async function keptOf({ archive }: Counter, reader: Reader, place: Place): Promise<readonly number[]> {
  return [
    (await archive.choices.follows(reader)).length,
    (await archive.choices.saved(reader)).length,
    (await archive.marks.ofReader(reader)).length,
    (await archive.choices.subscription(place)) ? 1 : 0,
    (await archive.outbox.deliveries(10, place)).length,
    (await archive.outbox.told([{ reader, paper: '2606.01001' }])).length,
  ];
}

test('what is asked in the thread of a digest is of the channel: a mark, a paper saved, its settings, and why one came', async (t: TestContext) => {
  const { ask, archive, clock } = await openCounter(t, finds);
  await ask('subscribe --at 18:00');
  const thread = { layout: 'thread', title: 'Daily papers', tags: [] } as const;
  await archive.outbox.plan({
    place: 'discord:7',
    name: 'digest/2026-06-15',
    dueAt: clock.now(),
    plannedAt: clock.now(),
    messages: [{ body: {}, papers: ['2606.03001'], thread }],
    papers: ['2606.03001'],
  });
  const [claimed] = await archive.outbox.claim(['discord'], clock.now(), 60_000, 1);
  assert.ok(claimed);
  await archive.outbox.settle(claimed.key, 1, { kind: 'sent', messageId: '998', at: clock.now() });
  await ask('mark 2606.01001', { place: 'discord:998' });
  assert.deepEqual(
    (await archive.marks.ofPlace('discord:7')).map(({ paper }) => paper),
    ['2606.01001'],
  );
  await ask('save 2606.01001', { place: 'discord:998' });
  assert.equal((await archive.choices.savedIn('discord:7')).length, 1);
  await ask('subscribe robotics', { place: 'discord:998' });
  assert.equal(await archive.choices.subscription('discord:998'), undefined);
  assert.deepEqual((await archive.choices.subscription('discord:7'))?.topics, ['robotics']);
  for (const words of ['settings', 'preview'])
    assert.deepEqual((await ask(words, { place: 'discord:998' })).view, (await ask(words)).view);
  for (const id of ['2606.03001', '2606.03002']) {
    const inChannel = rowsIn(await ask(`why ${id}`));
    assert.ok(Object.keys(inChannel).length > 2);
    assert.deepEqual(rowsIn(await ask(`why ${id}`, { place: 'discord:998' })), inChannel);
  }
});
