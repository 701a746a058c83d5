import type { Thread } from '../../delivery.ts';
import { shorten } from '../../views/shorten.ts';
import type { SendOutcome } from '../platform.ts';
import { fieldOf, listOf, textOf } from './answers.ts';
import type { DiscordCall } from './call.ts';
import { limits } from './limits.ts';
import type { Trouble } from './outcome.ts';

/** Where a part is posted: in a channel, and a thread is one; or as a post of its own in a forum. */
export type Target =
  | { readonly kind: 'channel'; readonly id: string; readonly isThread: boolean }
  | {
      readonly kind: 'forum';
      readonly id: string;
      readonly guild: string;
      /** What the post is made with, beside its message. */
      readonly post: Readonly<Record<string, unknown>>;
    };

type Targeted =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'refused'; readonly outcome: SendOutcome }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Hours without a word after which a thread moves out of the channel's list, and a post to the older ones; both stay. */
const quietMinutes = { thread: 1_440, forum: 10_080 } as const;

/** Finds where the parts of threads go, and starts a thread below its opening message when its first part comes. */
export function makeThreads(
  call: DiscordCall,
): (channel: string, thread: Thread | undefined, opening: string | undefined) => Promise<Targeted> {
  /** Where the parts below an opening message go. */
  const started = new Map<string, Target>();

  return async (channel, thread, opening) => {
    if (thread === undefined || (thread.layout === 'thread' && opening === undefined)) return found(channel);
    if (thread.layout === 'forum')
      return opening === undefined ? postIn(channel, thread) : found(opening, true);
    return below(channel, thread, opening ?? '');
  };

  /** A thread has the number of its opening message, and there is one a message: starting it again changes nothing. */
  async function below(channel: string, { title }: Thread, opening: string): Promise<Targeted> {
    const known = started.get(opening);
    if (known) return { kind: 'target', target: known };
    const body = { name: nameOf(title), auto_archive_duration: quietMinutes.thread };
    const answer = await call('POST', `/channels/${channel}/messages/${opening}/threads`, { body });
    const code = 'trouble' in answer ? answer.trouble.code : undefined;
    if (code === codes.unknownMessage) return refused('The message with the thread was deleted.', 'kept');
    if ('trouble' in answer && code !== codes.hasThread && code !== codes.notHere)
      return { kind: 'trouble', trouble: answer.trouble };
    // A thread holds no threads: there the papers simply follow.
    const target = code === codes.notHere ? found(channel) : found(opening, true);
    if (started.size >= 10_000) started.clear();
    started.set(opening, target.target);
    return target;
  }

  /** A forum takes no commands: what is asked in one of its posts is meant for the forum. */
  async function postIn(channel: string, thread: Thread): Promise<Targeted> {
    for (let id = channel, steps = 0; id !== '' && steps < 2; steps++) {
      const read = await call('GET', `/channels/${id}`);
      if ('trouble' in read) return { kind: 'trouble', trouble: read.trouble };
      if (forumTypes.has(Number(fieldOf(read.answer, 'type')))) return postMadeIn(id, read.answer, thread);
      id = textOf(read.answer, 'parent_id');
    }
    return refused(
      'There is no forum here: subscribe in a post of a forum, or with --layout thread.',
      'lost',
    );
  }

  function postMadeIn(id: string, forum: unknown, { title, tags }: Thread): Targeted {
    const wanted = new Set(tags.map((tag) => tag.toLowerCase()));
    const applied_tags = listOf(fieldOf(forum, 'available_tags'))
      .filter((tag) => fieldOf(tag, 'moderated') !== true && wanted.has(textOf(tag, 'name').toLowerCase()))
      .map((tag) => textOf(tag, 'id'))
      .slice(0, limits.tags);
    const wantsTag = (Number(fieldOf(forum, 'flags')) & requiresTag) !== 0;
    if (wantsTag && applied_tags.length === 0)
      return refused('This forum wants a tag on every post: give it one that is named “Papers”.', 'lost');
    const post = { name: nameOf(title), auto_archive_duration: quietMinutes.forum, applied_tags };
    return { kind: 'target', target: { kind: 'forum', id, guild: textOf(forum, 'guild_id'), post } };
  }
}

/** Discord's own numbers (docs.discord.com/developers/topics/opcodes-and-status-codes). */
const codes = { unknownMessage: 10_008, notHere: 50_024, hasThread: 160_004 };
/** Forums and media channels (…/resources/channel, "Channel Types"), and the flag REQUIRE_TAG. */
const forumTypes: ReadonlySet<number> = new Set([15, 16]);
const requiresTag = 1 << 4;

function found(id: string, isThread = false) {
  return { kind: 'target', target: { kind: 'channel', id, isThread } } as const;
}

function refused(reason: string, access: 'kept' | 'lost'): Targeted {
  return { kind: 'refused', outcome: { kind: 'refused', reason, access } };
}

function nameOf(title: string): string {
  return shorten(title, limits.threadName) || 'Papers';
}
