import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Find } from '../../src/archive/archive.ts';
import { daily, listing, paper } from '../archive/kit.ts';
import { openCounter, papersIn, rowsIn } from './kit.ts';

const finds: readonly Find[] = [
  daily('2606.00001', '2026-06-12', 9, { title: 'Agents that use tools' }),
  daily('2606.00002', '2026-06-12', 30, { title: 'Web agents' }),
  daily('2606.00003', '2026-06-12', 3, { title: 'Protein folding' }),
  daily('2606.00004', '2026-06-15', 3, { title: 'Agents of today' }),
  {
    paper: paper('2606.00005', { title: 'More agents' }),
    listings: [listing('arxiv', '2026-06-12', '2606.00005')],
  },
];

test('preview shows what would come now, and counts what is left out by its reason', async (t) => {
  const { ask } = await openCounter(t, finds);
  assert.equal((await ask('preview')).view.title, 'Nothing is set here');
  await ask('subscribe agents --at 13:00 --timezone UTC --max 2');
  const answer = await ask('preview');
  assert.equal(answer.private, true);
  assert.deepEqual(papersIn(answer), ['2606.00002', '2606.00001']);
  assert.match(
    answer.view.lead ?? '',
    /^It comes on Monday,? 15 June 2026 at 13:00 \(UTC\)\. As of now: The best 2 of 3/,
  );
  assert.deepEqual(rowsIn(answer), {
    '1. Web agents': '30 votes +5.0, 3 days old −1.5',
    '2. Agents that use tools': '9 votes +3.3, 3 days old −1.5',
    'Still growing': '1 paper stands on lists that are not whole yet: they come once they are',
    'Other topics': '1 paper is not on Agents',
    'Over the most': '1 paper matches too, but 2 are the most in one digest: they are counted below it',
  });
  await ask('subscribe all');
  assert.deepEqual(papersIn(await ask('preview')).length, 2);
  await ask('subscribe robots');
  const none = await ask('preview');
  assert.match(none.view.lead ?? '', /none of them matches what is asked for here/);
  assert.equal(rowsIn(none)['No match'], '4 papers do not match “robots”');
});

test('where all that could come still grows, as on the first day, preview shows what there is so far', async (t) => {
  const { ask } = await openCounter(t, finds.slice(3, 4));
  await ask('subscribe agents --at 13:00 --timezone UTC');
  const answer = await ask('preview');
  assert.deepEqual(papersIn(answer), ['2606.00004']);
  assert.match(
    answer.view.lead ?? '',
    /13:00 \(UTC\)\. So far, on lists that still grow: 1 paper on “Agents”/,
  );
  await ask('subscribe robots --at 13:00 --timezone UTC');
  assert.deepEqual(papersIn(await ask('preview')), []);
});

test('what came before is counted as shown, and why says in which message it came', async (t) => {
  const { ask, archive, clock } = await openCounter(t, finds);
  await ask('subscribe agents --at 13:00 --timezone UTC --max 1');
  await archive.outbox.plan({
    place: 'discord:7',
    name: 'digest/2026-06-15',
    dueAt: clock.now(),
    plannedAt: clock.now(),
    messages: [{ body: {}, papers: ['2606.00002'] }],
    papers: ['2606.00002', '2606.00001'],
  });
  assert.equal(rowsIn(await ask('preview'))['Shown before'], '2 papers came here in an earlier digest');
  const waiting = await ask('why 2606.00002');
  assert.equal(waiting.private, true);
  assert.equal(rowsIn(waiting).Message, 'digest/2026-06-15, part 1: waits to be sent');
  const [claimed] = await archive.outbox.claim(['discord'], clock.now(), 60_000, 1);
  assert.ok(claimed);
  await archive.outbox.settle(claimed.key, 1, { kind: 'sent', messageId: '998', at: clock.now() });
  assert.match(
    rowsIn(await ask('why 2606.00002')).Message ?? '',
    /sent on 2026-06-15 at 12:0\d UTC as message 998$/,
  );
  assert.match(rowsIn(await ask('why 2606.00001')).Message ?? '', /^counted in a digest/);
});

test('why goes stage by stage, and names what was missing, or the rank and the cap', async (t) => {
  const { ask } = await openCounter(t, finds);
  const nothing = rowsIn(await ask('why 2606.00001'));
  assert.equal(nothing['First seen'], 'on 2026-06-15 at 12:00 UTC');
  assert.equal(nothing.Listed, 'Hugging Face, 12 June 2026 with 9 votes');
  assert.match(nothing.Topics ?? '', /^Agents \(matched "agent/);
  assert.equal(nothing['Asked for'], 'nothing: this channel gets no digest');
  await ask('subscribe agents -web --at 13:00 --timezone UTC --max 1');
  assert.equal(rowsIn(await ask('why 2606.00002'))['Asked for'], '“agents -web”, and the paper lacks -web');
  const first = rowsIn(await ask('why 2606.00001'));
  assert.equal(first['Asked for'], '“agents -web”: matched "agents"');
  assert.match(first.Rank ?? '', /^1 of 2 \(9 votes \+3\.3, 3 days old −1\.5\): it comes on Monday/);
  assert.match(rowsIn(await ask('why 2606.00005')).Rank ?? '', /^2 of 2 .*: 1 are the most in one digest/);
  assert.match(rowsIn(await ask('why 2606.00004'))['Asked for'] ?? '', /its list may still grow/);
  await ask('follow protein');
  assert.match(
    rowsIn(await ask('why 2606.00003'))['Your follow'] ?? '',
    /^matched "protein"; you were not pinged/,
  );
  assert.equal((await ask('why 2601.99999')).mistake, true);
});

test('the rest of an hour or of days that stands alone goes back where it belongs, and is no query', async (t) => {
  const { ask, archive } = await openCounter(t);
  const kept = async (words: string) => {
    await archive.choices.unsubscribe('discord:7');
    const answer = await ask(`subscribe ${words}`);
    assert.equal(answer.mistake, undefined, words);
    const made = await archive.choices.subscription('discord:7');
    return [made?.at, made?.days.join(' '), made?.query, made?.topics.join(' ')];
  };
  const workdays = 'mon tue wed thu fri';
  assert.deepEqual(await kept('--at 9 am'), ['09:00', workdays, undefined, '']);
  assert.deepEqual(await kept('--at 6:30 pm --days mon wed'), ['18:30', 'mon wed', undefined, '']);
  assert.deepEqual(await kept('--at 9 am tool use'), ['09:00', workdays, 'tool use', '']);
  assert.deepEqual(await kept('--at 9 pm --days mon wed agents, video'), [
    '21:00',
    'mon wed',
    undefined,
    'agents video',
  ]);
  assert.deepEqual(await kept('--at 09:00 friday'), ['09:00', 'fri', undefined, '']);
  assert.deepEqual(await kept('all --at 09:00'), ['09:00', workdays, undefined, '']);
  assert.deepEqual(await kept('sun glare --at 09:00'), ['09:00', workdays, 'sun glare', '']);
});

test('settings say what becomes of a part that may have been lost, and subscribe changes it', async (t) => {
  const { ask } = await openCounter(t);
  await ask('subscribe --at 09:00');
  const inDoubt = async () => JSON.stringify((await ask('settings')).view.sections);
  assert.match(await inDoubt(), /is not sent again, and the next digest says so/);
  await ask('subscribe --doubt repeat');
  assert.match(await inDoubt(), /is sent again, and may come twice/);
});
