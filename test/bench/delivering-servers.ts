import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { WebSocketServer } from 'ws';

// Run as a worker: the chats are another machine's work, and must not wait for ours.

/** What the bench is told of the servers: where they are, then how much they took, each time it asks. */
export type Told = { readonly discord: string; readonly slack: string } | Taken;
export type Taken = { readonly taken: number; readonly refused: number };

const perSecond = 50;
const channelMs = 1_000;

const servers = [await startPacedDiscord(), await startPacedSlack()] as const;
const [discord, slack] = servers;
tell({ discord: discord.url, slack: slack.url });
parentPort?.on('message', () =>
  tell({
    taken: discord.count.taken + slack.count.taken,
    refused: discord.count.refused + slack.count.refused,
  }),
);

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

type PacedServer = { readonly url: string; readonly count: Count };

/** Discord: 50 requests in any second, over all channels. */
function startPacedDiscord(): Promise<PacedServer> {
  let recent: number[] = [];
  return listening('/api', (_, response, count) => {
    const now = performance.now();
    recent = recent.filter((at) => at > now - 1_000);
    if (recent.length >= perSecond) return tooFast(response, count, { 'x-ratelimit-global': 'true' });
    recent.push(now);
    count.taken += 1;
    reply(response, 200, { id: String(count.taken) });
  });
}

/** Slack: one message a second for each channel. */
function startPacedSlack(): Promise<PacedServer> {
  const last = new Map<string, number>();
  return listening('/api/', (request, response, count, body) => {
    const method = (request.url ?? '').split('/').at(-1) ?? '';
    if (method === 'auth.test')
      return reply(response, 200, { ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1' });
    if (method === 'apps.connections.open')
      return reply(response, 200, { ok: true, url: `ws://${request.headers.host}/link` });
    const channel = new URLSearchParams(body).get('channel') ?? '';
    const now = performance.now();
    if (now - (last.get(channel) ?? Number.NEGATIVE_INFINITY) < channelMs)
      return tooFast(response, count, {});
    last.set(channel, now);
    count.taken += 1;
    reply(response, 200, { ok: true, ts: `${count.taken}.000001`, channel });
  });
}

type Count = { taken: number; refused: number };

async function listening(
  path: string,
  answer: (request: IncomingMessage, response: ServerResponse, count: Count, body: string) => void,
): Promise<PacedServer> {
  const count: Count = { taken: 0, refused: 0 };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(request, response, count, body);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.send('{"type":"hello"}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${path}`,
    count,
  };
}

function tooFast(response: ServerResponse, count: Count, headers: Readonly<Record<string, string>>): void {
  count.refused += 1;
  reply(
    response,
    429,
    { ok: false, error: 'ratelimited', message: 'slow', retry_after: 1, global: true },
    {
      'retry-after': '1',
      ...headers,
    },
  );
}

function reply(response: ServerResponse, status: number, body: object, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
