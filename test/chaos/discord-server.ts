import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Mishap } from './faults.ts';

/** A message as a channel holds it. */
export type Held = {
  readonly id: string;
  readonly components: readonly unknown[];
};

/** Discord's messages over REST, recorded independently of the bot. */
export type ChaosDiscord = {
  /** For `apiUrl`. */
  readonly url: string;
  readonly channels: ReadonlyMap<string, readonly Held[]>;
  /** How many requests came in so far. */
  readonly requests: () => number;
  /** How often each kind of mishap was met, how often a nonce told a second try, and how often a channel was looked through. */
  readonly met: ReadonlyMap<string, number>;
  readonly stop: () => Promise<void>;
};

/** As long as the nonce is surely remembered, and not a moment longer: the hardest that the reference allows. */
const nonceMs = 150_000;

type Wishes = { readonly now: () => number; readonly mishap: () => Mishap | undefined };

export async function startChaosDiscord({ now, mishap }: Wishes): Promise<ChaosDiscord> {
  const channels = new Map<string, Held[]>();
  const nonces = new Map<string, { readonly at: number; readonly message: Held }>();
  const met = new Map<string, number>();
  const note = (what: string) => met.set(what, (met.get(what) ?? 0) + 1);
  let count = 0n;
  let requests = 0;

  const post = (channel: string, body: object): Held => {
    const nonce = `${channel} ${field(body, 'nonce')}`;
    const known = nonces.get(nonce);
    if (field(body, 'enforce_nonce') === true && known && now() - known.at < nonceMs) {
      note('told by its nonce');
      return known.message;
    }
    count += 1n;
    const components = field(body, 'components');
    const id = String((BigInt(now() - 1_420_070_400_000) << 22n) + count);
    const message = { id, components: Array.isArray(components) ? components : [] };
    channels.set(channel, [...(channels.get(channel) ?? []), message]);
    nonces.set(nonce, { at: now(), message });
    return message;
  };

  const look = (channel: string, query: URLSearchParams): readonly Held[] => {
    note('looked through');
    const after = BigInt(query.get('after') ?? 0);
    const newer = (channels.get(channel) ?? []).filter(({ id }) => BigInt(id) > after);
    return newer.slice(0, Number(query.get('limit'))).toReversed();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, channel = '', messages] = /\/channels\/(\d+)(\/messages)?$/.exec(url.pathname) ?? [];
    const body: unknown = request.method === 'POST' ? await json(request) : {};
    requests += 1;
    const fault = mishap();
    if (fault) note(fault.kind);
    if (fault?.kind === 'limited')
      return reply(response, 429, { message: 'slow down', retry_after: 0.05 }, { 'retry-after': '0.05' });
    const work = () => {
      if (request.method === 'POST' && messages && typeof body === 'object' && body !== null)
        return post(channel, body);
      if (messages) return look(channel, url.searchParams);
      return { id: channel, last_message_id: channels.get(channel)?.at(-1)?.id ?? null };
    };
    if (!fault) return reply(response, 200, work());
    if (fault.accepted) work();
    if (fault.kind === 'drop') request.socket.destroy();
    if (fault.kind === 'status') reply(response, fault.status, {});
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api`,
    channels,
    requests: () => requests,
    met,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function reply(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function field(value: object, name: string): unknown {
  return Reflect.get(value, name);
}
