import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBothChats } from './kit/both-chats.ts';
import { noReplica } from './kit/replica.ts';

/** A paper of Tuesday's list, and one that arXiv announced on Monday, before anybody followed. */
const fresh = '2606.16852';
const known = '2606.13707';
const query = '(polymarket OR omnimodal) in:title';

test('readers who follow in Discord and in Slack are pinged once for a new paper, through a restart', {
  skip: noReplica,
}, async (t) => {
  const { discord, slack, replica, start, end } = await openBothChats(t, { creator: 'U0' });
  const inDiscord = async () =>
    (await discord.posted()).map(({ text }) => text).filter((text) => text.includes('followed here'));
  const inSlack = (channel: string) => slack.messages(channel).map(({ blocks }) => JSON.stringify(blocks));
  const round = async (moment: string) => {
    world.set(moment);
    for (const task of ['collect', 'ping', 'deliver']) await world.crank(task);
  };

  // Monday: one reader follows in the channel on Discord, one by direct message on Slack.
  let world = await start('2026-06-15T06:00:00Z');
  world.set('2026-06-15T06:05:00Z');
  await discord.type('follow', { query });
  await discord.until(({ text }) => text.includes('I ping you in this channel'));
  await slack.people.slash('U1', 'C1', `follow ${query} --where dm`);
  await slack.until('the answer', () =>
    slack.whispers('C1', 'U1').find(({ blocks }) => JSON.stringify(blocks).includes('in a direct message')),
  );
  await round('2026-06-15T18:07:00Z');
  assert.deepEqual([await inDiscord(), inSlack('DU1')], [[], []], 'pinged for what was there before');

  // Tuesday's list brings a paper: one message each, however often the clock ticks.
  await replica.control({ today: '2026-06-16' });
  await round('2026-06-16T10:07:00Z');
  await round('2026-06-16T10:27:00Z');
  await assertPingedOnce();

  // Neither does a restart bring it again.
  assert.equal(await end(), 0);
  world = await start('2026-06-16T12:00:00Z');
  await round('2026-06-16T12:07:00Z');
  await assertPingedOnce();
  assert.deepEqual(
    world.logged().filter((line) => line.includes('"error"')),
    [],
  );

  async function assertPingedOnce() {
    const [message = '', ...more] = await inDiscord();
    assert.deepEqual(more, []);
    assert.deepEqual(papersIn(message), [fresh]);
    assert.deepEqual(message.match(/<@.*?>/g), [`<@${discord.user}>`]);
    assert.match(message, /matched "polymarket"/);
    const [direct = '', ...others] = inSlack('DU1');
    assert.deepEqual(others, []);
    assert.deepEqual(papersIn(direct), [fresh]);
    assert.match(direct, /1 new paper for you.*matched \\"polymarket\\"/);
    assert.deepEqual(inSlack('C1'), [], 'told in the channel too');
    assert.ok(![message, direct].join().includes(known));
  }
});

/** The papers that titles link to. */
function papersIn(text: string): string[] {
  return [...text.matchAll(/(?:huggingface\.co\/papers|arxiv\.org\/abs)\/(\d{4}\.\d{4,5})/g)].map(
    ([, id = '']) => id,
  );
}
