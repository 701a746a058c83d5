import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type At, addressOf, closeSoon, listenAt } from '../listening.ts';
import type { Desk, Platform } from '../platform.ts';
import { makeApp } from './app.ts';
import type { Parts } from './parts.ts';
import { makeShelf } from './shelf.ts';
import { messageOf } from './shown.ts';

/** The page's parts, but for the desk, which comes with `connect`. */
type WebOptions = Omit<Parts, 'desk' | 'shelf'>;

/** The local page as a platform. What is sent to a place on it stands in the ledger, and the page shows it from there. */
export function makeWeb(parts: WebOptions): Platform {
  const { chats, settings, clock, log } = parts;
  let server: Server | undefined;
  return {
    name: 'web',
    render: (view) => [messageOf(view, chats)],
    connect: async (desk: Desk) => {
      const app = makeApp({ ...parts, desk, shelf: makeShelf() }, addressIn);
      const made = createServer(getRequestListener(app));
      await listenAt(made, settings, (error) => log.error({ error }, 'the page has trouble')).catch(
        (error: NodeJS.ErrnoException) => {
          throw new Error(unheard(error, settings));
        },
      );
      server = made;
    },
    send: async (_place, _message, key) => ({ kind: 'sent', messageId: key }),
    close: async () => {
      const closing = server;
      server = undefined;
      if (closing) await closeSoon(closing, clock);
    },
    address: () => {
      const address = server && addressOf(server, settings.host);
      return address && `${address}/`;
    },
  };
}

function unheard({ code, message }: NodeJS.ErrnoException, { host, port }: At): string {
  if (code === 'EADDRINUSE')
    return `There is no page: ${host}:${port} is taken, perhaps by another Paperboy. Set PAPERBOY_WEB_PORT to another port, or to off.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `The page cannot be opened at ${host}:${port} (${code}): set PAPERBOY_WEB_HOST and PAPERBOY_WEB_PORT to an address of this machine.`;
  return `The page cannot be opened at ${host}:${port}: ${message}`;
}

function addressIn(bindings: unknown): string {
  const incoming: unknown = Reflect.get(Object(bindings), 'incoming');
  const socket: unknown = Reflect.get(Object(incoming), 'socket');
  return String(Reflect.get(Object(socket), 'remoteAddress') ?? 'unknown');
}
