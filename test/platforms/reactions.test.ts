import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Find } from '../../src/archive/archive.ts';
import type { Place, Reader } from '../../src/place.ts';
import { makeDiscord } from '../../src/platforms/discord/connect.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { papersInPresses, verdictOf } from '../../src/platforms/reactions.ts';
import { daily } from '../archive/kit.ts';
import { type Counter, openCounter } from '../commands/kit.ts';
import { realClock } from '../kit/clock.ts';
import { startDiscord } from '../kit/discord.ts';
import { makeTestLog } from './discord/desk.ts';
import { platformOn, slackWithPeople } from './slack/connected.ts';

const finds: readonly Find[] = [
  daily('2606.00001', '2026-06-12', 9, { title: 'Agents that use tools', authors: ['Ada Lovelace'] }),
  daily('2606.00002', '2026-06-12', 3, { title: 'A second paper' }),
];

test('👍 and 👎 count in any skin and by any of their names, other signs do not', () => {
  for (const sign of ['👍', '👍🏽', '👍️', '+1', '+1::skin-tone-4', 'thumbsup'])
    assert.equal(verdictOf(sign), 'like', sign);
  for (const sign of ['👎', '👎🏿', '-1', '-1::skin-tone-2', 'thumbsdown'])
    assert.equal(verdictOf(sign), 'dislike', sign);
  for (const sign of ['❤️', '1', '+10', 'heart', '', '👍👎']) assert.equal(verdictOf(sign), undefined, sign);
});

test('the papers of a message are told by its presses, each once', () => {
  const says = [
    'show 2606.00001',
    'save 2606.00001',
    'follow author:"show 2606.9"',
    'search show',
    'mark cs/9901001 --verdict dislike',
  ];
  assert.deepEqual(papersInPresses(says), ['2606.00001', 'cs/9901001']);
});

test('Discord: a reaction on a posted paper marks it, taking it away takes the mark back, and many papers mean none', async (t) => {
  const [counter, discord] = await Promise.all([openListener(t), startDiscord()]);
  const log = makeTestLog();
  const platform = makeDiscord({ token: discord.token, apiUrl: discord.url, clock: realClock, log });
  t.after(async () => {
    await platform.close();
    await discord.stop();
  });
  await platform.connect(counter.desk);
  const place: Place = `discord:${discord.channel}`;
  await post(platform, counter, place, 'show 2606.00001', 'one');
  await post(platform, counter, place, 'today 2026-06-12', 'many');
  const { found: one } = await discord.until(
    ({ text }) => text.includes('Agents') && !text.includes('second'),
  );
  const { found: many } = await discord.until(({ text }) => text.includes('second'));

  discord.react(one.id, '👍🏽');
  await counter.heard(1);
  assert.deepEqual(await marksIn(counter, place), [['2606.00001', 'like', `discord:user/${discord.user}`]]);
  discord.react(one.id, '👎');
  await counter.heard(2);
  discord.react(one.id, '👍', 'REMOVE');
  await counter.heard(3);
  assert.deepEqual(
    (await marksIn(counter, place)).map(([, verdict]) => verdict),
    ['dislike'],
    'the later sign stands, whichever earlier one goes',
  );
  discord.react(one.id, '👎', 'REMOVE');
  discord.react(many.id, '👍');
  await counter.heard(5);
  assert.deepEqual(await marksIn(counter, place), []);
  const said = await discord.say('no message of the bot');
  discord.react(said, '👍');
  discord.react(one.id, '❤️');
  discord.react(one.id, '👍');
  await counter.heard(6);
  assert.equal((await marksIn(counter, place)).length, 1);
  assert.ok(!log.lines.some((line) => line.includes('reaction')), log.lines.join('\n'));
});

test('Slack: a reaction on a posted paper marks it, taking it away takes the mark back, and many papers mean none', async (t) => {
  const slack = await slackWithPeople(t);
  const counter = await openListener(t);
  const platform = platformOn(slack);
  await platform.connect(counter.desk);
  const place: Place = 'slack:T1/C1';
  await post(platform, counter, place, 'show 2606.00001', 'one');
  await post(platform, counter, place, 'today 2026-06-12', 'many');
  const [one, many] = slack.messages('C1');
  assert.ok(one && many);

  await slack.people.react('U1', one, '+1::skin-tone-3');
  await counter.heard(1);
  assert.deepEqual(await marksIn(counter, place), [['2606.00001', 'like', 'slack:T1/U1']]);
  await slack.people.react('U2', one, '-1');
  await slack.people.react('U1', many, '+1');
  await slack.people.react('U1', one, 'heart');
  await slack.people.react('U1', { ...one, user: 'U2' }, '+1');
  await counter.heard(3);
  assert.deepEqual(
    (await marksIn(counter, place)).map(([, verdict, reader]) => [verdict, reader]).toSorted(),
    [
      ['dislike', 'slack:T1/U2'],
      ['like', 'slack:T1/U1'],
    ],
  );
  await slack.people.react('U1', one, '+1', 'reaction_removed');
  await counter.heard(4);
  assert.deepEqual(
    (await marksIn(counter, place)).map(([, , reader]) => reader),
    ['slack:T1/U2'],
  );
});

/** A counter that tells when its desk has heard so many reactions. */
type Listener = Counter & { readonly heard: (count: number) => Promise<void> };

async function openListener(t: TestContext): Promise<Listener> {
  const counter = await openCounter(t, finds);
  let count = 0;
  let look = (): void => undefined;
  return {
    ...counter,
    desk: {
      ...counter.desk,
      reacted: async (reaction) => {
        await counter.desk.reacted(reaction);
        count += 1;
        look();
      },
    },
    heard: (wanted) =>
      new Promise((resolve) => {
        look = () => {
          if (count >= wanted) resolve();
        };
        look();
      }),
  };
}

/** Posts an answer as a digest is posted. */
async function post(
  platform: Platform,
  { ask }: Counter,
  place: Place,
  words: string,
  name: string,
): Promise<void> {
  for (const message of platform.render((await ask(words)).view)) {
    const outcome = await platform.send(place, message, `${place}#${name}#0`);
    assert.equal(outcome.kind, 'sent');
  }
}

async function marksIn(
  { archive }: Counter,
  place: Place,
): Promise<readonly (readonly [string, string, Reader])[]> {
  return (await archive.marks.ofPlace(place)).map(({ paper, verdict, reader }) => [paper, verdict, reader]);
}
