import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { onceEach } from '../../once-each.ts';
import type { Desk } from '../platform.ts';
import { makeAnswering } from './answering.ts';
import { makeCallers } from './callers.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

type Parts = {
  readonly desk: Desk;
  readonly workspaces: Workspaces;
  readonly clock: Clock;
  readonly log: Log;
};

/** A workspace with who answers there: what is known of its people and channels is known of no other's. */
export type Inside = { readonly workspace: Workspace; readonly answering: ReturnType<typeof makeAnswering> };

/** Finds who answers in a workspace; undefined where it has not installed us, or not any more: then nobody does. */
export function makeAnsweringIn({ desk, workspaces, clock, log }: Parts) {
  const insideOf = onceEach((workspace: Workspace): Inside => {
    const { call, upload } = workspace;
    const callerOf = makeCallers({ call, clock, log, team: workspace.team });
    return { workspace, answering: makeAnswering({ desk, callerOf, call, upload, clock }) };
  });
  return async (team: string | undefined): Promise<Inside | undefined> => {
    const found = team === undefined ? undefined : await workspaces.of(team);
    return found?.kind === 'here' ? insideOf(found.workspace) : undefined;
  };
}
