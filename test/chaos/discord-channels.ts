import { field } from './field.ts';

/** Of the one server, and of the bot. */
export const guildId = '100000000000000001';
export const botId = '900000000000000001';
/** The channel where people talk; no digest comes there. */
export const talk = '800000000000000001';

/** A message as a channel holds it. */
export type Held = { readonly id: string; readonly components: readonly unknown[] };

type Kind = 'text' | 'thread' | 'forum';
type Tag = { readonly id: string; readonly name: string };
export type Channel = {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  /** The channel of a thread, or the forum of a post. */
  readonly parent?: string;
  /** Of a forum: what its posts may have. */
  readonly tags: readonly Tag[];
  /** Of a forum: each post has one. */
  readonly wantsTag?: boolean;
  /** Of a post. */
  readonly applied?: readonly unknown[];
  readonly messages: Held[];
};

/** What a request gets: a body, or Discord's own number of why not. */
export type Result = { readonly answer: unknown } | { readonly status: number; readonly code: number };

/** As long as the nonce is surely remembered, and not a moment longer: the hardest that the reference allows. */
const nonceMs = 150_000;

/** The channels, threads and forums of a Discord, as its reference describes them (resources/channel, resources/message, read 2026). */
export function makeChannels(now: () => number, note: (what: string) => void) {
  const channels = new Map<string, Channel>();
  const nonces = new Map<string, { readonly at: number; readonly message: Held }>();
  let count = 0n;
  const nextId = () => String((BigInt(now() - 1_420_070_400_000) << 22n) + ++count);
  const made = (channel: Pick<Channel, 'id' | 'kind'> & Partial<Channel>): Channel => {
    const whole = { name: '', tags: [], messages: [], ...channel };
    channels.set(whole.id, whole);
    return whole;
  };
  /** Any number is a text channel until something else is made of it. */
  const at = (id: string): Channel => channels.get(id) ?? made({ id, kind: 'text' });

  return {
    at,
    addForum: (id: string, tags: readonly Tag[], more: Pick<Channel, 'wantsTag'> = {}) =>
      made({ id, kind: 'forum', tags, ...more }),
    tagsOf: (post: string) => at(post).applied ?? [],
    addPost: (id: string, forum: string) => made({ id, kind: 'thread', parent: forum }),
    remove: (id: string) => channels.delete(id),
    /** The posts of a forum, in the order in which they were made. */
    postsOf: (forum: string) => [...channels.values()].filter(({ parent }) => parent === forum),

    post: (id: string, body: unknown): Result => {
      const channel = at(id);
      if (channel.kind === 'forum') return { status: 400, code: 50_008 };
      // What answers people is tried again by the client itself, in our time and not the faster one: that is always soon.
      const nonce = `${id} ${field(body, 'nonce')}`;
      const known = nonces.get(nonce);
      if (field(body, 'enforce_nonce') === true && known && (id === talk || now() - known.at < nonceMs)) {
        note('told by its nonce');
        return { answer: known.message };
      }
      const message = { id: nextId(), components: listOf(field(body, 'components')) };
      channel.messages.push(message);
      nonces.set(nonce, { at: now(), message });
      return { answer: message };
    },

    /** A thread below a message has the message's number. */
    startThread: (id: string, message: string, body: unknown): Result => {
      const channel = at(id);
      if (channel.kind !== 'text') return { status: 400, code: 50_024 };
      if (!channel.messages.some((one) => one.id === message)) return { status: 404, code: 10_008 };
      if (channels.has(message)) return { status: 400, code: 160_004 };
      note('threads');
      return { answer: seen(made({ id: message, kind: 'thread', parent: id, name: nameIn(body) })) };
    },

    /** A post has the number of its first message, and there is no nonce for it. */
    makePost: (id: string, body: unknown): Result => {
      const tags = listOf(field(body, 'applied_tags'));
      const forum = at(id);
      if (forum.kind !== 'forum') return { status: 400, code: 50_024 };
      if (tags.some((tag) => !forum.tags.some((one) => one.id === tag))) return { status: 400, code: 50_035 };
      if (forum.wantsTag && tags.length === 0) return { status: 400, code: 40_067 };
      note('posts in forums');
      const name = nameIn(body);
      const post = made({ id: nextId(), kind: 'thread', parent: id, name, applied: tags });
      post.messages.push({ id: post.id, components: listOf(field(field(body, 'message'), 'components')) });
      return { answer: { ...seen(post), applied_tags: tags } };
    },

    look: (id: string, query: URLSearchParams): Result => {
      note('looked through');
      const after = BigInt(query.get('after') ?? 0);
      const newer = at(id).messages.filter((message) => BigInt(message.id) > after);
      return { answer: newer.slice(0, Number(query.get('limit'))).toReversed() };
    },

    message: (id: string, message: string): Result => {
      const found = at(id).messages.find((one) => one.id === message);
      return found ? { answer: found } : { status: 404, code: 10_008 };
    },

    threads: (): Result => ({
      answer: { threads: [...channels.values()].filter(({ kind }) => kind === 'thread').map(seen) },
    }),

    about: (id: string): Result => ({ answer: seen(at(id)) }),
  };
}

const types: Readonly<Record<Kind, number>> = { text: 0, thread: 11, forum: 15 };

/** A channel as the API tells it. */
function seen({ id, kind, name, parent, tags, wantsTag, messages }: Channel): object {
  const last_message_id = messages.at(-1)?.id ?? null;
  const more = kind === 'forum' ? { available_tags: tags, flags: wantsTag ? 1 << 4 : 0 } : {};
  return {
    id,
    type: types[kind],
    name,
    guild_id: guildId,
    parent_id: parent ?? null,
    last_message_id,
    ...more,
  };
}

function nameIn(body: unknown): string {
  const name = field(body, 'name');
  if (typeof name !== 'string' || name.length < 1 || name.length > 100)
    throw new Error('no name of a thread');
  return name;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
