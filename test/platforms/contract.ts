import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Message } from '../../src/delivery.ts';
import type { Reader } from '../../src/place.ts';
import type { Section, View } from '../../src/view.ts';
import { anyView } from '../kit/any-view.ts';
import { dayOf, hostileDay, hostileTitles, onePaper, withFiles } from '../kit/views.ts';

/** What a reader of the platform finds in one message, as a reader of its dialect sees it: the test's own, not the renderer's. */
export type Seen = {
  /** All words that show, without markup, one string. */
  readonly words: string;
  /** Where a press or a click would lead, in order. */
  readonly links: readonly string[];
  /** What would ring or name somebody: people, groups, channels. */
  readonly mentions: readonly string[];
  /** What shows as a heading, in order. */
  readonly headings: readonly string[];
};

export type RendererUnderTest = {
  readonly name: string;
  readonly render: (view: View) => readonly Message[];
  readonly read: (message: Message) => Seen;
  /** Sentences on what the platform would refuse or cut; none is right. */
  readonly problems: (message: Message) => readonly string[];
  /** What `read` finds where this reader is mentioned; undefined for readers whom the platform cannot mention. */
  readonly mention: (reader: Reader) => string | undefined;
};

/** What every platform's renderer keeps, whatever its dialect. */
export function testRenderer({ name, render, read, problems, mention }: RendererUnderTest): void {
  describe(`${name} renders any view`, () => {
    for (const count of [0, 1, 23, 50, 300]) {
      test(`a day of ${count} papers: within limits, each paper once and in order`, () => {
        const view = dayOf(count);
        const messages = render(view);
        assert.ok(messages.length > 0);
        assert.deepEqual(messages.flatMap(problems), []);
        assert.deepEqual(
          messages.flatMap(({ papers }) => papers),
          papersOf(view),
        );
        assert.deepEqual(paperLinks(messages.map(read), view), urlsOf(view));
        assertShown(view, messages.map(read));
      });
    }

    test('each message shows the papers it says it holds', () => {
      const view = dayOf(50);
      const byUrl = new Map(itemsOf(view).map((item) => [item.url, item.paper]));
      for (const message of render(view)) {
        const shown = read(message).links.flatMap((link) => byUrl.get(link) ?? []);
        assert.deepEqual(shown, message.papers);
      }
    });

    test('no message is empty or ends with a heading', () => {
      for (const view of [dayOf(23), dayOf(300), { title: '', sections: [] }]) {
        for (const message of render(view).map(read)) {
          assert.notEqual(message.words.trim(), '');
          const last = message.headings.at(-1);
          if (last !== undefined && view.sections.length > 0)
            assert.ok(!letters(message.words).endsWith(letters(last)));
        }
      }
    });

    test('hostile words stay words', () => {
      const view = hostileDay();
      const messages = render(view);
      const seen = messages.map(read);
      assert.deepEqual(messages.flatMap(problems), []);
      assert.deepEqual(
        messages.flatMap(({ papers }) => papers),
        papersOf(view),
      );
      const own = new Set(itemsOf(view).flatMap(({ url, code }) => [url, code?.url ?? '']));
      assert.deepEqual(
        seen.flatMap(({ links }) => links).filter((link) => !own.has(link)),
        [],
        'links that no source stated',
      );
      assert.deepEqual(paperLinks(seen, view), urlsOf(view));
      assert.deepEqual(
        seen.flatMap(({ mentions }) => mentions),
        [],
      );
      for (const { words } of seen) {
        assert.doesNotMatch(words, /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u, 'a direction override');
        assert.doesNotMatch(words.replaceAll('\n', ''), /\p{Cc}/u, 'a control character');
      }
    });

    test('a heading is never made of a title', () => {
      const view = hostileDay();
      const own = [view.title, ...view.sections.map(({ title }) => title)].map(letters);
      const strays = render(view)
        .flatMap((message) => read(message).headings)
        .map((heading) => letters(heading).replace(/continued$/, ''))
        .filter((heading) => !own.some((title) => title.startsWith(heading.slice(0, 40))));
      assert.deepEqual(strays, []);
    });

    test('a hostile title can still be read', () => {
      const shown = letters(
        render(hostileDay())
          .map((message) => read(message).words)
          .join(' '),
      );
      const lost = hostileTitles.filter((title) => !shown.includes(letters(title).slice(0, 40)));
      assert.deepEqual(lost, []);
    });

    test('one paper with its whole abstract', () => {
      const abstract = 'We show that reading twice is better than reading once. '.repeat(33).trim();
      const seen = render(onePaper(abstract)).map(read);
      assert.ok(letters(seen.map(({ words }) => words).join(' ')).includes(letters(abstract)));
    });

    test('rows of words are all there', () => {
      const rows = Array.from({ length: 60 }, (_, row) => ({
        label: `label ${row}`,
        text: `the text of row ${row}`,
      }));
      const messages = render({ title: 'Help', sections: [{ title: 'Commands', items: [], rows }] });
      const words = letters(messages.map((message) => read(message).words).join(' '));
      assert.deepEqual(messages.flatMap(problems), []);
      assert.deepEqual(
        rows.filter(({ label, text }) => !words.includes(letters(`${label} ${text}`))),
        [],
      );
    });

    test('an address in a row can be opened and copied as it is, and only where it is one of the web', () => {
      const address = 'http://127.0.0.1:8080/feeds/place/aB_c-d.e~f*g.atom';
      const texts = [
        address,
        'https://a.example/*bold*_it_',
        ...hostileTitles,
        'javascript:alert(1)',
        'discord://x',
      ];
      const rows = texts.map((text) => ({ label: 'Atom', text, isAddress: true as const }));
      const messages = render({ title: 'Feed', sections: [{ title: 'Addresses', items: [], rows }] });
      assert.deepEqual(messages.flatMap(problems), []);
      const links = messages.map(read).flatMap((seen) => seen.links);
      assert.deepEqual(links.map(decodeURIComponent), texts.slice(0, 2));
    });

    test('what a picture shows is told in words, once, and the papers stay as they are', () => {
      for (const view of [dayOf(0), dayOf(23), dayOf(300)].map(withFiles)) {
        const messages = render(view);
        const told = letters(JSON.stringify(messages.map(({ body }) => body)));
        for (const alt of ['Papers a week on diffusion, rising', 'The week by meaning, in seven clouds'])
          assert.ok(told.includes(letters(alt)), alt);
        assert.deepEqual(messages.flatMap(problems), []);
        assert.deepEqual(
          messages.flatMap(({ papers }) => papers),
          papersOf(view),
        );
      }
    });

    test('whatever the words, it renders within limits, each paper once and in order', () => {
      fc.assert(
        fc.property(anyView(), (view) => {
          const messages = render(view);
          assert.ok(messages.length > 0);
          assert.deepEqual(messages.flatMap(problems), []);
          assert.deepEqual(
            messages.flatMap(({ papers }) => papers),
            papersOf(view),
          );
          const seen = messages.map(read);
          assert.ok(seen.every(({ words }) => words.trim() !== ''));
          assert.deepEqual(mentionsIn(seen), mentionsOf(view));
        }),
      );
    });

    for (const count of [1, 99, 101, 300]) {
      test(`a paper for ${count} readers mentions each of them once, and nobody else`, () => {
        const readers = Array.from({ length: count }, (_, at): readonly Reader[] => [
          `discord:user/${10n ** 17n + BigInt(at)}`,
          `slack:T1/U${at}`,
          'terminal:you',
        ]).flat();
        const day = dayOf(5);
        const view = {
          ...day,
          sections: day.sections.map((one) => mentioning(one, [...readers, ...readers])),
        };
        const messages = render(view);
        assert.deepEqual(messages.flatMap(problems), []);
        assert.deepEqual(mentionsIn(messages.map(read)), mentionsOf(view));
        assert.deepEqual(
          messages.flatMap(({ papers }) => papers),
          papersOf(view),
        );
      });
    }
  });

  function mentionsOf(view: View): readonly string[] {
    return itemsOf(view).flatMap(({ mentions = [] }) => [
      ...new Set(mentions.flatMap((reader) => mention(reader) ?? [])),
    ]);
  }
}

function mentionsIn(seen: readonly Seen[]): readonly string[] {
  return seen.flatMap(({ mentions }) => mentions);
}

function mentioning(section: Section, mentions: readonly Reader[]): Section {
  return { ...section, items: section.items.map((item) => ({ ...item, mentions })) };
}

/** Letters and digits alone, small: what is left of words in any dialect. */
export function letters(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function itemsOf(view: View) {
  return view.sections.flatMap(({ items }) => items);
}

function papersOf(view: View): readonly string[] {
  return itemsOf(view).map(({ paper }) => paper);
}

function urlsOf(view: View): readonly string[] {
  return itemsOf(view).map(({ url }) => url);
}

function paperLinks(seen: readonly Seen[], view: View): readonly string[] {
  const urls = new Set(urlsOf(view));
  return seen.flatMap(({ links }) => links).filter((link) => urls.has(link));
}

/** Every title is there, in order. */
function assertShown(view: View, seen: readonly Seen[]): void {
  const words = letters(seen.map((message) => message.words).join(' '));
  let from = 0;
  for (const { title } of itemsOf(view)) {
    const at = words.indexOf(letters(title).slice(0, 40), from);
    assert.ok(at >= 0, `“${title}” is not shown, or not in its order`);
    from = at;
  }
}
