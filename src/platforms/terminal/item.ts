import { oneLine } from '../../one-line.ts';
import type { Item } from '../../view.ts';
import { webAddress } from '../../web-address.ts';
import { figure } from '../figure.ts';
import type { Paint } from './paint.ts';
import { widthOf } from './width.ts';
import { type Word, wordsOf, wrap, wrapWords } from './wrap.ts';

/** The columns before a paper's words: its votes stand there where there is room. */
export type Gutter = { readonly votes: boolean; readonly width: number };

/** One gutter for all papers of a view, so that their titles stand below each other. */
export function gutterOf(items: readonly Item[], width: number): Gutter {
  const votes = items.flatMap((item) => (item.votes === undefined ? [] : [votesInWords(item.votes).length]));
  const needed = margin.length + Math.max(0, ...votes) + 2;
  return votes.length > 0 && needed * 4 <= width
    ? { votes: true, width: needed }
    : { votes: false, width: margin.length };
}

/** One paper: its title, what it is about, a line of facts, where to find it. */
export function itemLines(item: Item, gutter: Gutter, width: number, paint: Paint): readonly string[] {
  const room = width - gutter.width;
  const indent = ' '.repeat(gutter.width);
  const url = webAddress(item.url)?.href;
  const [title = '', ...rest] = wrap(oneLine(item.title) || 'Untitled', room).map((line) =>
    paint.strong(paint.link(line, url, item.paper)),
  );
  const about = [...rest, ...wrap(oneLine(item.gist ?? ''), room)];
  const abstract = wrap(oneLine(item.abstract ?? ''), room);
  const facts = [...factLines(item, gutter, room, paint), ...addressLines(item, room, paint)];
  const body = abstract.length > 0 ? apart([about, abstract, facts]) : [...about, ...facts];
  return [votesIn(item, gutter, paint) + title, ...body.map((line) => (line === '' ? '' : indent + line))];
}

const margin = '  ';

function votesInWords(votes: number): string {
  return `▲ ${figure(votes)}`;
}

function votesIn(item: Item, gutter: Gutter, paint: Paint): string {
  if (!gutter.votes || item.votes === undefined) return ' '.repeat(gutter.width);
  const votes = votesInWords(item.votes);
  return margin + paint.accent(votes) + ' '.repeat(gutter.width - margin.length - votes.length);
}

/** The abstract is long: it stands by itself. */
function apart(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flatMap((lines, at) => (at === 0 || lines.length === 0 ? lines : ['', ...lines]));
}

/** Dots stand between facts, and where a line turns the turn is enough. */
function factLines(item: Item, gutter: Gutter, room: number, paint: Paint): readonly string[] {
  const facts = [
    gutter.votes || item.votes === undefined ? [] : [{ text: votesInWords(item.votes) }],
    wordsOf(oneLine(item.authors ?? '')),
    wordsOf(oneLine(item.organization ?? '')),
    item.comments ? [{ text: `💬 ${figure(item.comments)}` }] : [],
    codeWords(item, paint),
    together(oneLine(item.date ?? '')),
    wordsOf(oneLine(item.why ?? '')),
  ].filter((words) => words.length > 0);
  const words = facts.flatMap((fact, at) => (at === 0 ? fact : [dot, ...fact]));
  return wrapWords(words, room).map((line) =>
    paint.quiet(
      line
        .filter((word, at) => word !== dot || (at > 0 && at < line.length - 1))
        .map(({ text, dress }) => dress?.(text) ?? text)
        .join(' '),
    ),
  );
}

const dot: Word = { text: '·' };

function codeWords({ code, paper }: Item, paint: Paint): readonly Word[] {
  if (!code) return [];
  const text = code.stars === undefined ? 'code' : `code ★ ${figure(code.stars)}`;
  return [{ text, dress: (shown) => paint.link(shown, webAddress(code.url)?.href, `${paper}-code`) }];
}

/** A short fact such as a date is not torn apart. */
function together(text: string): readonly Word[] {
  return widthOf(text) > 16 || text === '' ? wordsOf(text) : [{ text }];
}

/** Addresses in plain sight, where the words above are not links themselves. */
function addressLines(item: Item, room: number, paint: Paint): readonly string[] {
  if (paint.links) return [];
  const addresses = [item.url, ...(item.code ? [item.code.url] : [])].flatMap((url) =>
    wordsOf(webAddress(url)?.href ?? oneLine(url)),
  );
  return wrapWords(addresses, room).map((line) => paint.quiet(line.map((word) => word.text).join(' ')));
}
