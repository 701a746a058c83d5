import { once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';
import { type RestRequest, startDiscordRest } from './discord-rest.ts';

/** A Discord that recommends several connections (docs.discord.com/developers/events/gateway, "Sharding"). */
export type ShardedDiscord = {
  /** For `apiUrl`. */
  readonly url: string;
  /** Where its connections begin. */
  readonly gatewayUrl: string;
  /** All requests of its REST API so far. */
  readonly requests: readonly RestRequest[];
  /** `[shard, of how many]` of each connection that stands. */
  readonly shards: () => readonly (readonly [number, number])[];
  /** What the connections asked to be told, as bits. */
  readonly intents: () => readonly number[];
  /** Tells an event of a guild over the connection it belongs to. */
  readonly tell: (guild: string, event: string, data: object) => void;
  /** Ends all connections with a code. */
  readonly hangUp: (code: number) => void;
  /** Connections so far, those that ended included. */
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

export const application = '42';

type Options = {
  readonly shards: number;
  readonly guilds?: readonly { readonly id: string; readonly channels: readonly string[] }[];
  /** Closes with this code who begins, or says nothing at all. */
  readonly instead?: number | 'silence';
  /** Told whenever a connection begins to stand, or ends. */
  readonly changed?: () => void;
};

export async function startShardedDiscord({
  shards,
  guilds = [],
  instead,
  changed = () => undefined,
}: Options): Promise<ShardedDiscord> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const rest = await startDiscordRest(({ path }) => {
    const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 16 };
    if (path === '/gateway/bot')
      return { status: 200, body: { url: `ws://127.0.0.1:${port}`, shards, session_start_limit } };
    if (path === '/applications/@me') return { status: 200, body: { id: application, flags: 0 } };
    if (path.endsWith('/commands')) return { status: 200, body: [] };
    return { status: 200, body: { id: '1' } };
  });
  const standing = new Map<WebSocket, { shard: readonly [number, number]; intents: number }>();
  const shardOf = (guild: string) => Number((BigInt(guild) >> 22n) % BigInt(shards));
  let sequence = 0;
  let connections = 0;
  const say = (socket: WebSocket, t: string, d: object): void =>
    socket.send(JSON.stringify({ op: 0, s: ++sequence, t, d }));
  const tell = (guild: string, event: string, data: object): void => {
    for (const [socket, { shard }] of standing) if (shard[0] === shardOf(guild)) say(socket, event, data);
  };

  server.on('connection', (socket) => {
    connections += 1;
    socket.on('close', () => {
      standing.delete(socket);
      changed();
    });
    socket.on('message', (words) => {
      const { op, d } = JSON.parse(String(words));
      if (op === 1) socket.send(JSON.stringify({ op: 11 }));
      if (op === 6) {
        const resumed = Number(String(d.session_id).replace('session-', ''));
        standing.set(socket, { shard: [resumed, shards], intents: 0 });
        changed();
        say(socket, 'RESUMED', {});
      }
      if (op !== 2 || instead === 'silence') return;
      if (instead !== undefined) return socket.close(instead);
      standing.set(socket, { shard: d.shard, intents: d.intents });
      changed();
      const user = { id: application, username: 'paperboy', discriminator: '0', bot: true };
      const mine = guilds.filter(({ id }) => shardOf(id) === d.shard[0]);
      say(socket, 'READY', {
        v: 10,
        user,
        application: { id: application, flags: 0 },
        guilds: mine.map(({ id }) => ({ id, unavailable: true })),
        session_id: `session-${d.shard[0]}`,
        resume_gateway_url: `ws://127.0.0.1:${port}`,
      });
      for (const { id, channels } of mine)
        say(socket, 'GUILD_CREATE', { id, name: 'papers', channels: channels.map((one) => ({ id: one })) });
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
  });

  return {
    url: rest.url,
    gatewayUrl: `ws://127.0.0.1:${port}`,
    requests: rest.requests,
    shards: () => [...standing.values()].map(({ shard }) => shard),
    intents: () => [...standing.values()].map(({ intents }) => intents),
    tell,
    hangUp: (code) => {
      for (const socket of standing.keys()) socket.close(code);
    },
    connections: () => connections,
    stop: async () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await rest.stop();
    },
  };
}
