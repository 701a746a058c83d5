import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import type { Message } from '../../../src/delivery.ts';
import { renderEmail } from '../../../src/platforms/email/render.ts';
import type { Item, View } from '../../../src/view.ts';
import { dayOf, hostileDay, aPaper as paper } from '../../kit/views.ts';
import { letters, type Seen, testRenderer } from '../contract.ts';

testRenderer({ name: 'Mail', render: renderEmail, read, problems, mention: () => undefined });

test('plain text reads well by itself: title, gist, facts, address, a line each', () => {
  const [mail] = renderEmail({
    title: 'Day',
    lead: 'One paper.',
    sections: [{ title: 'Agents', items: [paper] }],
  });
  assert.equal(
    textOf(mail),
    [
      'Day',
      '',
      'One paper.',
      '',
      'Agents',
      '------',
      '',
      'Small agents that plan',
      'They plan.',
      'A. Author + 7 · Lab · ▲ 1,234 · 💬 2 · 15 Jun 2026 · matched "agents"',
      'https://huggingface.co/papers/2606.1',
      'code ★ 56: https://github.com/a/b',
    ].join('\n'),
  );
});

test('both forms of a mail hold the same papers in the same order', () => {
  for (const view of [dayOf(50), hostileDay()]) {
    const mails = renderEmail(view);
    const urls = view.sections.flatMap(({ items }) => items.map(({ url }) => url));
    const inText = mails.flatMap((mail) => textOf(mail).split('\n')).filter((line) => urls.includes(line));
    assert.deepEqual(inText, urls);
  }
});

test('nothing is fetched from afar: no picture, style sheet, font or script', () => {
  for (const { body } of renderEmail(hostileDay())) {
    const page = load(String(body.html));
    assert.equal(page('script, link, iframe, object, embed, form, style, base, meta').length, 0);
    assert.deepEqual(
      page('img')
        .toArray()
        .map(({ attribs }) => attribs.src),
      [],
    );
    assert.equal(
      page('*')
        .toArray()
        .flatMap((element) => Object.keys(page(element).attr() ?? {}))
        .filter((name) => /^on/i.test(name)).length,
      0,
    );
  }
});

test('what looks like an address in a title is made a link by no mail program', () => {
  const [mail] = renderEmail(
    viewOf({ ...paper, gist: 'See https://evil.example/x or www.evil.example, a@evil.example' }),
  );
  // What Gmail, Apple Mail and Outlook look for, widely: a scheme, www., or a name with a dot before two letters or more.
  assert.doesNotMatch(load(String(mail?.body.html))('p').first().text(), /:\/\/|www\.[a-z]|[a-z]\.[a-z]{2}/);
});

test('a picture of the view travels within the mail, and its words stand in the plain text', () => {
  const files = [
    {
      kind: 'picture',
      name: 'trends.png',
      mediaType: 'image/png',
      bytes: Buffer.from('png'),
      alt: 'Two lines.',
      stands: 'first',
    },
  ] as const;
  const [mail] = renderEmail({ title: 'Trends', sections: [], files });
  assert.equal(load(String(mail?.body.html))('img').attr('src'), 'cid:trends.png');
  assert.match(textOf(mail), /\[Picture: Two lines\.\]/);
  assert.equal(mail?.files?.[0]?.base64, Buffer.from('png').toString('base64'));
});

test('with a page, what a chat has buttons for are links there, and words to type are not shown', () => {
  const says = ['today 2026-06-15', 'search (a OR b) topic:agents since:3d', 'save 2606.1', 'follow x'];
  const actions = says.map((said, at) => ({ label: `Do ${at}`, says: said }));
  const more = { note: `And 7 more: ${says.join(' · ')}`, actions };
  const item = { ...paper, actions: [{ label: 'Abstract', says: 'show cs/9901001' }] };
  const [mail] = renderEmail({ ...viewOf(item), ...more }, 'https://papers.example.org');
  const links = load(String(mail?.body.html))('.note a, .facts a');
  assert.deepEqual(
    links.toArray().map(({ attribs }) => attribs.href),
    [
      'https://github.com/a/b',
      'https://papers.example.org/paper/cs/9901001',
      'https://papers.example.org/day/2026-06-15',
      'https://papers.example.org/search?q=%28a+OR+b%29+topic%3Aagents+since%3A3d',
    ],
  );
  assert.match(textOf(mail), /^And 7 more\.$/m);
  assert.match(textOf(mail), /^Abstract: https:\/\/papers\.example\.org\/paper\/cs\/9901001$/m);
});

test('an address that is no web address is no link', () => {
  const [mail] = renderEmail(
    viewOf({ ...paper, url: 'javascript:alert(1)', code: { url: 'data:text/html,x' } }),
  );
  assert.equal(load(String(mail?.body.html))('a').length, 0);
});

function viewOf(item: Item): View {
  return { title: 'Day', sections: [{ title: '', items: [item] }] };
}

function textOf(mail: Message | undefined): string {
  return String(mail?.body.text);
}

function read({ body }: Message): Seen {
  const page = load(String(body.html));
  const wordsOf = (selector: string) =>
    page(selector)
      .toArray()
      .map((element) => page(element).text());
  return {
    words: wordsOf('h1, h2, h3, p').join('\n'),
    links: page('a')
      .toArray()
      .map(({ attribs }) => attribs.href ?? ''),
    mentions: [],
    headings: wordsOf('h2'),
  };
}

/** Gmail cuts what is over 102 kB; a line of a header may not break; both forms say the same. */
function problems({ body, papers }: Message): string[] {
  const { subject, text, html } = body;
  const found: string[] = [];
  if (String(html).length > 100_000) found.push(`the HTML is ${String(html).length} characters long`);
  if (/[\r\n]/.test(String(subject)) || String(subject) === '') found.push('the subject is no line');
  if (String(subject).length > 250) found.push('the subject is too long');
  if (papers.length > 0 && letters(String(text)) === '') found.push('the text is empty');
  return found;
}
