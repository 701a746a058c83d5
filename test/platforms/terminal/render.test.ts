import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import type { Look } from '../../../src/platforms/terminal/look.ts';
import { renderTerminal, terminalMessages } from '../../../src/platforms/terminal/render.ts';
import type { View } from '../../../src/view.ts';
import { anyView } from '../../kit/any-view.ts';
import { testRenderer } from '../contract.ts';
import { esc, problemsIn, readTerminal } from './reading.ts';

const pipe: Look = { width: 100, colour: false, links: false };
const dressed: Look = { width: 100, colour: true, links: true };

for (const [name, look] of [['a pipe', pipe] as const, ['a terminal', dressed] as const]) {
  testRenderer({
    name,
    render: (view) => terminalMessages(view, look),
    read: (message) => readTerminal(message, look),
    problems: (message) => problemsIn(message, look),
    // Whoever is pinged sits before it.
    mention: () => undefined,
  });
}

const view: View = {
  title: 'Papers of Monday 15 June 2026',
  lead: '2 papers on Hugging Face.',
  sections: [
    {
      title: 'Agents',
      items: [
        {
          paper: '2606.13707',
          title: 'Orchestra-o1: Omnimodal Agent Orchestration',
          url: 'https://huggingface.co/papers/2606.13707',
          gist: 'Splits a task over agents that each know one kind of input.',
          authors: 'Fan Zhang, Vireo Zhang, Shengju Qian + 8',
          organization: 'The Chinese University of Hong Kong',
          votes: 1035,
          comments: 6,
          code: { url: 'https://github.com/zfkarl/Orchestra-o1', stars: 39 },
          date: '11 Jun 2026',
          why: 'matched "agent"',
        },
        {
          paper: '2606.12366',
          title: '日本語の論文 and an emoji 👩‍👩‍👧‍👦',
          url: 'https://huggingface.co/papers/2606.12366',
          votes: 1,
          comments: 0,
        },
      ],
    },
    { title: 'Nothing here', items: [] },
    {
      title: 'Settings',
      items: [],
      rows: [
        { label: 'at', text: '09:00 in Europe/Paris' },
        { label: 'topics', text: 'agents, robotics, image generation, speech, reasoning' },
        { label: 'a label too long for its column', text: 'its text' },
      ],
    },
  ],
  note: 'Collected at 09:00.',
  actions: [{ label: 'Next page', says: 'search author:"Yann LeCun" --page 2' }],
};

test('at 60 columns a day reads like this', () => {
  assert.equal(
    renderTerminal(view, { ...pipe, width: 60 }),
    `Papers of Monday 15 June 2026
2 papers on Hugging Face.

Agents
  ▲ 1,035  Orchestra-o1: Omnimodal Agent Orchestration
           Splits a task over agents that each know one kind
           of input.
           Fan Zhang, Vireo Zhang, Shengju Qian + 8 · The
           Chinese University of Hong Kong · 💬 6
           code ★ 39 · 11 Jun 2026 · matched "agent"
           https://huggingface.co/papers/2606.13707
           https://github.com/zfkarl/Orchestra-o1

  ▲ 1      日本語の論文 and an emoji 👩‍👩‍👧‍👦
           https://huggingface.co/papers/2606.12366

Settings
  at      09:00 in Europe/Paris
  topics  agents, robotics, image generation, speech,
          reasoning
  a label too long for its column
          its text

Collected at 09:00.
Next page: npm run -s paperboy -- search author:\\"Yann
LeCun\\" --page 2`,
  );
});

test('where a line is short of room the votes stand among the facts', () => {
  const narrow = renderTerminal(view, { ...pipe, width: 30 });
  assert.match(narrow, /\n {2}Orchestra-o1: Omnimodal\n {2}Agent Orchestration\n/);
  assert.match(narrow, /\n {2}▲ 1,035 · Fan Zhang, Vireo\n/);
});

test('an abstract stands apart, also where nothing follows it', () => {
  const item = {
    paper: 'x',
    title: 'A title',
    url: 'https://arxiv.org/abs/2606.13707',
    abstract: 'We show it.',
  };
  const shown = (look: Look) =>
    renderTerminal({ title: 'One', sections: [{ title: 'Found', items: [item] }] }, look);
  assert.equal(
    shown(pipe).split('Found\n')[1],
    '  A title\n\n  We show it.\n\n  https://arxiv.org/abs/2606.13707',
  );
  assert.ok(shown({ ...pipe, links: true }).endsWith('\n\n  We show it.'));
});

test('colour changes no word and no line', () => {
  const coloured = renderTerminal(view, { ...pipe, colour: true });
  assert.equal(stripVTControlCharacters(coloured), renderTerminal(view, pipe));
  assert.notEqual(coloured, renderTerminal(view, pipe));
});

test('where titles can be clicked no address is spelled out, and the code is a link too', () => {
  const shown = renderTerminal(view, dressed);
  assert.doesNotMatch(stripVTControlCharacters(shown), /https:/);
  assert.ok(
    shown.includes(`${esc}]8;id=2606.13707-code;https://github.com/zfkarl/Orchestra-o1${esc}\\code ★ 39`),
  );
});

test('an address cannot end its link early', () => {
  const url = `https://a.example/${esc}\\${esc}[31m\u0007 é`;
  const item = { paper: 'x;:y', title: 'A title', url };
  const [message] = terminalMessages({ title: 'One', sections: [{ title: 'S', items: [item] }] }, dressed);
  assert.ok(message);
  assert.deepEqual(problemsIn(message, dressed), []);
  assert.deepEqual(readTerminal(message, dressed).links, ['https://a.example/%1B/%1B[31m%07%20%C3%A9']);
});

test('an address that is none of the web is no link', () => {
  const item = { paper: 'x', title: 'A title', url: 'javascript:alert(1)' };
  const shown = renderTerminal({ title: 'One', sections: [{ title: 'S', items: [item] }] }, dressed);
  assert.ok(!shown.includes(`${esc}]8`));
});

test('any view of any words renders at any width: no line is wider, and nothing but our own styles is obeyed', () => {
  const looks = fc.record({
    width: fc.integer({ min: 20, max: 120 }),
    colour: fc.boolean(),
    links: fc.boolean(),
  });
  fc.assert(
    fc.property(anyView(), looks, (any, look) => {
      assert.deepEqual(
        terminalMessages(any, look).flatMap((message) => problemsIn(message, look)),
        [],
      );
    }),
  );
});
