import type { View } from '../../view.ts';
import { plainText, type SlackBlock } from './blocks.ts';
import type { Fields } from './call.ts';
import { titleOf } from './forms.ts';
import { limits } from './limits.ts';
import { renderSlack } from './render.ts';

/** What a window of ours must know when something in it is pressed or sent. */
export type About = { readonly channel: string; readonly channelName?: string; readonly command?: string };

export function aboutIn(metadata: unknown): About | undefined {
  try {
    const about: unknown = JSON.parse(String(metadata));
    return isAbout(about) ? about : undefined;
  } catch {
    return undefined;
  }
}

/** An answer in a window, seen by its reader alone. */
export function windowOf(view: View, name: string, about: About): Fields {
  return {
    type: 'modal',
    private_metadata: JSON.stringify(about),
    title: plainText(titleOf(name)),
    close: plainText('Close'),
    blocks: blocksOf(view, limits.windowBlocks),
  };
}

/** The blocks of the view's messages, of as many as fit; its files go another way (`shareDirectly`). */
export function blocksOf(view: View, most: number): readonly SlackBlock[] {
  const shown: SlackBlock[] = [];
  for (const { body } of renderSlack({ ...view, files: [] })) {
    const blocks = Array.isArray(body.blocks) ? body.blocks.filter(isBlock) : [];
    if (shown.length + blocks.length > most) break;
    shown.push(...blocks);
  }
  return shown;
}

function isBlock(thing: unknown): thing is SlackBlock {
  return typeof thing === 'object' && thing !== null && 'type' in thing && typeof thing.type === 'string';
}

function isAbout(thing: unknown): thing is About {
  return (
    typeof thing === 'object' && thing !== null && 'channel' in thing && typeof thing.channel === 'string'
  );
}
