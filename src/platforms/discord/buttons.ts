import { oneLine } from '../../one-line.ts';
import type { Action } from '../../view.ts';
import { shorten } from '../../views/shorten.ts';
import type { Button, Component, Row } from './components.ts';
import { buttonsAtMost, limits } from './limits.ts';

/** What a press asks for; all of it stands in the button, so that a press works after any restart. */
export type Press =
  /** Answer these words to the presser alone. */
  | { readonly kind: 'say'; readonly words: string }
  /** Answer these words in place of the message. */
  | { readonly kind: 'turn'; readonly words: string }
  /** Answer these words to the presser alone, from this message of the answer on. */
  | { readonly kind: 'more'; readonly words: string; readonly from: number };

/** The actions as buttons; one whose words are none, or too many to stand in a button, is left out. */
export function buttonsOf(actions: readonly Action[] = []): readonly Button[] {
  return actions.slice(0, buttonsAtMost).flatMap(({ label, says, replaces }) => {
    const words = oneLine(says);
    return words === '' ? [] : (buttonOf(label, { kind: replaces ? 'turn' : 'say', words }) ?? []);
  });
}

/** The button for a press, or undefined where the press is too long to stand in one. */
export function buttonOf(label: string, press: Press): Button | undefined {
  const customId =
    press.kind === 'more' ? `more:${press.from}:${press.words}` : `${press.kind}:${press.words}`;
  // Two places are kept for the number that tells equal buttons of one message apart.
  if (customId.length > limits.customId - 2) return undefined;
  const words = shorten(oneLine(label) || press.words, limits.label);
  return { type: 2, style: 2, label: words, custom_id: customId };
}

/** What a button's id asks for; undefined where it is none of ours. */
export function pressOf(customId: string): Press | undefined {
  const more = /^more:(\d+):(.+)$/su.exec(customId);
  if (more?.[1] && more[2]) return { kind: 'more', from: Number(more[1]), words: more[2] };
  const [, kind, words] = /^(say|turn)\d*:(.+)$/su.exec(customId) ?? [];
  return (kind === 'say' || kind === 'turn') && words ? { kind, words } : undefined;
}

/** The components with the ids of equal buttons told apart, since Discord refuses a message in which an id comes twice. */
export function distinct(components: readonly Component[]): readonly Component[] {
  const used = new Set<string>();
  const own = (button: Button): Button => {
    let id = button.custom_id;
    for (let count = 2; used.has(id); count++) id = button.custom_id.replace(':', `${count}:`);
    used.add(id);
    return { ...button, custom_id: id };
  };
  return components.map((component) => {
    if (component.type === 9) return { ...component, accessory: own(component.accessory) };
    return component.type === 1
      ? ({ ...component, components: component.components.map(own) } satisfies Row)
      : component;
  });
}
