import type { Failure } from './call.ts';

/** Why Slack would not let us in, and what the operator can do: `setting` names the token that was tried. */
export function connectSentence(setting: string, outcome: Failure): string {
  switch (outcome.kind) {
    case 'limited':
      return `Slack asks to wait ${Math.ceil(outcome.afterMs / 1000)} s before connecting: start again then.`;
    case 'lost':
      return `Slack cannot be reached: ${outcome.reason}. ${whereToLook}`;
    case 'refused':
      return `Slack does not take ${setting} (${outcome.code}). ${remedies[setting] ?? ''}${hints[outcome.code] ?? ''}`;
  }
}

/** What to do where Slack does not answer. */
export const whereToLook = 'Check the network, and SLACK_API_URL where it is set.';

const remedies: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN:
    'It is the "Bot User OAuth Token", beginning with xoxb-, under "OAuth & Permissions" of your app at api.slack.com/apps.',
  SLACK_APP_TOKEN:
    'It is an "App-Level Token", beginning with xapp-, with the scope connections:write, under "Basic Information" of your app at api.slack.com/apps.',
};

const hints: Readonly<Record<string, string>> = {
  not_allowed_token_type: ' The two tokens may be mixed up.',
  account_inactive: ' The app was removed from the workspace: install it again.',
  token_revoked: ' The token was revoked: install the app again.',
};
