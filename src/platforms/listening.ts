import type { Server } from 'node:http';
import type { Clock } from '../clock.ts';
import { within } from '../within.ts';

/** Where a server listens. */
export type At = { readonly port: number; readonly host: string };

/** Resolves once the server listens; rejects with the system's error where it cannot. What goes wrong later is told `later`. */
export function listenAt(server: Server, { port, host }: At, later: (error: Error) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', later);
      resolve();
    });
  });
}

/** Lets what is being answered end, for two seconds: a visitor who never says all of a question holds up nobody. */
export async function closeSoon(server: Server, clock: Clock): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await within(clock, goodbyeMs, closed);
  server.closeAllConnections();
}

const goodbyeMs = 2_000;

/** Where a server listens, as `urlAt` says it; undefined while it does not. */
export function addressOf(server: Server, host: string): string | undefined {
  const address = server.address();
  return address === null || typeof address === 'string' ? undefined : urlAt({ host, port: address.port });
}

/** `http://127.0.0.1:8080`, `http://[::1]:8080`. */
export function urlAt({ host, port }: At): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
