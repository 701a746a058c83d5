import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Platform } from '../../../src/platforms/platform.ts';
import { makeSlack } from '../../../src/platforms/slack/connect.ts';
import { type Json, listAt, objectAt, textAt } from '../../kit/slack/json.ts';
import { startSlack, type TestSlack } from '../../kit/slack/slack.ts';
import { huggingFaceDay, noRealDays } from '../../select/real-days.ts';
import { openRealDesk, type RealDesk } from '../real-desk.ts';
import { readSlack } from './seen.ts';

const skip = noRealDays;
let real: RealDesk;
let slack: TestSlack;
let platform: Platform;

before(async () => {
  if (skip) return;
  [real, slack] = await Promise.all([openRealDesk(), startSlack()]);
  slack.addPerson({ id: 'U1', zone: 'Europe/Paris' });
  slack.addPerson({ id: 'U2' });
  slack.addChannel({ id: 'C1', creator: 'U1' });
  slack.addChannel({ id: 'C2', kind: 'private', creator: 'U1' });
  const { bot: botToken, app: appToken } = slack.workspace.tokens;
  const { clock, log } = real.world;
  platform = makeSlack({ botToken, appToken, apiUrl: slack.url, clock, log });
  await platform.connect(real.desk);
});

after(async () => {
  if (skip) return;
  await platform.close();
  await slack.close();
  await real.close();
});

test('subscribe alone opens a form with what the channel has; a mistake stands by its field, and what is right is set', {
  skip,
}, async () => {
  const form = await opened('U1', () => slack.people.slash('U1', 'C1', 'subscribe'));
  assert.equal(initial(form, 'timezone'), 'Europe/Paris');
  const wrong = await slack.people.submit('U1', form, filled({ at: '25:00', timezone: 'Europe/Paris' }));
  assert.equal(wrong.payload.response_action, 'errors');
  assert.match(textAt(objectAt(wrong.payload, 'errors'), 'at'), /no time of day/);
  assert.equal(await real.archive.choices.subscription('slack:T1/C1'), undefined);

  const right = await slack.people.submit(
    'U1',
    form,
    filled({ at: '7:30', timezone: 'Europe/Paris', max: '4' }),
  );
  assert.equal(right.payload.response_action, 'update');
  assert.match(wordsOf(objectAt(right.payload, 'view')), /This channel is subscribed/);
  assert.equal((await real.archive.choices.subscription('slack:T1/C1'))?.at, '07:30');

  const again = await opened('U1', () => slack.people.slash('U1', 'C1', 'subscribe'));
  assert.deepEqual([initial(again, 'at'), initial(again, 'max')], ['07:30', '4']);
});

test('the form of a channel is no way around who may manage it', { skip }, async () => {
  const form = await opened('U1', () => slack.people.slash('U1', 'C1', 'subscribe'));
  const { payload } = await slack.people.submit('U2', form, filled({ at: '23:00' }));
  assert.match(JSON.stringify(payload.errors), /Only someone who may manage this channel/);
  await slack.people.slash('U2', 'C1', 'subscribe');
  const whisper = await slack.until('a refusal', () => slack.whispers('C1', 'U2').at(-1));
  assert.match(JSON.stringify(whisper.blocks), /Only someone who may manage this channel/);
});

test('settings have a button that opens the form, for those who may', { skip }, async () => {
  await slack.people.slash('U1', 'C1', 'settings');
  const whisper = await slack.until('settings', () =>
    slack.whispers('C1', 'U1').find(({ blocks }) => JSON.stringify(blocks).includes('Change')),
  );
  const form = await opened('U1', () => slack.people.press('U1', whisper, 'Change'));
  assert.equal(textAt(objectAt(form, 'title'), 'text'), 'Subscribe');
});

test('where Slack opens no form, the words are answered', { skip }, async () => {
  slack.faults.order('views.open', { kind: 'error', error: 'expired_trigger_id' });
  const from = slack.workspace.messages.length;
  await slack.people.slash('U1', 'C1', 'search');
  const answer = await slack.until('an answer', () => slack.workspace.messages[from]);
  assert.match(JSON.stringify(answer.blocks), /Please give “query”/);
});

