import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { isJson, type Json, parseJson, textAt } from './json.ts';

/** What the app said to an envelope, and how long it took. */
export type Acknowledgement = { readonly payload: Json; readonly afterMs: number };

export type SocketMode = {
  /** An address for one connection, as apps.connections.open gives it. */
  readonly open: () => string;
  /** Hands an envelope to one of the connections in turn; rejects where nobody listens or acknowledges in 3 s, as Slack tells the person. */
  readonly deliver: (type: string, payload: Json) => Promise<Acknowledgement>;
  readonly connected: () => number;
  /** Connections that ever said hello. */
  readonly greeted: () => number;
  /** Asks every connection to come back, as Slack does when it moves them. */
  readonly refresh: () => void;
  /** Cuts every connection without a word. */
  readonly cut: () => void;
  /** Leaves every connection open and reads no more from it, as a network that is gone. */
  readonly freeze: () => void;
  readonly close: () => void;
};

/** Slack waits for three seconds. Whole programs on a machine that is busy with other tests get more; `afterMs` says what it took. */
const ackMs = 12_000;

export function socketMode(server: Server, base: () => string, changed: () => void): SocketMode {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (payload: Json) => void>();
  const tickets = new Set<string>();
  const listener = new WebSocketServer({ noServer: true });
  let count = 0;
  let greeted = 0;

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', base()).searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) return socket.destroy();
    listener.handleUpgrade(request, socket, head, (opened) => {
      sockets.add(opened);
      greeted += 1;
      opened.on('close', () => {
        sockets.delete(opened);
        changed();
      });
      opened.on('message', (data) => settle(parseJson(String(data))));
      opened.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: {} }));
      changed();
    });
  });

  function settle(said: unknown): void {
    if (!isJson(said)) return;
    waiting.get(textAt(said, 'envelope_id'))?.(isJson(said.payload) ? said.payload : {});
  }

  function deliver(type: string, payload: Json): Promise<Acknowledgement> {
    const open = [...sockets];
    const socket = open[count % Math.max(open.length, 1)];
    count += 1;
    if (!socket) return Promise.reject(new Error('dispatch_failed: no connection'));
    const id = `envelope-${count}`;
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('operation_timeout: not acknowledged')), ackMs);
      waiting.set(id, (answer) => {
        clearTimeout(late);
        waiting.delete(id);
        resolve({ payload: answer, afterMs: performance.now() - began });
      });
      socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true }));
    });
  }

  return {
    open: () => {
      count += 1;
      tickets.add(String(count));
      return `${base().replace('http', 'ws')}/link/?ticket=${count}`;
    },
    deliver,
    connected: () => sockets.size,
    greeted: () => greeted,
    refresh: () => {
      for (const socket of sockets) socket.send('{"type":"disconnect","reason":"refresh_requested"}');
    },
    cut: () => {
      for (const socket of sockets) socket.terminate();
    },
    freeze: () => {
      for (const socket of sockets) socket.pause();
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
      listener.close();
    },
  };
}
