import { createServer, type ServerResponse } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { type WebSocket, WebSocketServer } from 'ws';
import { makeGateway } from '../chaos/discord-gateway.ts';

// Run as a worker: a Discord and a Slack that greet a bot and leave all it sends unanswered until they are told to take it.

/** What the bench is told: where they are, then how long each question waited for its answer, then what was taken. */
export type ChatsSay =
  | { readonly discord: string; readonly slack: string }
  | { readonly answeredMs: number }
  | { readonly taken: number };

let takes = false;
let taken = 0;
const held: (() => void)[] = [];
const asked = new Map<string, number>();
let socket: WebSocket | undefined;
let slackUrl = '';

const discord = createServer(async (request, response) => {
  const path = (request.url ?? '').replace(/^\/api\/v10/, '');
  for await (const _ of request);
  const url = `ws://${request.headers.host}`;
  const session_start_limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
  if (path === '/gateway/bot') return reply(response, { url, shards: 1, session_start_limit });
  if (/^\/applications\//.test(path)) return reply(response, []);
  if (/^\/users\/@me\/channels/.test(path)) return reply(response, { id: '1', type: 1 });
  if (request.method === 'POST' && path.startsWith('/channels/'))
    return take(response, () => ({ id: String(taken) }));
  reply(response, {});
});

const slack = createServer(async (request, response) => {
  const path = request.url ?? '';
  for await (const _ of request);
  if (path.startsWith('/answer/')) return answered(path, response);
  const method = path.split('/').at(-1) ?? '';
  if (method === 'auth.test')
    return reply(response, { ok: true, team_id: 'T1000001', user_id: 'U1', bot_id: 'B1' });
  if (method === 'apps.connections.open')
    return reply(response, { ok: true, url: `ws://${request.headers.host}/link` });
  if (method === 'chat.postMessage') return take(response, () => ({ ok: true, ts: `${taken}.000001` }));
  reply(response, { ok: true });
});

parentPort?.on('message', (order: unknown) => {
  if (order === 'ask') ask();
  if (order === 'count') parentPort?.postMessage({ taken });
  if (order === 'take') {
    takes = true;
    for (const go of held.splice(0)) go();
  }
});

makeGateway(discord, []);
new WebSocketServer({ server: slack }).on('connection', (opened) => {
  socket = opened;
  opened.on('message', () => undefined);
  opened.send('{"type":"hello","num_connections":1,"connection_info":{}}');
});
slackUrl = await listening(slack);
const discordUrl = await listening(discord);
parentPort?.postMessage({ discord: `${discordUrl}/api`, slack: `${slackUrl}/api/` });

/** Somebody in Slack types /papers help. */
function ask(): void {
  const id = `question-${asked.size}`;
  asked.set(id, performance.now());
  const payload = {
    token: 'verification',
    api_app_id: 'A1',
    trigger_id: 'trigger',
    team_id: 'T1000001',
    team_domain: 'test',
    channel_id: 'C10000001',
    channel_name: 'papers',
    user_id: `U${asked.size}`,
    user_name: 'somebody',
    command: '/papers',
    text: 'help',
    response_url: `${slackUrl}/answer/${id}`,
  };
  socket?.send(
    JSON.stringify({ envelope_id: id, type: 'slash_commands', payload, accepts_response_payload: true }),
  );
}

function answered(path: string, response: ServerResponse): void {
  const began = asked.get(path.slice('/answer/'.length));
  if (began !== undefined) parentPort?.postMessage({ answeredMs: performance.now() - began });
  reply(response, { ok: true });
}

function take(response: ServerResponse, answer: () => object): void {
  const go = () => {
    taken += 1;
    reply(response, answer());
  };
  if (takes) go();
  else held.push(go);
}

function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function listening(server: {
  listen: (port: number, host: string) => unknown;
  address: () => unknown;
  once: (event: string, then: () => void) => unknown;
}): Promise<string> {
  server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => void server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null && 'port' in address ? address.port : '';
  return `http://127.0.0.1:${port}`;
}
