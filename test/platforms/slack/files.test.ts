import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import type { View } from '../../../src/view.ts';
import { listAt, objectAt, textAt } from '../../kit/slack/json.ts';
import type { TestSlack } from '../../kit/slack/slack.ts';
import type { SlackMessage } from '../../kit/slack/workspace.ts';
import { dayOf } from '../../kit/views.ts';
import { connected, deskThat, platformOn, slackWithPeople } from './connected.ts';

const bytes = Uint8Array.of(137, 80, 78, 71, 0, 255, 10, 13);
const picture: View = {
  ...dayOf(2),
  files: [
    {
      kind: 'picture',
      name: 'trends.png',
      mediaType: 'image/png',
      bytes,
      alt: 'Papers a week, rising',
      stands: 'first',
    },
  ],
};
const list: View = {
  title: 'Saved papers',
  sections: [],
  files: [{ kind: 'document', name: 'saved.bib', mediaType: 'application/x-bibtex', bytes }],
};
const [message = assert.fail()] = renderSlack(picture);

test('a digest shows its picture in its own message, with words for who cannot see it', async (t) => {
  const { slack, paperboy } = await connected(t);
  const outcome = await paperboy.send('slack:T1/C1', message, 'key');
  const [posted, ...more] = slack.messages('C1');
  assert.deepEqual(outcome, { kind: 'sent', messageId: posted?.ts });
  assert.deepEqual(more, []);
  assert.deepEqual(shownIn(slack, posted), [
    { name: 'trends.png', alt: 'Papers a week, rising', bytes: Buffer.from(bytes) },
  ]);
});

test('a picture that Slack is not through with yet is waited for', async (t) => {
  const { slack, paperboy } = await connected(t);
  slack.workspace.picturesNotReady.times = 2;
  assert.equal((await paperboy.send('slack:T1/C1', message, 'key')).kind, 'sent');
  assert.equal(shownIn(slack, slack.messages('C1')[0]).length, 1);
});

const vain = {
  'never gets through with': {
    tries: 4,
    goWrong: (slack: TestSlack) => {
      slack.workspace.picturesNotReady.times = 99;
    },
  },
  'may not be given': {
    tries: 1,
    goWrong: (slack: TestSlack) => {
      slack.workspace.scopes.delete('files:write');
    },
  },
  'loses on the way': {
    tries: 1,
    goWrong: (slack: TestSlack) => slack.faults.order('upload', { kind: 'drop', accepted: false }),
  },
};

for (const [what, { tries, goWrong }] of Object.entries(vain)) {
  test(`a digest whose picture Slack ${what} goes out in words, after ${tries} tries`, async (t) => {
    const { slack, paperboy } = await connected(t);
    goWrong(slack);
    assert.equal((await paperboy.send('slack:T1/C1', message, 'key')).kind, 'sent');
    const [posted, ...more] = slack.messages('C1');
    assert.deepEqual(more, []);
    assert.match(JSON.stringify(posted?.blocks), /Papers a week, rising/);
    assert.equal(slack.calls.filter(({ method }) => method === 'chat.postMessage').length, tries);
    assert.deepEqual(shownIn(slack, posted), []);
  });
}

test('a digest with a picture whose answer was lost is found again, not posted again', async (t) => {
  const { slack, paperboy } = await connected(t);
  slack.faults.order('chat.postMessage', { kind: 'drop', accepted: true });
  const first = await paperboy.send('slack:T1/C1', message, 'key');
  assert.equal(first.kind === 'later' && first.arrived, 'maybe');
  const second = await paperboy.send('slack:T1/C1', message, 'key', new Date());
  assert.deepEqual(second, { kind: 'sent', messageId: slack.messages('C1')[0]?.ts });
  assert.equal(slack.messages('C1').length, 1);
});

test('where Slack limits uploads, the message waits with them', async (t) => {
  const { slack, paperboy } = await connected(t);
  slack.faults.order('files.getUploadURLExternal', { kind: 'limited', retryAfter: 9 });
  const outcome = await paperboy.send('slack:T1/C1', message, 'key');
  assert.deepEqual([outcome.kind, outcome.kind === 'later' && outcome.afterMs], ['later', 9_000]);
  assert.deepEqual(slack.messages('C1'), []);
});

test('a document of a digest hangs below its message', async (t) => {
  const { slack, paperboy } = await connected(t);
  const [withList = assert.fail()] = renderSlack(list);
  await paperboy.send('slack:T1/C1', withList, 'key');
  const [posted, shared] = slack.messages('C1');
  assert.equal(shared?.below, posted?.ts);
  assert.deepEqual(shared?.files?.[0]?.bytes, Buffer.from(bytes));
});

test('an answer shows its picture to everyone, and waits for it', async (t) => {
  const { slack } = await connected(t, () => ({ view: picture, private: false }));
  slack.workspace.picturesNotReady.times = 1;
  await slack.people.slash('U1', 'C1', 'trends diffusion');
  const answer = await slack.until('an answer', () => slack.messages('C1')[0]);
  assert.deepEqual(
    shownIn(slack, answer).map(({ name }) => name),
    ['trends.png'],
  );
});

