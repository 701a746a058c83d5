import { type Json, textAt } from './json.ts';
import { type Answer, refused } from './posting.ts';
import type { Workspace } from './workspace.ts';

/** The app as Slack knows it, and what its installers granted. */
export type OAuth = {
  readonly client: { readonly id: string; readonly secret: string };
  /** A person of the workspace grants it what it asks for: the code with which Slack sends the browser back. */
  readonly grant: (workspace: Workspace, wish?: { readonly wholeOrganization?: true }) => string;
  /** oauth.v2.access (docs.slack.dev, read 2026): a code is good for one token. */
  readonly access: (args: Json) => Answer;
};

export function newOAuth(): OAuth {
  const client = { id: '1234567890.987654', secret: 'planted-client-secret' };
  const codes = new Map<string, { workspace: Workspace; whole: boolean }>();
  let count = 0;
  return {
    client,
    grant: (workspace, { wholeOrganization } = {}) => {
      count += 1;
      const code = `planted-code-${count}`;
      codes.set(code, { workspace, whole: wholeOrganization === true });
      return code;
    },
    access: (args) => {
      if (args.client_id !== client.id || args.client_secret !== client.secret)
        return refused('bad_client_secret');
      const granted = codes.get(textAt(args, 'code'));
      if (!granted) return refused('invalid_code');
      codes.delete(textAt(args, 'code'));
      const { workspace, whole } = granted;
      const { team, bot, tokens, scopes } = workspace;
      tokens.bot = `xoxb-planted-${team}-${count}`;
      return {
        ok: true,
        app_id: 'A1',
        authed_user: { id: 'U0' },
        scope: [...scopes].join(','),
        token_type: 'bot',
        access_token: tokens.bot,
        bot_user_id: bot,
        team: whole ? null : { id: team, name: `Team ${team}` },
        enterprise: whole ? { id: 'E1', name: 'Big Co' } : null,
        is_enterprise_install: whole,
      };
    },
  };
}
