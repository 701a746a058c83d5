import { EventEmitter } from 'node:events';
import type { Json } from './json.ts';

/** What a person would see of a message, and who sees it. */
export type SlackMessage = {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly metadata?: Json;
  /** The message in whose thread it stands. */
  readonly thread?: string;
  /** The one person who sees it; everyone in the channel where absent. */
  readonly onlyFor?: string;
  readonly edited?: true;
  /** Files that were shared by it. */
  readonly files?: readonly SlackFile[];
  /** The message below which it stands. */
  readonly below?: string;
};

/** What was uploaded; seen by nobody before it is complete, and by no message before Slack looked through it. */
export type SlackFile = {
  readonly id: string;
  readonly name: string;
  readonly alt: string;
  readonly length: number;
  readonly bytes: Buffer;
  readonly complete: boolean;
};

export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly creator: string;
  readonly kind: 'public' | 'private' | 'dm';
  readonly members: ReadonlySet<string>;
  readonly archived: boolean;
};

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly admin: boolean;
};

/** All that a workspace holds, and the word that something changed. */
export type Workspace = {
  readonly team: string;
  readonly bot: string;
  readonly tokens: { bot: string; app: string };
  /** Tokens that were good until the workspace removed the app. */
  readonly goneTokens: Set<string>;
  readonly scopes: Set<string>;
  readonly channels: Map<string, Channel>;
  readonly people: Map<string, Person>;
  /** In the order of posting, edits in place. */
  readonly messages: SlackMessage[];
  readonly files: Map<string, SlackFile>;
  /** How many more messages with a picture Slack refuses, since it is not through with it yet. */
  readonly picturesNotReady: { times: number };
  /** What people said, as channel and time stamp: events tell of it, and a thread may begin there. */
  readonly said: Set<string>;
  /** Views by the person whose Home or screen they are on. */
  readonly homes: Map<string, Json>;
  readonly modals: Map<string, Json>;
  readonly changes: EventEmitter;
  /** Where it listens: `http://127.0.0.1:1234`. */
  readonly origin: { url: string };
  readonly now: () => number;
};

export const everyScope = [
  'chat:write',
  'chat:write.public',
  'im:write',
  'files:write',
  'im:history',
  'users:read',
  'channels:history',
  'groups:history',
  'channels:read',
  'groups:read',
  'commands',
  'reactions:read',
];

/** A workspace with a bot, an admin `U0` and nobody else. */
export function newWorkspace(now: () => number, team = 'T1'): Workspace {
  return {
    team,
    bot: team === 'T1' ? 'UBOT' : `UBOT${team}`,
    tokens: { bot: team === 'T1' ? 'xoxb-test-bot' : `xoxb-test-bot-${team}`, app: 'xapp-test-app' },
    goneTokens: new Set(),
    scopes: new Set(everyScope),
    channels: new Map(),
    people: new Map([['U0', { id: 'U0', name: 'ada', zone: 'Europe/London', admin: true }]]),
    messages: [],
    said: new Set(),
    files: new Map(),
    picturesNotReady: { times: 0 },
    homes: new Map(),
    modals: new Map(),
    changes: new EventEmitter().setMaxListeners(0),
    origin: { url: 'http://127.0.0.1' },
    now,
  };
}

/** A time stamp no other message has, and later than all of them. */
export function nextTs(workspace: Workspace): string {
  const last = workspace.messages.reduce((newest, { ts }) => Math.max(newest, micros(ts)), 0);
  const ts = Math.max(workspace.now() * 1000, last + 1);
  return `${Math.floor(ts / 1e6)}.${String(ts % 1e6).padStart(6, '0')}`;
}

/** Keeps a message, each block with an id as Slack gives it. */
export function keep(workspace: Workspace, message: SlackMessage): SlackMessage {
  workspace.messages.push(message);
  workspace.changes.emit('change');
  return message;
}

/** Changes a message in place. */
export function edit(workspace: Workspace, ts: string, news: Partial<SlackMessage>): void {
  const at = workspace.messages.findIndex((message) => message.ts === ts);
  const known = workspace.messages[at];
  if (known) workspace.messages[at] = { ...known, ...news, edited: true };
  workspace.changes.emit('change');
}

/** Blocks as Slack keeps them: each with an id. */
export function withIds(blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block, at) => ({ block_id: `b${at.toString(36).padStart(4, '0')}`, ...block }));
}

function micros(ts: string): number {
  const [seconds = '0', fraction = '0'] = ts.split('.');
  return Number(seconds) * 1e6 + Number(fraction);
}
