import { areTooLong, blockProblems } from './blocks.ts';
import { isJson, type Json, parseJson, textAt } from './json.ts';
import { picturesAmiss } from './uploads.ts';
import { type Channel, keep, nextTs, type SlackMessage, type Workspace, withIds } from './workspace.ts';

/** A method's answer; `ok: false` is a refusal. */
export type Answer = Json & { readonly ok: boolean };

export const refused = (error: string, more: Json = {}): Answer => ({ ok: false, error, ...more });

type Content = Pick<SlackMessage, 'text' | 'blocks'>;
type Read = { readonly content: Content; readonly refusal?: never } | Refusal;
type Refusal = { readonly refusal: Answer; readonly content?: never };

/** The words and blocks of a message, or why Slack would not take them. */
export function readContent(workspace: Workspace, args: Json): Read {
  const given = typeof args.blocks === 'string' ? parseJson(args.blocks) : (args.blocks ?? []);
  if (!Array.isArray(given)) return { refusal: refused('invalid_blocks_format') };
  const text = textAt(args, 'text');
  if (text === '' && given.length === 0) return { refusal: refused('no_text') };
  if (text.length > 40_000) return { refusal: refused('msg_too_long') };
  const messages = blockProblems(given);
  if (messages.length > 0) return { refusal: refused('invalid_blocks', { response_metadata: { messages } }) };
  const strange = picturesAmiss(workspace, given.filter(isJson));
  if (strange.length > 0)
    return { refusal: refused('invalid_blocks', { response_metadata: { messages: strange } }) };
  return { content: { text, blocks: withIds(given.filter(isJson)) } };
}

/** chat.postMessage. */
export function post(workspace: Workspace, args: Json): Answer {
  const channel = findChannel(workspace, textAt(args, 'channel'));
  if (!channel) return refused('channel_not_found');
  const isMember = channel.members.has(workspace.bot);
  if (!isMember && channel.kind !== 'public') return refused('channel_not_found');
  if (!isMember && !workspace.scopes.has('chat:write.public')) return refused('not_in_channel');
  if (channel.archived) return refused('is_archived');
  const read = readContent(workspace, args);
  if (read.refusal) return read.refusal;
  if (areTooLong(read.content.blocks)) return refused('msg_blocks_too_long');
  const thread = textAt(args, 'thread_ts');
  const isThere = ({ ts, channel: where }: SlackMessage) => ts === thread && where === channel.id;
  const isKnown = workspace.said.has(`${channel.id} ${thread}`) || workspace.messages.some(isThere);
  if (thread !== '' && !isKnown) return refused('thread_not_found');
  const metadata = readMetadata(args);
  if (metadata === 'wrong') return refused('metadata_must_be_sent_as_json');
  const message = keep(workspace, {
    ts: nextTs(workspace),
    channel: channel.id,
    user: workspace.bot,
    ...read.content,
    ...(thread !== '' && { thread }),
    ...(metadata && { metadata }),
  });
  return { ok: true, channel: channel.id, ts: message.ts, message: asSeen(message, true) };
}

/** chat.postEphemeral. */
export function postEphemeral(workspace: Workspace, args: Json): Answer {
  const channel = workspace.channels.get(textAt(args, 'channel'));
  const user = textAt(args, 'user');
  if (!channel?.members.has(workspace.bot)) return refused('channel_not_found');
  if (!channel.members.has(user)) return refused('user_not_in_channel');
  const read = readContent(workspace, args);
  if (read.refusal) return read.refusal;
  const ts = nextTs(workspace);
  keep(workspace, { ts, channel: channel.id, user: workspace.bot, ...read.content, onlyFor: user });
  return { ok: true, message_ts: ts };
}

/** A message as the API tells it. */
export function asSeen(message: SlackMessage, withMetadata: boolean): Json {
  return {
    type: 'message',
    bot_id: 'B1',
    user: message.user,
    text: message.text,
    ts: message.ts,
    ...(message.thread !== undefined && { thread_ts: message.thread }),
    blocks: message.blocks,
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  };
}

/** A channel by its id; a person's id stands for the direct messages with them, as in Slack. */
function findChannel(workspace: Workspace, id: string): Channel | undefined {
  return workspace.channels.get(workspace.people.has(id) ? `D${id}` : id);
}

function readMetadata(args: Json): Json | undefined | 'wrong' {
  if (args.metadata === undefined) return undefined;
  const metadata = typeof args.metadata === 'string' ? parseJson(args.metadata) : args.metadata;
  const right = isJson(metadata) && textAt(metadata, 'event_type') !== '' && isJson(metadata.event_payload);
  return right ? metadata : 'wrong';
}
