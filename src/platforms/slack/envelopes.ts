import { fieldsOf } from './call.ts';
import type { Asker } from './callers.ts';

/** What we read of a press, a form that was sent, or a shortcut. */
type Pressed = {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team: { readonly id: string; readonly enterprise_id?: string } | null;
  readonly enterprise?: { readonly id: string } | null;
};

/**
 * Who pressed. In an organization Slack names the organization in place of the reader's workspace (docs.slack.dev,
 * block_actions payload): one of our own readers is then named by the workspace, as where they type.
 */
export function whoIn({ user, team, enterprise }: Pressed): Pick<Asker, 'user' | 'userTeam'> {
  const here = team?.id ?? '';
  const organization = enterprise?.id ?? team?.enterprise_id;
  const named = user.team_id ?? here;
  return { user: user.id, userTeam: named === organization ? here : named };
}

/** Slack's name for what was asked. The last part of a trigger opens windows, so that no log may hold it. */
export function questionIn(trigger: string): Pick<Asker, 'question'> {
  return { question: trigger.split('.').slice(0, -1).join('.') };
}

/** What a button, or what was picked in a menu, says. */
export function pressedValue(action: unknown): string | undefined {
  const { type, value, selected_option } = fieldsOf(action);
  if (type === 'button') return typeof value === 'string' ? value : '';
  const picked = fieldsOf(selected_option).value;
  return type === 'overflow' && typeof picked === 'string' ? picked : undefined;
}
