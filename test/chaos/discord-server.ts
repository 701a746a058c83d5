import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { botId, makeChannels, type Result, talk } from './discord-channels.ts';
import { makeGateway } from './discord-gateway.ts';
import { makePeople, type People } from './discord-people.ts';
import type { Mishap } from './faults.ts';

/** A Discord over REST and its gateway, recorded independently of the bot. */
export type ChaosDiscord = {
  /** For `apiUrl`. */
  readonly url: string;
  readonly channels: ReturnType<typeof makeChannels>;
  readonly people: People;
  /** How many requests came in so far. */
  readonly requests: () => number;
  /** How often each kind of mishap was met, how often a nonce told a second try, and what else happened. */
  readonly met: ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
};

type Wishes = {
  readonly now: () => number;
  /** What goes wrong with the next request of this path and method. */
  readonly mishap: (path: string, method: string) => Mishap | undefined;
};

export async function startChaosDiscord({ now, mishap }: Wishes): Promise<ChaosDiscord> {
  const met = new Map<string, number>();
  const note = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
  const channels = makeChannels(now, note);
  let requests = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname.replace(/^\/api\/v10/, '');
    const body: unknown = JSON.parse((await text(request)) || '{}');
    const method = request.method ?? 'GET';
    const aside = connecting(method, path);
    if (aside !== undefined) return reply(response, aside);
    requests += 1;
    const fault = mishap(path, method);
    if (fault) note(fault.kind);
    if (fault?.kind === 'limited') {
      const limit = { message: 'slow down', retry_after: 0.05 };
      return send(response, 429, limit, { 'retry-after': '0.05' });
    }
    if (!fault) return reply(response, work(method, path, body, url.searchParams));
    if (fault.accepted) work(method, path, body, url.searchParams);
    if (fault.kind === 'drop') request.socket.destroy();
    if (fault.kind === 'status') send(response, fault.status, {});
  };

  /** What a bot asks before people can be heard, and what it shows to them; nothing goes wrong there. */
  const connecting = (method: string, path: string): Result | undefined => {
    const url = `ws://${address()}`;
    const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
    if (path === '/gateway/bot') return { answer: { url, shards: 1, session_start_limit } };
    if (path === '/applications/@me') return { answer: { id: botId, flags: 0 } };
    if (/^\/applications\/\d+\/commands$/.test(path)) return { answer: [] };
    const [, interaction] = /^\/interactions\/(\d+)\/[^/]+\/callback$/.exec(path) ?? [];
    if (interaction !== undefined)
      return people.acknowledge(interaction) ? { answer: {} } : { status: 400, code: 40_060 };
    const [, token] = /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/.exec(path) ?? [];
    if (token !== undefined && method === 'PATCH') people.show(token);
    return path.startsWith('/webhooks/') ? { answer: { id: '1' } } : undefined;
  };

  const work = (method: string, path: string, body: unknown, query: URLSearchParams): Result => {
    const [, root = '', id = '', ...rest] = path.split('/');
    const route = `${method} ${root}/${rest.map((part) => part.replace(/^\d+$/, '*')).join('/')}`;
    switch (route) {
      case 'POST channels/messages':
        return channels.post(id, body);
      case 'GET channels/messages':
        return channels.look(id, query);
      case 'GET channels/messages/*':
        return channels.message(id, rest[1] ?? '');
      case 'POST channels/messages/*/threads':
        return channels.startThread(id, rest[1] ?? '', body);
      case 'POST channels/threads':
        return channels.makePost(id, body);
      case 'GET guilds/threads/active':
        return channels.threads();
      case 'GET channels/threads/archived/public':
        return { answer: { threads: [] } };
      case 'GET channels/':
        return channels.about(id);
      default:
        return { status: 404, code: 0 };
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const gateway = makeGateway(server, [talk]);
  const people = makePeople(gateway, note);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = () => {
    const listening = server.address();
    return `127.0.0.1:${typeof listening === 'object' ? listening?.port : ''}`;
  };
  return {
    url: `http://${address()}/api`,
    channels,
    people,
    requests: () => requests,
    met,
    stop: async () => {
      gateway.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function reply(response: ServerResponse, result: Result): void {
  if ('answer' in result) send(response, 200, result.answer);
  else send(response, result.status, { code: result.code, message: 'No' });
}

function send(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
