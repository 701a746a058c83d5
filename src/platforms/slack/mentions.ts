import { inSlices } from '../../in-slices.ts';
import { addressOf, platformOf, type Reader } from '../../place.ts';
import { type Element, richText, type SlackBlock } from './blocks.ts';

/** Lines that name Slack's readers among these, each once; Slack rings exactly the people of its `user` elements. */
export function mentionLines(readers: readonly Reader[] = []): readonly SlackBlock[] {
  const ids = [...new Set(readers.flatMap((reader) => userOf(reader) ?? []))];
  return inSlices(ids, inLine).map(lineOf);
}

const inLine = 25;

function lineOf(ids: readonly string[]): SlackBlock {
  const named = ids.flatMap((id): readonly Element[] => [
    { type: 'text', text: ' ' },
    { type: 'user', user_id: id },
  ]);
  return richText([{ type: 'text', text: 'For' }, ...named]);
}

/** The user that a reader of Slack is; undefined for everybody else's readers. */
function userOf(reader: Reader): string | undefined {
  if (platformOf(reader) !== 'slack') return undefined;
  return /^\w+\/([A-Z0-9]{1,30})$/.exec(addressOf(reader))?.[1];
}
