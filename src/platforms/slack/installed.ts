import type { Clock } from '../../clock.ts';
import type { Installation, Installations } from '../../installation.ts';
import type { Place } from '../../place.ts';
import type { Sealer } from '../../seal.ts';
import { type Fields, fieldsOf } from './call.ts';
import { InstallRefusal } from './install-pages.ts';
import type { Found, Hand, Workspace, Workspaces } from './workspaces.ts';

type Parts = {
  readonly installations: Installations;
  readonly sealer: Sealer;
  readonly clock: Clock;
  /** The page that installs us. */
  readonly installAt: string;
  readonly handOf: (token: string) => Hand;
};

/** The workspaces that installed us, each with its own token: read anew each time, since another copy may have changed it. */
export type InstalledWorkspaces = Workspaces & {
  /** Keeps what Slack granted; answers the workspace's id. Rejects with an `InstallRefusal`. */
  readonly install: (granted: unknown) => Promise<string>;
  readonly remove: (team: string) => Promise<void>;
  readonly teams: () => Promise<readonly string[]>;
  readonly installAt: string;
};

export function installedWorkspaces({
  installations,
  sealer,
  clock,
  installAt,
  handOf,
}: Parts): InstalledWorkspaces {
  const known = new Map<string, { readonly token: string; readonly workspace: Workspace }>();

  return {
    installAt,
    of: async (team) => {
      const installation = await installations.of(placeOf(team));
      if (!installation)
        return shut(`Paperboy is not installed in this workspace: open ${installAt}`, 'lost');
      const grant = openGrant(installation);
      if (!grant) return shut(otherKey(team), 'lost everywhere');
      return { kind: 'here', workspace: workspaceOf(team, grant) };
    },
    install: async (granted) => {
      const { team, enterprise, isEnterpriseInstall, bot } = fieldsOf(granted);
      const { id } = fieldsOf(team);
      if (isEnterpriseInstall === true || typeof id !== 'string')
        throw new InstallRefusal(wholeOrganization(fieldsOf(enterprise)));
      const { token, userId, id: botId } = fieldsOf(bot);
      if (typeof token !== 'string') throw new InstallRefusal(noBot);
      const grant: Grant = { token, me: String(userId), botId: String(botId) };
      const workspace = placeOf(id);
      const since = clock.now().toISOString();
      await installations.keep({ workspace, sealed: sealer.seal(workspace, JSON.stringify(grant)), since });
      return id;
    },
    remove: async (team) => {
      known.delete(team);
      await installations.forget(placeOf(team));
    },
    teams: async () =>
      (await installations.all()).map(({ workspace }) => workspace.slice('slack:'.length)).toSorted(),
  };

  /** Clients are kept, since each has a line of its own to Slack, for as long as the token stays. */
  function workspaceOf(team: string, { token, me, botId }: Grant): Workspace {
    const kept = known.get(team);
    if (kept?.token === token) return kept.workspace;
    if (known.size >= mostKept) known.clear();
    const workspace = { team, me, botId, installAt, ...handOf(token) };
    known.set(team, { token, workspace });
    return workspace;
  }

  function openGrant({ workspace, sealed }: Installation): Grant | undefined {
    const words = sealer.open(workspace, sealed);
    const { token, me, botId } = fieldsOf(words === undefined ? undefined : JSON.parse(words));
    const isWhole = typeof token === 'string' && typeof me === 'string' && typeof botId === 'string';
    return isWhole ? { token, me, botId } : undefined;
  }
}

/** What is closed by the key: the bot's token, and who the bot is. */
type Grant = { readonly token: string; readonly me: string; readonly botId: string };

const mostKept = 1_000;

function placeOf(team: string): Place {
  return `slack:${team}`;
}

function shut(reason: string, access: 'lost' | 'lost everywhere'): Found {
  return { kind: 'shut', reason, access };
}

function otherKey(team: string): string {
  return `The token of the workspace ${team} was closed with another PAPERBOY_SECRET_KEY: set that one again, or let the workspace install Paperboy anew.`;
}

function wholeOrganization({ name }: Fields): string {
  const whose = typeof name === 'string' ? ` (${name})` : '';
  return `Paperboy was installed for a whole organization${whose}, and works for single workspaces: install it again and choose one workspace in the corner at the top.`;
}

const noBot = 'Slack granted no bot token: install Paperboy again and grant all that it asks for.';
