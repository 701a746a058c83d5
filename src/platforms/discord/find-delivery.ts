import { createHash } from 'node:crypto';
import type { DeliveryKey, Message } from '../../delivery.ts';
import { fieldOf, listOf, textOf } from './answers.ts';
import type { DiscordCall } from './call.ts';
import type { Trouble } from './outcome.ts';

/**
 * The body with a mark by which the message is known in a channel later: the number of its first component. Discord keeps
 * a nonce for some minutes and shows it in no later answer, but every component keeps the number it was given
 * (docs.discord.com/developers/components/reference, "Anatomy of a Component"). Readers never see it.
 */
export function marked({ body }: Message, key: DeliveryKey): Message['body'] {
  const [first, ...rest] = Array.isArray(body.components) ? body.components : [];
  return typeof first === 'object' && first !== null
    ? { ...body, components: [{ ...first, id: markOf(key) }, ...rest] }
    : body;
}

/** What came of looking for a delivery. */
export type Looked =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'absent' }
  /** Some messages of the channel cannot be seen: the delivery may be among them. */
  | { readonly kind: 'hidden' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Looks for the delivery among the channel's messages since it was first tried. */
export async function findDelivery(
  call: DiscordCall,
  channel: string,
  key: DeliveryKey,
  triedAt: Date,
): Promise<Looked> {
  const mark = markOf(key);
  let after = snowflakeAt(triedAt.getTime() - skewMs);
  for (let page = 0; page < mostPages; page++) {
    const read = await call('GET', `/channels/${channel}/messages`, { query: { after, limit: '100' } });
    if ('trouble' in read) return { kind: 'trouble', trouble: read.trouble };
    const messages = listOf(read.answer);
    const found = messages.find((message) => isMarked(message, mark));
    if (found) return { kind: 'found', id: textOf(found, 'id') };
    if (messages.length === 0) return page > 0 ? { kind: 'absent' } : emptiness(call, channel, after);
    if (messages.length < 100) return { kind: 'absent' };
    after = messages.map((message) => textOf(message, 'id')).reduce(laterOf);
  }
  return { kind: 'hidden' };
}

/**
 * Looks for the delivery among the posts of a forum that were made since it was first tried: making a post knows no nonce.
 * A post has the number of its first message.
 */
export async function findPost(
  call: DiscordCall,
  { id: forum, guild }: { readonly id: string; readonly guild: string },
  key: DeliveryKey,
  triedAt: Date,
): Promise<Looked> {
  const mark = markOf(key);
  const first = snowflakeAt(triedAt.getTime() - skewMs);
  const archived = { limit: '100' };
  const posts: string[] = [];
  for (const [path, query] of [
    [`/guilds/${guild}/threads/active`, {}],
    [`/channels/${forum}/threads/archived/public`, archived],
  ] as const) {
    const read = await call('GET', path, { query });
    if ('trouble' in read)
      return read.trouble.status === 403 ? { kind: 'hidden' } : { kind: 'trouble', ...read };
    const inForum = listOf(fieldOf(read.answer, 'threads')).filter(
      (post) => textOf(post, 'parent_id') === forum,
    );
    posts.push(...inForum.map((post) => textOf(post, 'id')).filter((id) => laterOf(id, first) === id));
  }
  for (const id of posts) {
    const read = await call('GET', `/channels/${id}/messages/${id}`);
    // A post whose first message was deleted is not ours to count.
    if ('trouble' in read && read.trouble.status === 404) continue;
    if ('trouble' in read)
      return read.trouble.status === 403 ? { kind: 'hidden' } : { kind: 'trouble', ...read };
    if (isMarked(read.answer, mark)) return { kind: 'found', id };
  }
  return { kind: 'absent' };
}

function isMarked(message: unknown, mark: number): boolean {
  return listOf(fieldOf(message, 'components')).some((part) => fieldOf(part, 'id') === mark);
}

/** Discord's clock and ours may differ by so much. */
const skewMs = 5 * 60_000;
/** A channel in which 2,000 messages came meanwhile is not read through. */
const mostPages = 20;

/**
 * Who may not read a channel's history is shown no messages rather than a refusal. The channel itself tells which message
 * was its last: one from before the try means that there is truly nothing.
 */
async function emptiness(call: DiscordCall, channel: string, after: string): Promise<Looked> {
  const read = await call('GET', `/channels/${channel}`);
  if ('trouble' in read) return { kind: 'trouble', trouble: read.trouble };
  const last = textOf(read.answer, 'last_message_id');
  return last === '' || laterOf(last, after) === after ? { kind: 'absent' } : { kind: 'hidden' };
}

/** Ids hold their time: milliseconds since 2015, above 22 bits. */
function snowflakeAt(time: number): string {
  return String(BigInt(Math.max(0, time - 1_420_070_400_000)) << 22n);
}

function laterOf(one: string, other: string): string {
  return BigInt(one || 0) > BigInt(other || 0) ? one : other;
}

/** 31 bits, never nought: Discord numbers the components that have none from 1 on. */
function markOf(key: DeliveryKey): number {
  return (createHash('sha256').update(`mark ${key}`).digest().readUInt32BE() >>> 1) | (1 << 20);
}
