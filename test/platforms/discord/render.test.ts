import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Message } from '../../../src/delivery.ts';
import type { Reader } from '../../../src/place.ts';
import { limits } from '../../../src/platforms/discord/limits.ts';
import { renderDiscord, renderRest } from '../../../src/platforms/discord/render.ts';
import type { Action, Item, View } from '../../../src/view.ts';
import { aPaper, dayOf, hostileDay, noSavedDays, onePaper, savedDay } from '../../kit/views.ts';
import { testRenderer } from '../contract.ts';
import { missing, mistakesIn } from './openapi.ts';
import { partsOf, readDiscord } from './seen.ts';

testRenderer({ name: 'Discord', render: renderDiscord, read: readDiscord, problems, mention });

test("bodies are what Discord's own description of its API takes", { skip: missing ?? false }, () => {
  assert.notDeepEqual(mistakesIn('MessageCreateRequest', { components: [{ type: 10 }] }), []);
  const messages = [dayOf(1), dayOf(23), hostileDay(), onePaper('Short.')].flatMap(renderDiscord);
  assert.deepEqual(
    messages.flatMap(({ body }) => mistakesIn('MessageCreateRequest', body)),
    [],
  );
});

test('the first message opens with the title, the lead and the first paper', () => {
  const [first] = renderDiscord(dayOf(23));
  const lines = first ? readDiscord(first).words.split('\n') : [];
  assert.deepEqual(lines.slice(0, 3), ['Papers of the day', '23 papers on Hugging Face.', 'Topic 1']);
});

test('a paper is its title linked, its gist, and one small line of facts', () => {
  const [message] = renderDiscord({
    title: 'Day',
    sections: [
      {
        title: 'Agents',
        items: [aPaper],
      },
    ],
  });
  assert.equal(
    message && partsOf(message).find(({ content }) => content?.startsWith('**'))?.content,
    [
      '**[Small agents that plan](<https://huggingface.co/papers/2606.1>)**',
      'They plan.',
      [
        ...['-# A. Author + 7', 'Lab', '▲_1,234', '💬_2', '[code](<https://github.com/a/b>)_★_56'],
        ...['15 Jun 2026', 'matched "agents"'],
      ]
        .join('_· ')
        .replaceAll('_', '\u00a0'),
    ].join('\n'),
  );
});

test('between what a paper is in short and its abstract stands an empty line', () => {
  const text = textOf(itemView({ gist: 'In short.', abstract: 'At length.' }));
  assert.match(text, /\nIn short\.\n\nAt length\.$/);
  assert.match(textOf(itemView({ abstract: 'At length.' })), /\*\*\nAt length\.$/);
});

test('a title that Discord would not take as the text of a link stands beside its link', () => {
  for (const [title, shown] of [
    ['Beyond A*: Better Planning', '**Beyond A\\*: Better Planning**'],
    ['Robots 🤖 walk', '**Robots 🤖 walk**'],
    ['Before you <think>', '**Before you \\<think>**'],
    ['With https://evil.example in it', '**With https:\u200b//evil.example in it**'],
  ] as const) {
    const text = textOf(itemView({ title }));
    assert.deepEqual(text.split('\n').slice(0, 2), [shown, '-# [read](<https://arxiv.org/abs/2606.1>)']);
  }
});

test('an address cannot break out of its link, and only web addresses become links', () => {
  assert.match(
    textOf(itemView({ url: 'https://a.example/x)(y>*z' })),
    /\(<https:\/\/a\.example\/x%29%28y%3E%2Az>\)/,
  );
  for (const url of [
    'javascript:alert(1)',
    'discord://x',
    'not an address',
    `https://a.example/${'x'.repeat(500)}`,
  ])
    assert.equal(textOf(itemView({ url })), '**A title**');
});

test('a section that goes on in the next message says so, and starts with its heading there', () => {
  const items = itemsOf(20, { gist: 'words '.repeat(60) });
  const messages = renderDiscord({ title: 'Day', sections: [{ title: 'Agents', items }] });
  assert.ok(messages.length > 1);
  const openings = messages.map((message) => readDiscord(message).words.split('\n')[0]);
  assert.deepEqual(openings, ['Day', ...messages.slice(1).map(() => 'Agents (continued)')]);
});

test('the note stays with the last paper rather than stand alone', () => {
  for (let words = 1; words < 80; words++) {
    const items = itemsOf(12, { gist: 'words '.repeat(words) });
    const messages = renderDiscord({
      title: 'Day',
      sections: [{ title: 'A', items }],
      note: 'n '.repeat(300),
    });
    assert.ok(messages.every(({ papers }) => papers.length > 0));
  }
});

test('one action stands at the side of its paper, several stand below it in rows of five', () => {
  const action = (index: number): Action => ({ label: `Do ${index}`, says: `show ${index}` });
  const one = partsIn(itemView({ actions: [action(1)] }));
  assert.equal(one.find(({ type }) => type === 9)?.accessory?.custom_id, 'say:show 1');
  const several = partsIn(itemView({ actions: [1, 2, 3, 4, 5, 6].map(action) }));
  assert.deepEqual(
    several.filter(({ type }) => type === 1).map(({ components }) => components?.length),
    [5, 1],
  );
});

test('among other papers a paper shows its first action alone, at its side', () => {
  const actions = [1, 2, 3, 4].map((index): Action => ({ label: `Do ${index}`, says: `show ${index}` }));
  const parts = partsIn({ title: '', sections: [{ title: '', items: itemsOf(2, { actions }) }] });
  assert.deepEqual(
    parts.filter(({ type }) => type === 2).map(({ label }) => label),
    ['Do 1', 'Do 1'],
  );
  assert.equal(parts.filter(({ type }) => type === 9).length, 2);
});

