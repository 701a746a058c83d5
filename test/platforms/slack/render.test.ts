import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../../src/delivery.ts';
import type { Reader } from '../../../src/place.ts';
import { renderSlack } from '../../../src/platforms/slack/render.ts';
import type { Item, View } from '../../../src/view.ts';
import { areTooLong, blockProblems } from '../../kit/slack/blocks.ts';
import { type Json, listAt, objectAt, textAt } from '../../kit/slack/json.ts';
import { withIds } from '../../kit/slack/workspace.ts';
import { dayOf, hostileDay, hostileTitles, aPaper as paper } from '../../kit/views.ts';
import { testRenderer } from '../contract.ts';
import { readSlack } from './seen.ts';

testRenderer({ name: 'Slack', render: renderSlack, read: readSlack, problems, mention });

test('a paper is its title linked with its gist, and one small grey line of facts', () => {
  assert.deepEqual(blocksOf({ title: 'Day', sections: [{ title: 'Agents', items: [paper] }] }).slice(2), [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'link', url: paper.url, text: paper.title, style: { bold: true } },
            { type: 'text', text: '\nThey plan.' },
          ],
        },
      ],
    },
    {
      type: 'context',
      elements: [
        { type: 'plain_text', text: 'A. Author + 7 · Lab · ▲ 1,234 · 💬 2 ·', emoji: false },
        { type: 'mrkdwn', text: '<https://github.com/a/b|code ★ 56>' },
        { type: 'plain_text', text: '· 15 Jun 2026 · matched "agents"', emoji: false },
      ],
    },
  ]);
});

test('a fact that no source stated leaves no trace', () => {
  const { paper: id, title, url } = paper;
  const blocks = blocksOf({
    title: 'Day',
    sections: [{ title: 'Agents', items: [{ paper: id, title, url }] }],
  });
  assert.deepEqual(
    blocks.map(({ type }) => type),
    ['header', 'rich_text', 'rich_text'],
  );
});

test('words from outside never stand in mrkdwn', () => {
  const marked = renderSlack(hostileDay())
    .flatMap(({ body }) => listAt(body, 'blocks'))
    .flatMap((block) => listAt(block, 'elements'))
    .filter(({ type }) => type === 'mrkdwn')
    .map((element) => textAt(element, 'text'));
  assert.equal(marked.length, hostileTitles.length);
  for (const text of marked) assert.match(text, /^<https:\/\/github\.com\/paperboy\/\d+\|code ★ \d+>$/);
});

test('an address cannot break out of its link, and only web addresses become links', () => {
  const code = { url: 'https://a.example/x|y>*z <!here>' };
  const [facts] = blocksOf(itemView({ code }))
    .filter(({ type }) => type === 'context')
    .slice(0, 1);
  assert.ok(facts);
  assert.deepEqual(
    listAt(facts, 'elements').map((element) => textAt(element, 'text'))[1],
    '<https://a.example/x%7Cy%3E*z%20%3C!here%3E|code>',
  );
  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'not an address',
    `https://a.example/${'x'.repeat(900)}`,
  ]) {
    const seen = renderSlack(itemView({ url })).map(readSlack);
    assert.deepEqual(
      seen.flatMap(({ links }) => links),
      ['https://github.com/a/b'],
    );
    assert.match(seen[0]?.words ?? '', /Small agents that plan/);
  }
});

test('a chapter that goes on in the next message says so, and notifications count the messages', () => {
  const items = Array.from({ length: 60 }, (_, n) => ({ ...paper, paper: `p${n}` }));
  const messages = renderSlack({ title: 'Day & <night>', sections: [{ title: 'Agents', items }] });
  assert.ok(messages.length > 1);
  const headings = messages.map((message) => readSlack(message).headings);
  assert.deepEqual(headings[0], ['Day & <night>', 'Agents']);
  assert.deepEqual(headings[1], ['Agents (continued)']);
  assert.equal(messages[1]?.body.text, `Day &amp; &lt;night&gt; (2 of ${messages.length})`);
});

test('the lead is small above papers, and full where it is the answer', () => {
  const [, above] = blocksOf({ ...itemView({}), lead: 'Two days.' });
  const [, answer] = blocksOf({ title: 'Sorry', lead: 'No such day.', sections: [] });
  assert.equal(above?.type, 'context');
  assert.equal(answer?.type, 'rich_text');
});

test('a button says what a person would type, and marks that its answer replaces the message', () => {
  const view: View = {
    ...itemView({ actions: [{ label: 'Abstract', says: 'show 2606.1' }] }),
    actions: [
      { label: 'Next', says: 'search x page:2', replaces: true },
      { label: 'Help', says: 'help' },
    ],
  };
  const buttons = blocksOf(view)
    .filter(({ type }) => type === 'actions')
    .flatMap((block) => listAt(block, 'elements'))
    .map((button) => [textAt(objectAt(button, 'text'), 'text'), button.value, button.action_id]);
  assert.deepEqual(buttons, [
    ['Abstract', 'show 2606.1', 'say/0.0.0'],
    ['Next', 'search x page:2', 'replace/view.0'],
    ['Help', 'help', 'say/view.1'],
  ]);
});

