import type { Caller } from '../../../commands/command.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { noLinksInDirectMessages } from '../direct-messages.ts';
import { type Fields, fieldsOf, type SlackCall } from './call.ts';

/** Who asked, as an envelope of Slack names them. */
export type Asker = {
  readonly user: string;
  /** The reader's workspace: another than ours where a channel is shared between companies. */
  readonly userTeam: string;
  readonly channel: string;
  readonly channelName?: string;
  /** Slack's name for what was asked, where it has one. */
  readonly question?: string;
};

type Parts = {
  readonly call: SlackCall;
  readonly clock: Clock;
  readonly log: Log;
  /** The workspace of the token. */
  readonly team: string;
};

/**
 * Makes the caller a command knows. A direct message is its reader's own; elsewhere the workspace's admins and whoever
 * made the channel may manage it. What Slack does not tell, is not allowed.
 */
export function makeCallers({ call, clock, log, team }: Parts): (asker: Asker) => Promise<Caller> {
  const user = remembered('users.info', 'user');
  const channel = remembered('conversations.info', 'channel');

  return async ({ user: id, userTeam, channel: at, channelName, question }) => {
    const { tz, is_admin, is_owner } = await user(id);
    const isOwn = at.startsWith('D') || channelName === 'directmessage';
    const isDirect = isOwn || channelName?.startsWith('mpdm-') === true;
    const isAdmin = (is_admin === true || is_owner === true) && userTeam === team;
    return {
      // One place whoever asks and whoever writes there: pings know its reader, and not its id.
      place: isOwn ? `slack:${team}/dm/${id}` : `slack:${team}/${at}`,
      reader: `slack:${userTeam}/${id}`,
      ...(question !== undefined && { question }),
      // Direct messages are none of the events that the manifest asks for.
      ...(isDirect && { hearsNothing: noLinksInDirectMessages }),
      mayManage: isDirect || isAdmin || (await channel(at)).creator === id,
      ...(typeof tz === 'string' && tz !== '' && { zone: tz }),
    };
  };

  /** What a method tells of an id, asked again after five minutes: people press several buttons in a row. */
  function remembered(method: string, name: string): (id: string) => Promise<Fields> {
    const known = new Map<string, { until: number; facts: Promise<Fields> }>();
    return (id) => {
      const now = clock.now().getTime();
      const memory = known.get(id);
      if (memory && memory.until > now) return memory.facts;
      if (known.size >= 1000) known.clear();
      const facts = ask(method, name, id);
      known.set(id, { until: now + 5 * 60_000, facts });
      return facts;
    };
  }

  async function ask(method: string, name: string, id: string): Promise<Fields> {
    const outcome = await call(method, { [name]: id });
    if (outcome.kind === 'done') return fieldsOf(outcome.answer[name]);
    log.warn({ platform: 'slack', method, ...outcome }, 'Slack did not tell who may manage a channel');
    return {};
  }
}
