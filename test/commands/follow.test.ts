import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Find } from '../../src/archive/archive.ts';
import { addDays } from '../../src/day.ts';
import { daily } from '../archive/kit.ts';
import { openCounter, papersIn, pressesIn, rowsIn } from './kit.ts';

/** Papers of the last thirty days: `a day` on agents, and one in three of them with the words side by side. */
function agents(aDay: number): readonly Find[] {
  return Array.from({ length: 30 * aDay }, (_, at) => {
    const title = at % 3 === 0 ? 'On language agents' : 'Agents that speak a language';
    return daily(`p${at}`, addDays('2026-06-15', -Math.floor(at / aDay)), at % 40, { title });
  });
}

test('a follow says where and when it pings, how often it would have, and three examples', async (t) => {
  const { ask, archive } = await openCounter(t, [
    ...['a', 'b', 'c', 'd'].map((id) => daily(id, '2026-06-12', 3, { title: 'Robot hands' })),
    daily('old', '2026-05-16', 3, { title: 'Other things' }),
    daily('older', '2026-04-16', 3, { title: 'Robot hands' }),
  ]);
  const answer = await ask('follow robot hands');
  assert.equal(answer.private, true);
  assert.equal(
    answer.view.lead,
    'I ping you in this channel, as papers come in. It would have pinged you 4 times in the last 30 days.',
  );
  assert.equal(papersIn(answer).length, 3);
  const [follow] = await archive.choices.follows('discord:user/1');
  assert.deepEqual(
    { ...follow, id: '' },
    {
      id: '',
      reader: 'discord:user/1',
      query: 'robot hands',
      where: 'here',
      when: 'now',
      place: 'discord:7',
      zone: 'Europe/Paris',
      since: '2026-06-15T12:01:00.000Z',
    },
  );
});

test('above one ping a day a narrower query that is quiet is offered, and a press takes it instead', async (t) => {
  const { ask, archive } = await openCounter(t, agents(3));
  const answer = await ask('follow language agents --where dm');
  assert.match(answer.view.lead ?? '', /90 times in the last 30 days: about 3\.0 a day\.$/);
  assert.match(rowsIn(answer).Narrower ?? '', /^"language agents" \(30 times in the last 30 days\)$/);
  const press = pressesIn(answer)['Follow the narrower'] ?? '';
  const taken = await ask(press);
  assert.match(
    taken.view.lead ?? '',
    /You no longer follow “language agents”\. It would have pinged you 30 times/,
  );
  const follows = await archive.choices.follows('discord:user/1');
  assert.deepEqual(
    follows.map(({ query, where }) => ({ query, where })),
    [{ query: '"language agents"', where: 'dm' }],
  );
  assert.equal((await ask(press)).mistake, undefined);
  assert.equal((await archive.choices.follows('discord:user/1')).length, 1);
});

test('what else is followed, and the end of this follow, are a press away', async (t) => {
  const { ask } = await openCounter(t);
  const answer = await ask('follow robot');
  assert.equal(pressesIn(answer)['What you follow'], 'following');
  assert.match(pressesIn(answer).Unfollow ?? '', /^unfollow \S+$/);
  assert.equal(answer.view.note, undefined);
});

test('an archive that began to read this week says so, and an empty one says that it cannot tell', async (t) => {
  const week = await openCounter(t, [daily('a', '2026-06-10', 3, { title: 'Robot hands' })]);
  assert.match((await week.ask('follow robot')).view.lead ?? '', /1 time in the last 6 days\./);
  const empty = await openCounter(t);
  assert.match((await empty.ask('follow robot')).view.lead ?? '', /I have read no lists in the last 30 days/);
});

test('a follow that says only what to leave out is not taken, since it would ping hundreds a day', async (t) => {
  const { ask, archive } = await openCounter(t);
  for (const query of ['-x', '-x -y', '-x OR agents']) {
    const answer = await ask(`follow ${query}`);
    assert.match(answer.view.lead ?? '', /what they lack/, query);
    assert.deepEqual(pressesIn(answer), { 'Try help follow': 'help follow' });
  }
  assert.equal((await ask('follow agents -survey')).mistake, undefined);
  assert.equal((await archive.choices.follows('discord:user/1')).length, 1);
});

