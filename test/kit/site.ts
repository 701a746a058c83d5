import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A site that answers as a test says. */
export type Site = {
  readonly url: string;
  readonly host: string;
  /** Every request so far. */
  readonly requests: readonly IncomingMessage[];
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** Where nothing listens. The discard port would not do: fetch itself refuses that, and nobody was asked. */
export const nowhere = 'http://127.0.0.1:2';

/** Answers the request of this number, from 0. */
export type Answer = (response: ServerResponse, at: number, request: IncomingMessage) => unknown;

/** Starts one on a free port of this machine: `await using site = await startSite(…)`. */
export async function startSite(answer: Answer): Promise<Site> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(response, requests.length - 1, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url: `http://${host}`,
    host,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
