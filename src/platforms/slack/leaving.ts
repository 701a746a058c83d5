import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { typed } from '../../typed.ts';
import type { Desk } from '../platform.ts';
import { type Failure, fieldsOf } from './call.ts';
import type { InstalledWorkspaces } from './installed.ts';
import type { Workspace } from './workspaces.ts';

type Parts = {
  readonly workspaces: InstalledWorkspaces;
  readonly desk: Pick<Desk, 'left'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** What Bolt's app tells of. */
type Ear = {
  readonly event: (
    name: 'app_uninstalled' | 'tokens_revoked',
    listener: (heard: { event: unknown; context: { teamId?: string } }) => Promise<void>,
  ) => void;
};

/** Hears that a workspace removed us. Slack says so in two ways, and often in both. */
export function hearLeaving(app: Ear, parts: Parts): void {
  app.event('app_uninstalled', async ({ context }) => leave(parts, context.teamId));
  app.event('tokens_revoked', async ({ event, context }) => {
    if (revokesBot(event)) await leave(parts, context.teamId);
  });
}

/**
 * Forgets a workspace that removed us: its token, and all that was kept of it. Slack is asked first: word of it may come
 * late, when the workspace has installed us anew.
 */
async function leave({ workspaces, desk, clock, log }: Parts, team: string | undefined): Promise<void> {
  if (team === undefined) return;
  const found = await workspaces.of(team);
  if (found.kind === 'here') {
    const standing = await standingIn(found.workspace, clock);
    if (standing.kind === 'here') return;
    if (standing.kind === 'unknown')
      return log.warn(
        { platform: 'slack', team, ...standing.failure },
        `Slack said that a workspace removed Paperboy, and then could not be asked: nothing was forgotten. If it did, run ${typed(`forget slack:${team} --yes`)}`,
      );
  }
  await workspaces.remove(team);
  await desk.left([`slack:${team}`]);
  log.info({ platform: 'slack', team }, 'a workspace removed Paperboy');
}

/** Whether word of revoked tokens means the bot's; people's own we never had. */
function revokesBot(event: unknown): boolean {
  const { bot } = fieldsOf(fieldsOf(event).tokens);
  return Array.isArray(bot) && bot.length > 0;
}

type Standing = { readonly kind: 'here' | 'gone' } | { readonly kind: 'unknown'; readonly failure: Failure };

async function standingIn({ call }: Workspace, clock: Clock): Promise<Standing> {
  for (const waitMs of [1_000, 10_000, 60_000]) {
    const asked = await call('auth.test', {});
    if (asked.kind === 'done') return { kind: 'here' };
    if (asked.kind === 'refused') return { kind: 'gone' };
    await clock.sleep(waitMs);
  }
  const last = await call('auth.test', {});
  if (last.kind === 'done') return { kind: 'here' };
  return last.kind === 'refused' ? { kind: 'gone' } : { kind: 'unknown', failure: last };
}
