import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** What Discord is to answer: a status with headers and a body, nothing ever, or a closed socket. */
export type RestAnswer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | 'hang'
  | 'drop';

export type RestRequest = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: Readonly<Record<string, unknown>>;
};

export type TestRest = {
  /** For `apiUrl`. */
  readonly url: string;
  /** All requests so far. */
  readonly requests: readonly RestRequest[];
  readonly stop: () => Promise<void>;
};

/** Discord's REST API as far as it says no: listens, and answers what the test decides. */
export async function startDiscordRest(answer: (request: RestRequest) => RestAnswer): Promise<TestRest> {
  const requests: RestRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    requests.push(request);
    const answered = answer(request);
    if (answered === 'drop') incoming.socket.destroy();
    else if (answered !== 'hang') {
      response.writeHead(answered.status, { 'content-type': 'application/json', ...answered.headers });
      response.end(JSON.stringify(answered.body ?? {}));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(incoming: IncomingMessage): Promise<RestRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  return {
    method: incoming.method ?? '',
    path: (incoming.url ?? '').replace(/^\/api\/v10/, ''),
    authorization: incoming.headers.authorization ?? '',
    body: typeof body === 'object' && body !== null ? { ...body } : {},
  };
}
