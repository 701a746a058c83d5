import type { Command } from '../../../commands/command.ts';
import { appsPage, eventsPath, redirectPath } from './paths.ts';

/**
 * The app as Slack's "create from a manifest" takes it, made from the commands. `url`: where the world finds the door, for an
 * app that Slack calls over HTTP; without it the app has Socket Mode.
 */
export function slackManifest(commands: readonly Command[], url?: string): Readonly<Record<string, unknown>> {
  const called = url === undefined ? {} : { request_url: url + eventsPath };
  return {
    display_information: {
      name: 'Paperboy',
      description: "Brings the day's machine-learning papers to your channels",
      background_color: '#1f2937',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Paperboy', always_online: true },
      shortcuts: [
        {
          name: 'Papers in this message',
          type: 'message',
          callback_id: inMessageId,
          description: 'Shows the papers that a message names, to you alone',
        },
      ],
      slash_commands: [
        {
          command: '/papers',
          ...(url !== undefined && { url: url + eventsPath }),
          description: 'Ask for papers, or set what this channel gets',
          usage_hint: usageOf(commands),
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      ...(url !== undefined && { redirect_urls: [url + redirectPath] }),
      scopes: { bot: Object.keys(scopes) },
    },
    settings: {
      event_subscriptions: {
        ...called,
        bot_events: [
          'app_home_opened',
          'message.channels',
          'message.groups',
          'reaction_added',
          'reaction_removed',
          ...(url === undefined ? [] : ['app_uninstalled', 'tokens_revoked']),
        ],
      },
      interactivity: { is_enabled: true, ...called },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The page on which Slack makes the app from the manifest, filled in. */
export function manifestLink(commands: readonly Command[], url?: string): string {
  const manifest = JSON.stringify(slackManifest(commands, url));
  const asked = new URLSearchParams({ new_app: '1', manifest_json: manifest });
  return `${appsPage}?${asked}`;
}

/** The id of the shortcut in a message's menu. */
export const inMessageId = 'papers-in-message';

/** What the bot may do, and why it asks for it. The app token needs `connections:write` besides, which no manifest grants. */
export const scopes = {
  commands: 'answers /papers',
  'chat:write': 'posts digests',
  'chat:write.public': 'posts to public channels without being invited',
  'im:write': 'opens direct messages',
  'files:write': 'shows pictures, and gives lists as files',
  'users:read': "knows a reader's time zone, and who administers the workspace",
  'channels:read': 'knows who made a channel, and so may change its digest',
  'groups:read': 'the same, in private channels',
  'channels:history':
    'looks whether a digest arrived whose confirmation was lost, and sees links to papers where a channel asked for it',
  'groups:history': 'the same, in private channels',
  'im:history': 'the same, in direct messages',
  'reactions:read': 'learns from 👍 and 👎 on a paper',
} as const;

/** `today | search | …`, as far as the hint's 100 characters go. */
function usageOf(commands: readonly Command[]): string {
  let hint = '';
  for (const { name } of commands) {
    const longer = hint === '' ? name : `${hint} | ${name}`;
    if (longer.length > 100 - ' | …'.length) return `${hint} | …`;
    hint = longer;
  }
  return hint;
}
