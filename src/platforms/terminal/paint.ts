import { styleText } from 'node:util';
import type { Look } from './look.ts';

/** The terminal's only markup. Each takes words that are clean already, one line at most. */
export type Paint = {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly quiet: (text: string) => string;
  /** Whether `link` makes links. */
  readonly links: boolean;
  /** A link where the terminal follows links, else the bare text. Lines with one `id` are one link. */
  readonly link: (text: string, url: string | undefined, id: string) => string;
};

type Style = Parameters<typeof styleText>[0];

/** Only styles that are readable on dark and on light ground: bold, dim, and magenta of the sixteen colours. */
export function makePaint({ colour, links }: Pick<Look, 'colour' | 'links'>): Paint {
  const styled = (style: Style) => (text: string) =>
    colour && text !== '' ? styleText(style, text, { validateStream: false }) : text;
  return {
    title: styled('bold'),
    heading: styled(['bold', 'magenta']),
    strong: styled('bold'),
    accent: styled('magenta'),
    quiet: styled('dim'),
    links,
    link: (text, url, id) => {
      if (!links || url === undefined || text === '') return text;
      // A colon or semicolon in the id would end it.
      return `\u001b]8;id=${id.replace(/[^\w./-]/g, '-')};${url}\u001b\\${text}\u001b]8;;\u001b\\`;
    },
  };
}
