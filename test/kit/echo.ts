import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Site, startSite } from './site.ts';

/** A site that refuses everything, and says back all it was sent: headers, address and body, as careless servers do. */
export function startEcho(): Promise<Site> {
  return startSite(async (response, _, request) => {
    const { method, url, rawHeaders } = request;
    const said = [method, url, ...rawHeaders, await text(request)].join(' ');
    response.writeHead(401, { 'content-type': 'application/json', 'x-debug': encodeURIComponent(said) });
    response.end(
      JSON.stringify({ ok: false, error: `invalid_auth: ${said}`, code: 0, message: `401: ${said}` }),
    );
  });
}

/** A mail server that lets nobody in, and says back how they tried. */
export async function startMailEcho() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 echo ESMTP\r\n');
    socket.on('data', (data) => {
      const line = data.toString().trim();
      if (/^(EHLO|HELO)/i.test(line)) socket.write('250-echo\r\n250 AUTH PLAIN LOGIN\r\n');
      else socket.write(`535 5.7.8 This does not let you in: ${line}\r\n`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