test('what only narrows is counted on the list with votes, as it pings', async (t) => {
  const arxiv: Find = {
    paper: { ...daily('x', '2026-06-12').paper, code: { url: 'https://github.com/a/b' } },
    listings: [{ source: 'arxiv', day: '2026-06-12', paper: 'x' }],
  };
  const { ask } = await openCounter(t, [
    arxiv,
    daily('y', '2026-06-12', 1, { code: { url: 'https://github.com/a/c' } }),
  ]);
  assert.deepEqual(papersIn(await ask('follow has:code')), ['y']);
});

test('the same query followed again changes where and when, and stays one follow with its first moment', async (t) => {
  const { ask, archive } = await openCounter(t);
  await ask('follow "state space"');
  await ask('follow state-space --when digest');
  const answer = await ask('follow  “state space” --where dm');
  assert.match(answer.view.title, /^Changed/);
  assert.match((await ask('follow “state space” --where dm')).view.title, /^You follow/);
  const follows = await archive.choices.follows('discord:user/1');
  assert.equal(follows.length, 1);
  assert.equal(follows[0]?.where, 'dm');
  assert.equal(follows[0]?.since, '2026-06-15T12:01:00.000Z');
});

test('the fifty-first follow is refused in a kind sentence with the figure, and nothing is lost', async (t) => {
  const { ask, archive } = await openCounter(t);
  for (let number = 0; number < 50; number += 1) await ask(`follow word${number}x`);
  const answer = await ask('follow onemore');
  assert.equal(answer.mistake, true);
  assert.match(answer.view.lead ?? '', /You follow 50 queries, and 50 are the most/);
  assert.equal((await archive.choices.follows('discord:user/1')).length, 50);
  assert.equal((await ask('follow word3x --where dm')).mistake, undefined);
  assert.equal((await ask('follow onemore', { reader: 'discord:user/2' })).mistake, undefined);
});

test('a mistake in the query is answered with its place, the reason and the repaired query as a press', async (t) => {
  const { ask } = await openCounter(t);
  const answer = await ask('follow "tool use');
  assert.equal(answer.mistake, true);
  assert.match(answer.view.lead ?? '', /never closed.* It is here: “→"tool use”\./);
  const long = await ask('follow agents (that use tools and plan for long');
  assert.match(long.view.lead ?? '', /It is here: “agents →\(that use tools and p…”\.$/);
  assert.deepEqual(pressesIn(answer), { 'Try follow "tool use"': 'follow "tool use"' });
  assert.equal((await ask('follow cat:cs.XX')).mistake, true);
  assert.equal((await ask('follow')).mistake, true);
});

test('following lists by number, and unfollow takes a number, the query in other words, or offers the one that was meant', async (t) => {
  const { ask, archive } = await openCounter(t);
  assert.match((await ask('following')).view.title, /nothing yet/);
  assert.equal((await ask('unfollow 1')).mistake, true);
  for (const query of ['robot hands', '"state space" has:code', 'author:"Yann LeCun"'])
    await ask(`follow ${query}`);
  const list = await ask('following', { place: 'discord:8' });
  assert.equal(list.private, true);
  assert.deepEqual(rowsIn(list), {
    1: 'robot hands · in another channel, as papers come in',
    2: '"state space" has:code · in another channel, as papers come in',
    3: 'author:"Yann LeCun" · in another channel, as papers come in',
  });
  const gone = await ask('unfollow 1');
  const near = await ask('unfollow author:"Yann LeCum"');
  assert.match(near.view.lead ?? '', /Did you mean “author:"Yann LeCun"”\?$/);
  assert.deepEqual(
    (await archive.choices.follows('discord:user/1')).map(({ query }) => query),
    ['"state space" has:code', 'author:"Yann LeCun"'],
  );
  assert.equal((await ask(pressesIn(gone)['Follow it again'] ?? '')).mistake, undefined);
  await ask('unfollow has:code state-space');
  assert.deepEqual(
    (await archive.choices.follows('discord:user/1')).map(({ query }) => query),
    ['author:"Yann LeCun"', 'robot hands'],
  );
});

test('a reader sees and ends their own follows alone', async (t) => {
  const { ask, archive } = await openCounter(t);
  await ask('follow robots', { reader: 'discord:user/1' });
  await ask('follow hands', { reader: 'discord:user/12' });
  assert.equal((await ask('unfollow robots', { reader: 'discord:user/12' })).mistake, true);
  assert.deepEqual(rowsIn(await ask('following', { reader: 'discord:user/12' })), {
    1: 'hands · in this channel, as papers come in',
  });
  assert.equal((await archive.choices.follows()).length, 2);
});