test('a list that is for one person alone comes to their direct messages, and the answer says so', async (t) => {
  const { slack } = await connected(t, () => ({ view: list, private: true }));
  await slack.people.slash('U2', 'C1', 'cite');
  const whisper = await slack.until('an answer', () => slack.whispers('C1', 'U2')[0]);
  assert.match(JSON.stringify(whisper.blocks), /saved\.bib is in your direct messages with Paperboy\./);
  assert.deepEqual(sharedIn(slack, 'DU2'), ['saved.bib']);
  assert.deepEqual(slack.messages('C1'), []);
});

test('a list that was asked for in direct messages stands there', async (t) => {
  const { slack } = await connected(t, () => ({ view: list, private: true }));
  slack.addChannel({ id: 'DU2', kind: 'dm', creator: 'UBOT' });
  await slack.people.slash('U2', 'DU2', 'cite');
  await slack.until('an answer', () => slack.whispers('DU2', 'U2')[0]);
  assert.deepEqual(sharedIn(slack, 'DU2'), ['saved.bib']);
});

test('a list for everyone stands in the channel; where the bot is no member, it comes to who asked', async (t) => {
  const { slack } = await connected(t, () => ({ view: list, private: false }));
  slack.addChannel({ id: 'C2', members: new Set(['U1', 'U2']) });
  await slack.people.slash('U2', 'C1', 'cite');
  await slack.until('an answer', () => slack.messages('C1')[1]);
  assert.deepEqual(sharedIn(slack, 'C1'), ['saved.bib']);
  await slack.people.slash('U2', 'C2', 'cite');
  await slack.until('an answer', () => slack.messages('C2')[0]);
  assert.deepEqual(sharedIn(slack, 'DU2'), ['saved.bib']);
});

test('without the scope for files, the answer says what to do', async (t) => {
  const { slack } = await connected(t, () => ({ view: list, private: true }));
  slack.workspace.scopes.delete('files:write');
  await slack.people.slash('U2', 'C1', 'cite');
  const whisper = await slack.until('an answer', () => slack.whispers('C1', 'U2')[0]);
  assert.match(
    JSON.stringify(whisper.blocks),
    /saved\.bib could not be sent\. The Slack app lacks the scope files:write/,
  );
});

test('a window that was opened by a button tells where its picture went', async (t) => {
  const { slack } = await connected(t, () => ({ view: picture, private: true }));
  const home = {
    type: 'home',
    id: 'V.U1',
    private_metadata: '{"channel":"C1"}',
    blocks: [
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'say/1', text: { type: 'plain_text', text: 'Map' }, value: 'map' },
        ],
      },
    ],
  };
  await slack.people.pressIn('U1', home, 'Map');
  await slack.until('the window', () =>
    JSON.stringify(slack.workspace.modals.get('trigger.U1') ?? {}).includes(
      'trends.png is in your direct messages',
    ),
  );
  assert.deepEqual(sharedIn(slack, 'DU1'), ['trends.png']);
});

test('a form whose answer is a picture is closed in time, and then tells where the picture is', async (t) => {
  const slack = await slackWithPeople(t);
  const run = async () => picture;
  const query = {
    name: 'query',
    summary: 'What to count',
    kind: 'text',
    required: true,
    bare: true,
  } as const;
  const trends = { name: 'trends', summary: 'Draw it', options: [query], examples: ['trends x'], run };
  await platformOn(slack).connect({
    ...deskThat(() => ({ view: picture, private: false })),
    commands: [trends],
  });
  await slack.people.slash('U1', 'C1', 'trends');
  const form = await slack.until('the form', () => slack.workspace.modals.get('trigger.U1'));
  const answered = await slack.people.submit(
    'U1',
    { ...form, id: 'V.trigger.U1' },
    {
      query: { value: { value: 'diffusion' } },
    },
  );
  assert.ok(answered.afterMs < 3_000);
  assert.match(JSON.stringify(answered.payload), /A file is on its way to you/);
  await slack.until('the window', () =>
    JSON.stringify(slack.workspace.modals.get('trigger.U1')).includes(
      'trends.png is in your direct messages',
    ),
  );
  assert.deepEqual(sharedIn(slack, 'DU1'), ['trends.png']);
});

/** The pictures that a message shows, as its readers see them. */
function shownIn(slack: TestSlack, shown: SlackMessage | undefined) {
  return listAt({ blocks: shown?.blocks }, 'blocks')
    .filter(({ type }) => type === 'image')
    .map((block) => {
      const file = slack.workspace.files.get(textAt(objectAt(block, 'slack_file'), 'id'));
      return { name: file?.name, alt: textAt(block, 'alt_text'), bytes: file?.bytes };
    });
}

function sharedIn(slack: TestSlack, channel: string): readonly string[] {
  return slack.messages(channel).flatMap(({ files = [] }) => files.map(({ name }) => name));
}