test('a real digest of 10 papers takes two messages at most, buttons and all', {
  skip: noSavedDays,
}, () => {
  const items =
    savedDay('2026-06-15')
      ?.sections.flatMap((section) => section.items)
      .slice(0, 10) ?? [];
  const acting = items.map((item) => ({
    ...item,
    actions: [{ label: 'Abstract', says: `show ${item.paper}` }],
  }));
  const sections = [0, 3, 6, 8].map((from, at, all) => ({
    title: `Topic ${at}`,
    items: acting.slice(from, all[at + 1]),
  }));
  assert.ok(renderDiscord({ title: 'Day', lead: 'Ten.', sections, note: 'And 24 more' }).length <= 2);
});

test('a button carries its words, whether it replaces, and an id of its own in its message', () => {
  const actions: readonly Action[] = [
    { label: 'Next', says: 'search x --page 2', replaces: true },
    { label: 'Show', says: 'show 1' },
    { label: 'Show again', says: 'show 1' },
    { label: 'Too long', says: 'x'.repeat(120) },
    { label: '', says: 'help' },
  ];
  const buttons = partsIn({ title: 'T', sections: [], actions }).filter(({ type }) => type === 2);
  assert.deepEqual(
    buttons.map(({ custom_id, label }) => [custom_id, label]),
    [
      ['turn:search x --page 2', 'Next'],
      ['say:show 1', 'Show'],
      ['say2:show 1', 'Show again'],
      ['say:help', 'help'],
    ],
  );
});

test('a paper with the longest words, links and buttons still fits one message under its heading', () => {
  const long = '_'.repeat(5_000);
  const url = `https://a.example/${'x'.repeat(282)}`;
  const item = {
    title: long,
    gist: long,
    abstract: long,
    authors: long,
    organization: long,
    date: long,
    why: long,
  };
  const actions = Array.from({ length: 30 }, (_, index) => ({ label: long, says: `show ${index}` }));
  const numbers = { votes: 9_999_999, comments: 9_999_999, code: { url, stars: 9_999_999 } };
  const items = itemsOf(3, { ...item, ...numbers, url, actions });
  const view = { title: long, lead: long, sections: [{ title: long, items }], note: long, actions };
  const messages = renderDiscord(view);
  assert.deepEqual(messages.flatMap(problems), []);
  assert.deepEqual(
    messages.map(({ papers }) => papers.length).filter((papers) => papers > 0),
    [1, 1, 1],
  );
});

test('the line below a cut answer counts what is left, and its button asks for it', () => {
  const message = renderRest(12, 'today 2026-06-15', 5);
  assert.deepEqual(problems(message), []);
  assert.equal(readDiscord(message).words, '12 more papers');
  assert.equal(partsOf(message).find(({ type }) => type === 2)?.custom_id, 'more:5:today 2026-06-15');
});

test('a real day of 34 papers takes at most seven messages', { skip: noSavedDays }, () => {
  const view = savedDay('2026-06-15');
  assert.ok(view && renderDiscord(view).length <= 7);
});

function mention(reader: Reader): string | undefined {
  const id = /^discord:user\/(\d+)$/.exec(reader)?.[1];
  return id && `<@${id}>`;
}

function itemView(item: Partial<Item>): View {
  return { title: '', sections: [{ title: '', items: itemsOf(1, item) }] };
}

function itemsOf(count: number, item: Partial<Item>): readonly Item[] {
  return Array.from({ length: count }, (_, index) => ({
    paper: `2606.${index + 1}`,
    title: 'A title',
    url: `https://arxiv.org/abs/2606.${index + 1}`,
    ...item,
  }));
}

function partsIn(view: View) {
  return renderDiscord(view).flatMap(partsOf);
}

function textOf(view: View): string {
  return partsIn(view).find(({ type }) => type === 10)?.content ?? '';
}

/** What Discord would refuse, by its description and by what that leaves out. */
function problems(message: Message): readonly string[] {
  const parts = partsOf(message);
  const ids = parts.flatMap(({ custom_id }) => custom_id ?? []);
  const texts = parts.flatMap(({ content }) => content ?? []);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const rung = new Set(readDiscord(message).mentions.map((mentioned) => mentioned.replace(/\D/g, '')));
  const allowed = { parse: [], ...(rung.size > 0 && { users: [...rung] }) };
  const own: readonly (readonly [boolean, string])[] = [
    [parts.length > limits.components, `${parts.length} components`],
    [characters > limits.characters, `${characters} characters`],
    [new Set(ids).size < ids.length, 'a custom_id comes twice'],
    [ids.some((id) => id.length < 1 || id.length > limits.customId), 'a custom_id is too long'],
    [texts.length === 0 || texts.some((text) => text.trim() === ''), 'an empty text'],
    [parts.some(({ type, label }) => type === 2 && (!label || label.length > limits.label)), 'a label'],
    ['content' in message.body || 'embeds' in message.body, 'content or embeds beside Components V2'],
    [message.body.flags !== 32_768, 'other flags than Components V2'],
    [
      !isDeepStrictEqual(message.body.allowed_mentions, allowed),
      'other mentions are allowed than stand there',
    ],
    [rung.size > 100, `${rung.size} people are rung`],
  ];
  return [
    ...own.filter(([broken]) => broken).map(([, what]) => what),
    ...readDiscord(message).strays.map((stray) => `format where there should be none: ${stray}`),
    ...mistakesIn('MessageCreateRequest', message.body),
  ];
}
