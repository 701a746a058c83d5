import type { Message } from '../../delivery.ts';
import { inSlices } from '../../in-slices.ts';
import { addressOf, platformOf, type Reader } from '../../place.ts';
import type { Block } from '../pages.ts';
import { blockOf, type Component, textOf } from './components.ts';
import { limits } from './limits.ts';

/** Small lines that name Discord's readers among these, each once; a line is one block. */
export function mentionBlocks(readers: readonly Reader[] = []): readonly Block<Component>[] {
  const ids = [...new Set(readers.flatMap((reader) => userOf(reader) ?? []))];
  return inSlices(ids, inLine).map(lineOf);
}

/** Who may be rung by these components: exactly whom our own lines name. No word of a title gets here. */
export function mayMention(components: readonly Component[]): Message['body'] {
  const lines = components.flatMap((one) =>
    one.type === 10 && one.content.startsWith(start) ? one.content : [],
  );
  const users = [
    ...new Set(lines.flatMap((line) => [...line.matchAll(/<@(\d+)>/g)].map(([, id = '']) => id))),
  ];
  return users.length > 0 ? { parse: [], users } : { parse: [] };
}

/** Our lines begin so; a text of others does not, since its `<` are escaped. */
const start = '-# For <@';

const inLine = 25;

/** Counted at more than its length: as many mentions as fill a message are then as many as Discord lets one ring. */
const charactersEach = limits.characters / limits.mentions;

function lineOf(ids: readonly string[]): Block<Component> {
  const block = blockOf([textOf(`-# For ${ids.map((id) => `<@${id}>`).join(' ')}`)]);
  return { ...block, size: { ...block.size, characters: ids.length * charactersEach } };
}

/** The user that a reader of Discord is; undefined for everybody else's readers. */
function userOf(reader: Reader): string | undefined {
  if (platformOf(reader) !== 'discord') return undefined;
  return /^user\/(\d{1,20})$/.exec(addressOf(reader))?.[1];
}
