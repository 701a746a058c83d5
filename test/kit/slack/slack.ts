import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Faults, newFaults } from './faults.ts';
import { newOAuth, type OAuth } from './oauth.ts';
import { newPeople, type People } from './people.ts';
import { newResponseUrls, type ResponseUrls } from './response-urls.ts';
import { type SocketMode, socketMode } from './socket.ts';
import { type Call, webApi } from './web-api.ts';
import { type Channel, newWorkspace, type Person, type SlackMessage, type Workspace } from './workspace.ts';

/** A workspace of the test Slack, and what is done and seen there. */
export type TestTeam = {
  readonly workspace: Workspace;
  /** What its people do reaches the app this way, as by the socket. */
  readonly peopleBy: (way: Pick<SocketMode, 'deliver'>) => People;
  readonly addPerson: (person: Partial<Person> & { readonly id: string }) => void;
  /** A public channel that the bot and everyone is in, unless said otherwise. */
  readonly addChannel: (channel: Partial<Channel> & { readonly id: string }) => void;
  /** What everyone in the channel sees, oldest first. */
  readonly messages: (channel: string) => readonly SlackMessage[];
  /** What this person alone sees there. */
  readonly whispers: (channel: string, user: string) => readonly SlackMessage[];
};

/** A Slack that listens on loopback: Web API and Socket Mode, recording what its channels hold. */
export type TestSlack = TestTeam & {
  /** For `slackApiUrl`. */
  readonly url: string;
  readonly socket: SocketMode;
  readonly people: People;
  /** Another workspace beside T1. */
  readonly addTeam: (team: string) => TestTeam;
  readonly oauth: OAuth;
  readonly faults: Faults;
  /** Every call of the Web API and of response_url, in order. */
  readonly calls: readonly Call[];
  /** Resolves with what `look` finds, asked again whenever something changes; rejects after 5 s. */
  readonly until: <Found>(what: string, look: () => Found | undefined | false) => Promise<Found>;
  readonly close: () => Promise<void>;
};

type Wishes = {
  /** Refuse a second message to a channel within so many milliseconds. */
  readonly perChannelMs?: number;
  readonly now?: () => number;
};

export async function startSlack({ perChannelMs = 0, now = Date.now }: Wishes = {}): Promise<TestSlack> {
  const workspace = newWorkspace(now);
  const faults = newFaults();
  const calls: Call[] = [];
  const last = new Map<string, number>();
  const { origin, changes } = workspace;
  const workspaces: [Workspace, ...Workspace[]] = [workspace];
  const oauth = newOAuth();
  const server = createServer();
  const responses = newResponseUrls(() => origin.url);
  const socket = socketMode(
    server,
    () => origin.url,
    () => workspace.changes.emit('change'),
  );
  const pace = (channel: string): number => {
    const wait = (last.get(channel) ?? Number.NEGATIVE_INFINITY) + perChannelMs - now();
    if (wait <= 0) last.set(channel, now());
    return wait;
  };
  server.on(
    'request',
    webApi({ workspaces, oauth, faults, calls, responses, pace, openSocket: socket.open }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin.url = `http://127.0.0.1:${portOf(server.address())}`;

  return {
    ...teamOf(workspace, responses),
    url: `${origin.url}/api/`,
    socket,
    people: newPeople(workspace, socket, responses),
    addTeam: (team) => {
      const other = { ...newWorkspace(now, team), origin, changes };
      workspaces.push(other);
      return teamOf(other, responses);
    },
    oauth,
    faults,
    calls,
    until: (what, look) => until(workspace, what, look),
    close: () =>
      new Promise((resolve) => {
        socket.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function teamOf(workspace: Workspace, responses: ResponseUrls): TestTeam {
  return {
    workspace,
    peopleBy: (way) => newPeople(workspace, way, responses),
    addPerson: (person) =>
      workspace.people.set(person.id, { name: person.id, zone: 'Etc/UTC', admin: false, ...person }),
    addChannel: (channel) => workspace.channels.set(channel.id, { ...publicChannel(workspace), ...channel }),
    messages: (channel) => workspace.messages.filter((each) => each.channel === channel && !each.onlyFor),
    whispers: (channel, user) =>
      workspace.messages.filter((each) => each.channel === channel && each.onlyFor === user),
  };
}

function publicChannel(workspace: Workspace): Omit<Channel, 'id'> {
  const members = new Set([workspace.bot, ...workspace.people.keys()]);
  return { name: 'papers', creator: 'U0', kind: 'public', members, archived: false };
}

function until<Found>(
  { changes }: Workspace,
  what: string,
  look: () => Found | undefined | false,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(late);
      changes.off('change', again);
    };
    const again = (): void => {
      const found = look();
      if (found === undefined || found === false) return;
      stop();
      resolve(found);
    };
    const late = setTimeout(() => {
      stop();
      reject(new Error(`waited 5 s in vain for ${what}`));
    }, 5000);
    changes.on('change', again);
    again();
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the test Slack does not listen');
  return address.port;
}
