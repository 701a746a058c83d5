import type { Caller, Command } from '../../../commands/command.ts';
import type { Desk } from '../platform.ts';
import type { SlackCall } from './call.ts';
import type { Asker } from './callers.ts';
import { formOf, wantsForm } from './forms.ts';
import type { About } from './windows.ts';

/** Who asked for a form, and how it opens: as a window, or upon the one that is open. */
type Opening = {
  readonly asker: Asker;
  readonly caller: Caller;
  readonly trigger: string;
  readonly as: 'views.open' | 'views.push';
};

/** Opens the form of a command that was named alone. False where there is none to open, or Slack did not: then words serve. */
export function makeFormOpening(desk: Desk, call: SlackCall) {
  return async (said: string, { asker, caller, trigger, as }: Opening): Promise<boolean> => {
    const command = commandNamed(desk, said);
    if (!command || !wantsForm(command, caller)) return false;
    const about: About = {
      command: command.name,
      channel: asker.channel,
      ...(asker.channelName !== undefined && { channelName: asker.channelName }),
    };
    const values = await desk.defaults(command.name, caller);
    const view = formOf(command, values, JSON.stringify(about));
    return (await call(as, { trigger_id: trigger, view })).kind === 'done';
  };
}

export function commandNamed({ commands }: Desk, words: string): Command | undefined {
  const name = words.trim().replace(/^\//, '').toLowerCase();
  return commands.find((command) => command.name === name);
}
