import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBothChats, slackTokens } from './kit/both-chats.ts';
import { noReplica, savedIds } from './kit/replica.ts';

test('two days of real papers reach a Discord and a Slack channel, each paper once, through a restart', {
  skip: noReplica,
}, async (t) => {
  const { discord, slack, replica, start, end } = await openBothChats(t, { creator: 'U1' });
  const inDiscord = async () => (await discord.posted()).map(({ text }) => text).filter(isDigest);
  const inSlack = () =>
    slack
      .messages('C1')
      .map(({ blocks }) => JSON.stringify(blocks))
      .filter(isDigest);

  // Monday morning: both channels subscribe. Today's list has a paper or two; what they get is Friday's, whole.
  await replica.control({ grow: [0.05, 0.6, 1] });
  let world = await start('2026-06-15T06:00:00Z');
  await discord.type('subscribe', { at: '09:00', timezone: 'UTC', max: 50 });
  await discord.until(({ text }) =>
    text.includes('The next digest comes on Monday, 15 June 2026 at 09:00 (UTC)'),
  );
  await slack.people.slash('U1', 'C1', 'subscribe --at 9am --max 50');
  await slack.until('the answer', () =>
    slack
      .messages('C1')
      .find((message) => JSON.stringify(message).includes('15 June 2026 at 09:00 (Europe/Paris)')),
  );
  for (const moment of ['2026-06-15T10:07:00Z', '2026-06-15T18:07:00Z']) {
    world.set(moment);
    await world.crank('collect');
    await world.crank('deliver');
  }
  const friday = savedIds('2026-06-12');
  assert.deepEqual(papersIn(await inDiscord()), friday.toSorted());
  assert.deepEqual(papersIn(inSlack()), friday.toSorted());

  // Tuesday: Monday's list is whole. Each channel gets it at its own nine o'clock, however often the clock ticks.
  await replica.control({ today: '2026-06-16', grow: null });
  world.set('2026-06-16T00:07:00Z');
  await world.crank('collect');
  world.set('2026-06-16T06:59:00Z');
  await world.crank('deliver');
  assert.deepEqual(papersIn(inSlack()), friday.toSorted());
  world.set('2026-06-16T07:00:00Z');
  await world.crank('deliver');
  const monday = [...friday, ...savedIds('2026-06-15')].toSorted();
  assert.deepEqual(papersIn(inSlack()), monday);
  assert.deepEqual(papersIn(await inDiscord()), friday.toSorted());
  world.set('2026-06-16T09:00:00Z');
  await world.crank('deliver');
  await world.crank('deliver');
  assert.deepEqual(papersIn(await inDiscord()), monday);
  assert.deepEqual(papersIn(inSlack()), monday);

  // The bot is stopped, and comes back on Wednesday after both hours have passed: one digest each, of Tuesday's list.
  assert.equal(await end(), 0);
  await replica.control({ today: '2026-06-17' });
  world = await start('2026-06-17T12:00:00Z');
  await world.crank('deliver');
  const tuesday = [...monday, ...savedIds('2026-06-16')].toSorted();
  assert.deepEqual(papersIn(await inDiscord()), tuesday);
  assert.deepEqual(papersIn(inSlack()), tuesday);
  assert.equal(await end(), 0);
  assert.deepEqual(
    world.logged().filter((line) => line.includes('"error"')),
    [],
  );
  const secrets = [discord.token, ...Object.values(slackTokens)];
  assert.ok(!secrets.some((secret) => world.logged().join().includes(secret)), 'a token stands in the log');
});

/** The papers linked in texts, with repeats: a paper linked twice shows up twice. */
function papersIn(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) =>
      [...text.matchAll(/huggingface\.co\/papers\/(\d{4}\.\d{4,5})/g)].map(([, id = '']) => id),
    )
    .toSorted();
}

function isDigest(text: string): boolean {
  return /Daily papers|huggingface\.co\/papers\//.test(text);
}
