import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Desk, Platform } from '../platform.ts';
import { makeApp } from './app.ts';
import type { Parts } from './parts.ts';
import { makeShelf } from './shelf.ts';
import { messageOf } from './shown.ts';

/** The page's parts, but for the desk, which comes with `connect`. */
export type WebOptions = Omit<Parts, 'desk' | 'shelf'>;

/** The local page as a platform. What is sent to a place on it stands in the ledger, and the page shows it from there. */
export function makeWeb(parts: WebOptions): Platform {
  const { chats, settings } = parts;
  let server: Server | undefined;
  return {
    name: 'web',
    render: (view) => [messageOf(view, chats)],
    connect: async (desk: Desk) => {
      const app = makeApp({ ...parts, desk, shelf: makeShelf() }, addressIn);
      server = await listen(createServer(getRequestListener(app)), settings);
    },
    send: async (_place, _message, key) => ({ kind: 'sent', messageId: key }),
    close: async () => {
      const closing = server;
      server = undefined;
      if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()));
    },
    address: () => server && addressOf(server, settings.host),
  };
}

function listen(server: Server, { port, host }: Parts['settings']): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => reject(new Error(unheard(error, host, port))));
    server.listen(port, host, () => resolve(server));
  });
}

function unheard({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Something else listens at ${host}:${port} already, so there is no page: set PAPERBOY_WEB_PORT to another port, or to off.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `The page cannot be opened at ${host}:${port} (${code}): set PAPERBOY_WEB_HOST and PAPERBOY_WEB_PORT to an address of this machine.`;
  return `The page cannot be opened at ${host}:${port}: ${message}`;
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

function addressIn(bindings: unknown): string {
  const incoming: unknown = Reflect.get(Object(bindings), 'incoming');
  const socket: unknown = Reflect.get(Object(incoming), 'socket');
  return String(Reflect.get(Object(socket), 'remoteAddress') ?? 'unknown');
}