const four = [
  { label: 'Abstract', says: 'show 2606.1' },
  { label: 'Similar', says: 'similar 2606.1' },
  { label: 'Save', says: 'save 2606.1' },
  { label: 'Follow author', says: 'follow author:"A. Author"' },
];

test('among others a paper has its actions in a small menu beside its gist, alone it has them as buttons', () => {
  const item = { ...paper, actions: four };
  const other = { ...item, paper: '2606.2', url: 'https://huggingface.co/papers/2606.2' };
  const [, , title, gist, facts] = blocksOf({
    title: 'Day',
    sections: [{ title: 'Agents', items: [item, other] }],
  });
  assert.deepEqual([title?.type, gist?.type, facts?.type], ['rich_text', 'section', 'context']);
  assert.deepEqual(gist?.text, { type: 'plain_text', text: 'They plan.', emoji: false });
  const menu = objectAt(gist ?? {}, 'accessory');
  assert.deepEqual(
    listAt(menu, 'options').map((option) => [textAt(objectAt(option, 'text'), 'text'), option.value]),
    four.map(({ label, says }) => [label, says]),
  );
  const alone = blocksOf(itemView({ actions: four })).at(-1);
  assert.equal(alone?.type, 'actions');
  assert.equal(listAt(alone ?? {}, 'elements').length, 4);
});

test('without a gist the menu stands beside the facts, and a menu that could not turn a message is none', () => {
  const { gist: _, ...bare } = paper;
  const day = (item: Item): View => ({
    title: 'Day',
    sections: [{ title: '', items: [item, { ...item, paper: 'b' }] }],
  });
  const types = (item: Item) =>
    blocksOf(day(item))
      .map(({ type }) => type)
      .slice(1, 4);
  assert.deepEqual(types({ ...bare, actions: four }), ['rich_text', 'section', 'context']);
  const { paper: id, title, url } = paper;
  assert.deepEqual(types({ paper: id, title, url, actions: four }), ['rich_text', 'actions', 'rich_text']);
  const turning = [...four, { label: 'Next', says: 'search x --page 2', replaces: true as const }];
  assert.deepEqual(types({ ...paper, actions: turning }), ['rich_text', 'context', 'actions']);
});

test('no link unfolds into a preview', () => {
  for (const { body } of renderSlack(dayOf(50))) {
    assert.equal(body.unfurl_links, false);
    assert.equal(body.unfurl_media, false);
  }
});

test('a message that is almost full is never over full', () => {
  const item = { ...paper, gist: 'They plan, & plan <again>. '.repeat(9) };
  for (let count = 1; count <= 150; count++) {
    const items = Array.from({ length: count }, (_, n) => ({ ...item, paper: `p${n}` }));
    const rows = Array.from({ length: count }, (_, n) => ({ label: `${n}`, text: 'row' }));
    const days = [
      { title: 'Papers', items },
      { title: 'Rows', items: [], rows },
    ];
    for (const section of days)
      assert.deepEqual(renderSlack({ title: 'Day', sections: [section] }).flatMap(problems), [], `${count}`);
  }
});

test('the heaviest paper that a view may hold fits one message with its heading', () => {
  const heavy = '"<'.repeat(5000);
  const actions = Array.from({ length: 12 }, () => ({ label: heavy, says: '"'.repeat(90) }));
  const url = `https://a.example/${'x'.repeat(700)}`;
  const item = { ...paper, title: heavy, gist: heavy, abstract: heavy, authors: heavy, organization: heavy };
  const view = itemView({ ...item, url, code: { url }, date: heavy, why: heavy, actions });
  const messages = renderSlack({ ...view, lead: heavy, note: heavy, title: heavy, actions });
  assert.deepEqual(messages.flatMap(problems), []);
});

function mention(reader: Reader): string | undefined {
  return /^slack:\w+\/([A-Z0-9]+)$/.exec(reader)?.[1];
}

function itemView(news: Partial<Item>): View {
  return { title: 'Day', sections: [{ title: 'Agents', items: [{ ...paper, ...news }] }] };
}

function blocksOf(view: View): readonly Json[] {
  return renderSlack(view).flatMap(({ body }) => listAt(body, 'blocks'));
}

/** What Slack would refuse, and what is our own rule: button ids of a message differ. */
function problems({ body }: Message): readonly string[] {
  const blocks = listAt(body, 'blocks');
  const ids = blocks.flatMap((block) =>
    [...listAt(block, 'elements'), objectAt(block, 'accessory')].flatMap((each) => each.action_id ?? []),
  );
  return [
    ...blockProblems(blocks),
    ...(areTooLong(withIds(blocks)) ? ['msg_blocks_too_long'] : []),
    ...(textAt(body, 'text') === '' ? ['no_text'] : []),
    ...(textAt(body, 'text').length > 4000 ? ['msg_too_long'] : []),
    ...(new Set(ids).size < ids.length ? ['two buttons with one id'] : []),
  ];
}
