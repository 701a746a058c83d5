import { type Failure, fieldsOf, type SlackCall } from './call.ts';
import type { SlackUpload } from './files.ts';
import { connectSentence } from './start-errors.ts';

/** A workspace that we work in. */
export type Workspace = {
  readonly team: string;
  /** The bot there, as a user and as a bot. */
  readonly me: string;
  readonly botId: string;
  /** Calls Slack with the workspace's own token. */
  readonly call: SlackCall;
  readonly upload: SlackUpload;
  /** The page that installs us anew; absent where the one token stands in the settings. */
  readonly installAt?: string;
};

export type Found =
  | { readonly kind: 'here'; readonly workspace: Workspace }
  /** It has not installed us, or does not let us in any more: what to do, in a sentence. */
  | { readonly kind: 'shut'; readonly reason: string; readonly access: 'lost' | 'lost everywhere' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The workspaces that we work in, by their ids. */
export type Workspaces = { readonly of: (team: string) => Promise<Found> };

/** What a token lets us do. */
export type Hand = { readonly call: SlackCall; readonly upload: SlackUpload };

/** The one workspace of the token in the settings: Slack is asked once which it is, also by who only sends and never connects. */
export function oneWorkspace({ call, upload }: Hand): Workspaces & {
  /** Its id; rejects with a sentence for the operator where Slack does not take the token. */
  readonly ready: () => Promise<string>;
} {
  type Ours = Exclude<Found, { kind: 'shut' }>;
  let asked: Promise<Ours> | undefined;

  async function first(): Promise<Ours> {
    asked ??= ask();
    const found = await asked;
    if (found.kind === 'failed') asked = undefined;
    return found;
  }

  async function ask(): Promise<Ours> {
    const me = await call('auth.test', {});
    if (me.kind !== 'done') return { kind: 'failed', failure: me };
    const { team_id, user_id, bot_id } = fieldsOf(me.answer);
    const workspace = { team: String(team_id), me: String(user_id), botId: String(bot_id), call, upload };
    return { kind: 'here', workspace };
  }

  return {
    ready: async () => {
      const found = await first();
      if (found.kind === 'failed') throw new Error(connectSentence('SLACK_BOT_TOKEN', found.failure));
      return found.workspace.team;
    },
    of: async (team) => {
      const found = await first();
      if (found.kind !== 'here' || found.workspace.team === team) return found;
      const reason = `This channel is in a workspace (${team}) that the bot token is not for.`;
      return { kind: 'shut', reason, access: 'lost everywhere' };
    },
  };
}
