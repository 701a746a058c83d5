import { directPlace } from '../../follow.ts';
import type { Desk } from '../platform.ts';
import { papersInPresses, verdictOf } from '../reactions.ts';
import { type Failure, fieldsOf, type SlackCall } from './call.ts';

type Parts = {
  readonly desk: Pick<Desk, 'reacted'>;
  readonly call: SlackCall;
  /** The workspace of the token, and the bot's own id. */
  readonly team: string;
  readonly me: string;
};

const kinds: Readonly<Record<string, 'added' | 'removed'>> = {
  reaction_added: 'added',
  reaction_removed: 'removed',
};

/** Hears a reaction on a message of ours; `userTeam` is the reader's workspace. Answers what went wrong, if anything did. */
export async function hearReaction(
  { desk, call, team, me }: Parts,
  event: unknown,
  userTeam: string,
): Promise<Failure | undefined> {
  const { type, user, reaction, item, item_user: author } = fieldsOf(event);
  const { type: itemType, channel, ts } = fieldsOf(item);
  const kind = kinds[String(type)];
  const verdict = verdictOf(String(reaction));
  if (!kind || !verdict || itemType !== 'message' || author !== me || user === me) return undefined;
  if (typeof user !== 'string' || typeof channel !== 'string' || typeof ts !== 'string') return undefined;
  const read = await readMessage(call, channel, ts);
  if (read.kind !== 'done') return read;
  const papers = papersInPresses(wordsIn(messageIn(read.answer, ts)));
  const reader = `slack:${userTeam}/${user}` as const;
  const place = `slack:${team}/${channel}` as const;
  const isOwn = channel.startsWith('D');
  await desk.reacted({ reader, place: isOwn ? directPlace(reader, place) : place, papers, verdict, kind });
  return undefined;
}

/** The thread of a message begins with the message itself, and a message in a thread is found there as well. */
function readMessage(call: SlackCall, channel: string, ts: string) {
  return call('conversations.replies', { channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 1 });
}

function messageIn({ messages }: Readonly<Record<string, unknown>>, ts: string): unknown {
  return Array.isArray(messages) ? messages.find((message) => fieldsOf(message).ts === ts) : undefined;
}

/** What the buttons and menus of a message say, wherever they stand in it. */
function wordsIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(wordsIn);
  const { value, blocks, elements, accessory, options } = fieldsOf(part);
  return [
    ...(typeof value === 'string' ? [value] : []),
    ...[blocks, elements, accessory, options].flatMap((inside) =>
      inside === undefined ? [] : wordsIn(inside),
    ),
  ];
}
