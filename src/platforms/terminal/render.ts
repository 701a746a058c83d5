import type { Message } from '../../delivery.ts';
import { oneLine } from '../../one-line.ts';
import { typed } from '../../typed.ts';
import type { Action, Row, Section, View } from '../../view.ts';
import { webAddress } from '../../web-address.ts';
import { filesOf } from '../files.ts';
import { type Gutter, gutterOf, itemLines } from './item.ts';
import type { Look } from './look.ts';
import { makePaint, type Paint } from './paint.ts';
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** The view as one text for a terminal of this look; no line is wider, but for an address, and none ends the text. */
export function renderTerminal(view: View, look: Look): string {
  const width = Math.max(look.width, narrowest);
  const paint = makePaint(look);
  const gutter = gutterOf(
    view.sections.flatMap((section) => section.items),
    width,
  );
  const { first, last, documents } = filesOf(view);
  const head = [
    ...wrap(oneLine(view.title) || 'Paperboy', width).map(paint.title),
    ...quietly(view.lead, width, paint),
    ...first.flatMap(({ alt }) => quietly(`Picture: ${alt}`, width, paint)),
  ];
  const foot = [
    ...last.flatMap(({ alt }) => quietly(`Picture: ${alt}`, width, paint)),
    ...documents.flatMap(({ name }) => quietly(`File: ${name}`, width, paint)),
    ...quietly(view.note, width, paint),
    ...(view.actions ?? []).flatMap((action) => quietly(actionInWords(action), width, paint)),
  ];
  const sections = view.sections.map((section) => sectionLines(section, gutter, width, paint));
  return [head, ...sections, foot]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** The same as a message: a terminal takes any length, so there is one. */
export function terminalMessages(view: View, look: Look): readonly Message[] {
  const papers = view.sections.flatMap((section) => section.items.map((item) => item.paper));
  return [{ body: { text: renderTerminal(view, look) }, papers }];
}

/** Narrower than this nothing can be read, and a wide character might not fit. */
const narrowest = 20;

function quietly(text: string | undefined, width: number, paint: Paint): readonly string[] {
  return wrap(oneLine(text ?? ''), width).map(paint.quiet);
}

/** A heading with nothing below it is left out. */
function sectionLines(section: Section, gutter: Gutter, width: number, paint: Paint): readonly string[] {
  const rows = rowLines(section.rows ?? [], width, paint);
  const blocks = [...section.items.map((item) => itemLines(item, gutter, width, paint)), rows].filter(
    (lines) => lines.length > 0,
  );
  if (blocks.length === 0) return [];
  const body = blocks.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
  return [...wrap(oneLine(section.title), width).map(paint.heading), ...body];
}

/** Labels in a column, texts in another; a label too long for its column stands above its text, as one of a long address does. */
function rowLines(rows: readonly Row[], width: number, paint: Paint): readonly string[] {
  const clean = rows
    .map(({ label, text, isAddress }) => ({
      label: oneLine(label),
      text: oneLine(text),
      url: isAddress ? webAddress(text)?.href : undefined,
    }))
    .filter(({ label, text }) => label + text !== '');
  const most = Math.floor(width / 3);
  const column = Math.max(0, ...clean.map(({ label }) => widthOf(label)).filter((wide) => wide <= most));
  const indent = ' '.repeat(2 + column + 2);
  return clean.flatMap(({ label, text, url }, at) => {
    const lines = wrap(text, width - indent.length);
    const texts = lines.map((line) => paint.link(line, url, `row-${at}`));
    if (widthOf(label) > column || widthOf(lines[0] ?? '') > width - indent.length)
      return [
        ...wrap(label, width - 2).map((line) => `  ${paint.strong(line)}`),
        ...texts.map((line) => indent + line),
      ];
    const [first = '', ...more] = texts;
    const padding = ' '.repeat(column - widthOf(label) + 2);
    return [`  ${paint.strong(label)}${padding}${first}`.trimEnd(), ...more.map((line) => indent + line)];
  });
}

/** What to type for it; a shell must leave the quotes of a query alone. */
function actionInWords({ label, says }: Action): string {
  return `${label}: ${typed(says.replace(/["'`$\\!*?<>|&;()[\]{}#~]/g, '\\$&'))}`;
}
