import { inSlices } from '../../in-slices.ts';
import type { PaperId } from '../../paper.ts';
import type { Block } from '../pages.ts';
import { limits } from './limits.ts';

/** The few kinds of Discord's components that we use, as its API takes them (Components V2). */
export type Text = { readonly type: 10; readonly content: string };
type Rule = { readonly type: 14; readonly divider: boolean; readonly spacing: 1 | 2 };
export type Button = {
  readonly type: 2;
  readonly style: 2;
  readonly label: string;
  readonly custom_id: string;
};
export type Row = { readonly type: 1; readonly components: readonly Button[] };
/** A text with a button at its side. */
export type Section = { readonly type: 9; readonly components: readonly Text[]; readonly accessory: Button };
/** A picture of the message's own files. */
export type Gallery = {
  readonly type: 12;
  readonly items: readonly [{ readonly media: { readonly url: string }; readonly description: string }];
};
/** A document of the message's own files. */
export type File = { readonly type: 13; readonly file: { readonly url: string } };
export type Component = Text | Rule | Row | Section | Gallery | File;

export const rule: Rule = { type: 14, divider: true, spacing: 1 };

export function textOf(content: string): Text {
  return { type: 10, content };
}

/** The text with its buttons: one at its side, several below it. */
export function withButtons(text: Text, buttons: readonly Button[]): readonly Component[] {
  const [only, ...others] = buttons;
  if (only && others.length === 0) return [{ type: 9, components: [text], accessory: only }];
  return [text, ...rowsOf(buttons)];
}

export function rowsOf(buttons: readonly Button[]): readonly Row[] {
  return inSlices(buttons, limits.buttonsInRow).map((components) => ({ type: 1, components }));
}

/** The components as what stays together, measured as Discord counts. */
export function blockOf(parts: readonly Component[], papers: readonly PaperId[] = []): Block<Component> {
  const sizes = parts.map(sizeOf);
  return {
    parts,
    papers,
    size: {
      parts: sizes.reduce((sum, size) => sum + size.parts, 0),
      characters: sizes.reduce((sum, size) => sum + size.characters, 0),
    },
  };
}

function sizeOf(component: Component): { parts: number; characters: number } {
  switch (component.type) {
    case 10:
      return { parts: 1, characters: component.content.length };
    case 12:
    case 13:
    case 14:
      return { parts: 1, characters: 0 };
    case 1:
      return { parts: 1 + component.components.length, characters: 0 };
    case 9:
      return {
        parts: 2 + component.components.length,
        characters: component.components.reduce((sum, { content }) => sum + content.length, 0),
      };
  }
}