test('a search asked by its form is answered in the window, and its papers open there', {
  skip,
}, async () => {
  const form = await opened('U2', () => slack.people.slash('U2', 'C1', 'search'));
  const { payload } = await slack.people.submit('U2', form, filled({ query: 'language model' }));
  const found = { ...objectAt(payload, 'view'), id: form.id };
  assert.ok(readWindow(found).links.length > 3);
  slack.workspace.modals.set('trigger.U2', found);
  const shown = await opened('U2', () => slack.people.pressIn('U2', found, 'Abstract'));
  assert.match(wordsOf(shown), /Paper · /);
});

test('the Home shows what is its reader’s own and the public channels, and its buttons open windows', {
  skip,
}, async () => {
  await slack.people.slash('U1', 'C2', 'subscribe --at 08:15');
  await slack.until('an answer', () => slack.messages('C2')[0]);
  await real.archive.choices.save({
    reader: 'slack:T1/U2',
    paper: firstPaper().id,
    at: '2026-06-16T10:00:00.000Z',
  });
  await slack.people.event({
    type: 'app_home_opened',
    user: 'U2',
    channel: 'DU2',
    tab: 'home',
    event_ts: '1',
  });
  const home = await slack.until('a Home', () => slack.workspace.homes.get('U2'));
  const words = wordsOf(home);
  assert.match(words, /Channels of this workspace\n {2}all of Hugging Face's daily list · 07:30/);
  assert.doesNotMatch(words, /08:15/, 'a private channel');
  if (real.desk.commands.some(({ name }) => name === 'saved'))
    assert.match(JSON.stringify(home), /papers\/2606/);

  const help = await opened('U2', () => slack.people.pressIn('U2', home, 'Help'));
  assert.match(wordsOf(help), /What you can ask/);
  const form = await opened('U2', () => slack.people.pressIn('U2', home, 'Get a digest here'));
  await slack.people.submit('U2', form, filled({ at: '06:00' }));
  assert.equal((await real.archive.choices.subscription('slack:T1/dm/U2'))?.at, '06:00');
});

test('the shortcut shows the papers of a message to who asks alone', { skip }, async () => {
  const [one, two] = huggingFaceDay('2026-06-15').map(({ paper }) => paper);
  assert.ok(one && two);
  for (const [text, expected] of [
    [`Look: <https://arxiv.org/abs/${one.id}v2>`, [one.id]],
    [`<https://www.alphaxiv.org/abs/${one.id}|this> beats ${two.id}, and 2401.99999`, [one.id, two.id]],
    ['Lunch at 12?', []],
  ] as const) {
    await slack.people.slash('U1', 'C1', 'help');
    const asked = { ...slack.workspace.messages[0], ts: '1.1', channel: 'C1', user: 'U1', text, blocks: [] };
    const from = slack.workspace.messages.length;
    await slack.people.shortcut('U2', 'papers-in-message', asked);
    const whisper = await slack.until('cards', () =>
      slack.workspace.messages.slice(from).find(({ onlyFor }) => onlyFor === 'U2'),
    );
    const { links, words } = readSlack({ body: whisper, papers: [] });
    assert.deepEqual(
      links.filter((link) => link.includes('/papers/')),
      expected.map((id) => `https://huggingface.co/papers/${id}`),
    );
    if (expected.length === 0) assert.match(words, /No papers in this message/);
    if (expected.length === 2) assert.match(words, /Not in the archive: 2401\.99999/);
  }
});

/** The window that opens on a person's screen when they do this. Each question comes in a minute of its own. */
async function opened(user: string, act: () => Promise<unknown>): Promise<Json> {
  const { modals } = slack.workspace;
  const before = modals.get(`trigger.${user}`);
  real.later();
  await act();
  return slack.until('a window', () => {
    const now = modals.get(`trigger.${user}`);
    return now !== before && now;
  });
}

function filled(values: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value: { value } }]));
}

function initial(form: Json, name: string): unknown {
  const field = listAt(form, 'blocks').find(({ block_id }) => block_id === name);
  return objectAt(field ?? {}, 'element').initial_value;
}

function readWindow(view: Json) {
  return readSlack({ body: view, papers: [] });
}

function wordsOf(view: Json): string {
  return readWindow(view).words;
}

function firstPaper() {
  const [first] = huggingFaceDay('2026-06-15');
  assert.ok(first);
  return first.paper;
}
