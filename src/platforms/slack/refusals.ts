/**
 * What a refusal of Slack means and what to do, in a sentence for whoever set the channel up or runs the bot. `installAt`: the
 * page that installs us anew, where each workspace has a token of its own.
 */
export function refusalSentence(code: string, needed?: string, installAt?: string): string {
  const scope = needed === undefined ? 'a scope' : `the scope ${needed}`;
  if (installAt !== undefined) {
    if (code === 'missing_scope') return `Paperboy lacks ${scope} here: install it again at ${installAt}`;
    if (everywhere.has(code))
      return `Slack does not let Paperboy in here (${code}): install it again at ${installAt}`;
  }
  if (code === 'missing_scope')
    return `The Slack app lacks ${scope}: add it under "OAuth & Permissions", install the app again, and restart Paperboy.`;
  return sentences[code] ?? `Slack refused the message (${code}).`;
}

const invite = 'Paperboy cannot see this channel, or it is gone: type /invite @Paperboy in it.';
const token = 'Install the Slack app again and put its bot token into SLACK_BOT_TOKEN.';
const ours = 'which is a mistake in Paperboy: please report it';

const sentences: Readonly<Record<string, string>> = {
  channel_not_found: invite,
  not_in_channel: 'Paperboy is not in this channel: type /invite @Paperboy in it.',
  is_archived: 'This channel is archived: unarchive it, or subscribe another one.',
  restricted_action: 'The workspace does not let Paperboy post in this channel: ask an admin to allow it.',
  account_inactive: `Paperboy was removed from the workspace. ${token}`,
  token_revoked: `The bot token was revoked. ${token}`,
  token_expired: `The bot token has expired. ${token}`,
  invalid_auth: `Slack does not know the bot token. ${token}`,
  not_authed: `Slack was given no bot token. ${token}`,
  not_allowed_token_type:
    'SLACK_BOT_TOKEN and SLACK_APP_TOKEN are mixed up: the bot token begins with xoxb-.',
  restricted_action_thread_locked: 'The thread of this digest was locked.',
  thread_not_found: 'The message with the thread was deleted.',
  invalid_blocks: `Slack did not take the message's form (invalid_blocks), ${ours}.`,
  msg_blocks_too_long: `Slack found the message too long (msg_blocks_too_long), ${ours}.`,
};

/**
 * Whether the refusal is about the message, about its channel, or about us as a whole (docs.slack.dev, errors of
 * chat.postMessage). Where each workspace has a token of its own, no refusal is about all of them.
 */
export function accessAfter(code: string, installAt?: string): 'kept' | 'lost' | 'lost everywhere' {
  if (everywhere.has(code)) return installAt === undefined ? 'lost everywhere' : 'lost';
  // A thread that was locked takes no more; the next digest has one of its own.
  if (code === 'restricted_action_thread_locked') return 'kept';
  return here.has(code) || code.startsWith('restricted_action') ? 'lost' : 'kept';
}

const everywhere: ReadonlySet<string> = new Set([
  'account_inactive',
  'access_denied',
  'app_missing_action_permissions',
  'enterprise_is_restricted',
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'team_not_found',
  'token_expired',
  'token_revoked',
]);

const here: ReadonlySet<string> = new Set([
  'cannot_dm_bot',
  'channel_is_limited_access',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'user_disabled',
  'user_not_found',
]);
