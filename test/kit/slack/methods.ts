import { isJson, type Json, parseJson, textAt } from './json.ts';
import { type Answer, asSeen, post, postEphemeral, readContent, refused } from './posting.ts';
import { askForUpload, completeUpload } from './uploads.ts';
import { viewProblems } from './views.ts';
import { type Channel, edit, type SlackMessage, type Workspace } from './workspace.ts';

/** A Web API method: the scope it needs, and what it does. */
export type Method = {
  readonly scope?: string;
  readonly run: (workspace: Workspace, args: Json) => Answer;
};

/** The methods this Slack knows, all for the bot's token. */
export const methods: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: ({ team, bot }) => ({
      ok: true,
      url: 'https://test.slack.com/',
      team: 'Test',
      user: 'paperboy',
      team_id: team,
      user_id: bot,
      bot_id: 'B1',
    }),
  },
  'chat.postMessage': { scope: 'chat:write', run: post },
  'chat.postEphemeral': { scope: 'chat:write', run: postEphemeral },
  'chat.update': { scope: 'chat:write', run: update },
  'conversations.open': { scope: 'im:write', run: openDirect },
  'conversations.history': { run: history },
  'conversations.replies': { run: replies },
  'conversations.info': { run: channelInfo },
  'users.info': { scope: 'users:read', run: userInfo },
  'files.getUploadURLExternal': { scope: 'files:write', run: askForUpload },
  'files.completeUploadExternal': { scope: 'files:write', run: completeUpload },
  'views.open': { run: (workspace, args) => show(workspace.modals, 'trigger_id', args, workspace) },
  'views.push': { run: (workspace, args) => show(workspace.modals, 'trigger_id', args, workspace) },
  'views.update': { run: (workspace, args) => show(workspace.modals, 'view_id', args, workspace) },
  'views.publish': { run: (workspace, args) => show(workspace.homes, 'user_id', args, workspace) },
};

function update(workspace: Workspace, args: Json): Answer {
  const ts = textAt(args, 'ts');
  const message = workspace.messages.find((each) => each.ts === ts && each.channel === args.channel);
  if (!message || message.onlyFor) return refused('message_not_found');
  const read = readContent(workspace, args);
  if (read.refusal) return read.refusal;
  edit(workspace, ts, read.content);
  return { ok: true, channel: message.channel, ts, text: read.content.text };
}

function openDirect(workspace: Workspace, args: Json): Answer {
  const user = textAt(args, 'users');
  if (!workspace.people.has(user)) return refused('user_not_found');
  const id = `D${user}`;
  const members = new Set([user, workspace.bot]);
  if (!workspace.channels.has(id))
    workspace.channels.set(id, {
      id,
      name: 'directmessage',
      creator: user,
      kind: 'dm',
      members,
      archived: false,
    });
  return { ok: true, channel: { id } };
}

/** Newest first, without what stands in threads. */
function history(workspace: Workspace, args: Json): Answer {
  return pageOf(workspace, args, (all) => all.filter(({ thread }) => thread === undefined).reverse());
}

/** A message and what stands in its thread, oldest first. */
function replies(workspace: Workspace, args: Json): Answer {
  const first = textAt(args, 'ts');
  if (!workspace.messages.some(({ ts }) => ts === first)) return refused('thread_not_found');
  return pageOf(workspace, args, (all) => all.filter(({ ts, thread }) => ts === first || thread === first));
}

/** After `oldest` and before `latest`, where they are given; they themselves where `inclusive` says so. */
function isBetween(ts: string, { oldest = 0, latest = Number.POSITIVE_INFINITY, inclusive }: Json): boolean {
  const [time, first, last] = [Number(ts), Number(oldest), Number(latest)];
  return (time > first && time < last) || (String(inclusive) === 'true' && (time === first || time === last));
}

/** In pages, for members of the channel only; metadata where asked for. */
function pageOf(
  workspace: Workspace,
  args: Json,
  choose: (all: SlackMessage[]) => readonly SlackMessage[],
): Answer {
  const channel = workspace.channels.get(textAt(args, 'channel'));
  if (!channel) return refused('channel_not_found');
  const scope = { public: 'channels:history', private: 'groups:history', dm: 'im:history' }[channel.kind];
  if (!workspace.scopes.has(scope)) return lacks(workspace, scope);
  if (!channel.members.has(workspace.bot))
    return refused(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
  const limit = Math.min(Number(args.limit ?? 100), 999);
  const start = Number(textAt(args, 'cursor') || 0);
  const all = choose(
    workspace.messages
      .filter((message) => message.channel === channel.id && !message.onlyFor)
      .filter(({ ts }) => isBetween(ts, args)),
  );
  const more = all.length > start + limit;
  return {
    ok: true,
    messages: all
      .slice(start, start + limit)
      .map((message) => asSeen(message, String(args.include_all_metadata) === 'true')),
    has_more: more,
    ...(more && { response_metadata: { next_cursor: String(start + limit) } }),
  };
}

function channelInfo(workspace: Workspace, args: Json): Answer {
  const channel = workspace.channels.get(textAt(args, 'channel'));
  if (!channel || !maySee(workspace, channel)) return refused('channel_not_found');
  const scope = channel.kind === 'public' ? 'channels:read' : 'groups:read';
  if (!workspace.scopes.has(scope)) return lacks(workspace, scope);
  const { id, name, creator } = channel;
  const standing = {
    is_private: channel.kind === 'private',
    is_member: channel.members.has(workspace.bot),
    is_archived: channel.archived,
  };
  return { ok: true, channel: { id, name, creator, ...standing } };
}

function userInfo(workspace: Workspace, args: Json): Answer {
  const person = workspace.people.get(textAt(args, 'user'));
  if (!person) return refused('user_not_found');
  const { id, name, zone, admin } = person;
  return { ok: true, user: { id, name, tz: zone, is_admin: admin, is_owner: false } };
}

/** A window on a person's screen, by its trigger; a Home by the person. A window's id says whose it is. */
function show(screens: Map<string, Json>, key: string, args: Json, workspace: Workspace): Answer {
  const view = typeof args.view === 'string' ? parseJson(args.view) : args.view;
  if (!isJson(view)) return refused('invalid_arguments');
  const messages = viewProblems(view);
  if (messages.length > 0) return refused('invalid_arguments', { response_metadata: { messages } });
  const name = textAt(args, key).replace(/^V\./, '');
  if (key === 'trigger_id' && !workspace.people.has(name.replace(/^trigger\./, '')))
    return refused('expired_trigger_id');
  if (key === 'view_id' && !screens.has(name)) return refused('not_found');
  const shown = { ...view, id: `V.${name}` };
  screens.set(name, shown);
  workspace.changes.emit('change');
  return { ok: true, view: shown };
}

function maySee(workspace: Workspace, channel: Channel): boolean {
  return channel.kind === 'public' || channel.members.has(workspace.bot);
}

export function lacks(workspace: Workspace, needed: string): Answer {
  return refused('missing_scope', { needed, provided: [...workspace.scopes].join(',') });
}
