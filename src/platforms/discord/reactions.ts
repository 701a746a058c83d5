import { directPlace } from '../../follow.ts';
import type { Desk } from '../platform.ts';
import { papersInPresses, verdictOf } from '../reactions.ts';
import { fieldOf, listOf, textOf } from './answers.ts';
import { pressOf } from './buttons.ts';
import type { DiscordCall } from './call.ts';
import type { Trouble } from './outcome.ts';

const kinds: Readonly<Record<string, 'added' | 'removed'>> = {
  MESSAGE_REACTION_ADD: 'added',
  MESSAGE_REACTION_REMOVE: 'removed',
};

type Parts = {
  readonly desk: Pick<Desk, 'reacted'>;
  readonly call: DiscordCall;
  /** The bot's own id. */
  readonly me: string;
};

/**
 * Hears a reaction in an event of the gateway. The message is read only where it may be ours and the sign is one we know.
 * Answers what went wrong, if anything.
 */
export async function hearReaction(
  { desk, call, me }: Parts,
  event: string,
  data: unknown,
): Promise<Trouble | undefined> {
  const kind = kinds[event];
  if (!kind) return undefined;
  const verdict = verdictOf(textOf(fieldOf(data, 'emoji'), 'name'));
  const author = textOf(data, 'message_author_id');
  const user = textOf(data, 'user_id');
  const isBot = fieldOf(fieldOf(fieldOf(data, 'member'), 'user'), 'bot') === true;
  if (!verdict || user === '' || user === me || isBot || (author !== '' && author !== me)) return undefined;
  const channel = textOf(data, 'channel_id');
  const read = await call('GET', `/channels/${channel}/messages/${textOf(data, 'message_id')}`);
  if ('trouble' in read) return read.trouble;
  if (textOf(fieldOf(read.answer, 'author'), 'id') !== me) return undefined;
  const reader = `discord:user/${user}` as const;
  const papers = papersInPresses(wordsIn(read.answer));
  const place = `discord:${channel}` as const;
  const direct = textOf(data, 'guild_id') === '';
  await desk.reacted({ reader, place: direct ? directPlace(reader, place) : place, papers, verdict, kind });
  return undefined;
}

/** What the buttons of a message say, wherever they stand in it. */
function wordsIn(part: unknown): readonly string[] {
  const press = pressOf(textOf(part, 'custom_id'));
  const accessory = fieldOf(part, 'accessory');
  return [
    ...(press ? [press.words] : []),
    ...listOf(fieldOf(part, 'components')).flatMap(wordsIn),
    ...(accessory === undefined ? [] : wordsIn(accessory)),
  ];
}
