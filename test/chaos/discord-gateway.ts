import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { botId, guildId } from './discord-channels.ts';
import { field } from './field.ts';

/** Discord's gateway as far as a bot needs it to hear people, who may be heard twice (docs.discord.com, events/gateway). */
export type Gateway = {
  /** Tells every connected bot of the event, twice. */
  readonly tellTwice: (event: string, data: object) => void;
  readonly stop: () => void;
};

/** `channels`: those of its one server. */
export function makeGateway(server: Server, channels: readonly string[]): Gateway {
  const listener = new WebSocketServer({ server });
  const ready = new Set<WebSocket>();
  let sequence = 0;
  const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
  const dispatch = (socket: WebSocket, t: string, d: object) => say(socket, { op: 0, s: ++sequence, t, d });

  listener.on('connection', (socket) => {
    socket.on('close', () => ready.delete(socket));
    socket.on('error', () => ready.delete(socket));
    socket.on('message', (data) => {
      const said: unknown = JSON.parse(String(data));
      if (field(said, 'op') === 1) say(socket, { op: 11 });
      if (field(said, 'op') !== 2) return;
      const user = { id: botId, username: 'paperboy', discriminator: '0', avatar: null, bot: true };
      const application = { id: botId, flags: 0 };
      const resume = { session_id: 'one', resume_gateway_url: 'ws://127.0.0.1' };
      dispatch(socket, 'READY', {
        v: 10,
        user,
        application,
        guilds: [{ id: guildId, unavailable: true }],
        ...resume,
      });
      dispatch(socket, 'GUILD_CREATE', guildWith(channels));
      ready.add(socket);
    });
    say(socket, { op: 10, d: { heartbeat_interval: 40_000 } });
  });

  return {
    tellTwice: (event, data) => {
      for (const socket of ready) for (let times = 0; times < 2; times++) dispatch(socket, event, data);
    },
    stop: () => {
      for (const socket of listener.clients) socket.terminate();
      listener.close();
    },
  };
}

function guildWith(channels: readonly string[]): object {
  const lists = [
    'roles',
    'emojis',
    'features',
    'members',
    'threads',
    'voice_states',
    'presences',
    'stickers',
  ];
  return {
    id: guildId,
    name: 'papers',
    owner_id: '1',
    ...Object.fromEntries(lists.map((name) => [name, []])),
    channels: channels.map((id) => ({ id, type: 0, name: 'talk', permission_overwrites: [] })),
  };
}
