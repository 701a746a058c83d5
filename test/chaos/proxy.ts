import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The network between one copy and its database. */
export type Proxy = {
  readonly port: number;
  /** Nothing comes through any more, or only what is asked and no answer; and nobody is told. */
  readonly freeze: (what: 'all' | 'answers') => void;
  /** What was held up comes through, late; or every connection breaks. */
  readonly end: (how: 'late' | 'broken') => void;
  readonly stop: () => Promise<void>;
};

/** A TCP proxy on loopback before this port. */
export async function startProxy(to: number): Promise<Proxy> {
  const sockets = new Map<Socket, 'asks' | 'answers'>();
  let frozen: 'all' | 'answers' | 'nothing' = 'nothing';
  const pauseFrozen = () => {
    for (const [socket, does] of sockets) if (frozen === 'all' || frozen === does) socket.pause();
  };
  const keep = (socket: Socket, other: Socket, does: 'asks' | 'answers') => {
    sockets.set(socket, does);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    socket.on('data', (data) => {
      if (!other.destroyed) other.write(data);
    });
    pauseFrozen();
  };
  const server = createServer((client) => {
    const behind = connect(to, '127.0.0.1');
    keep(client, behind, 'asks');
    keep(behind, client, 'answers');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    freeze: (what) => {
      frozen = what;
      pauseFrozen();
    },
    end: (how) => {
      frozen = 'nothing';
      for (const socket of sockets.keys()) {
        if (how === 'late') socket.resume();
        else socket.destroy();
      }
    },
    stop: async () => {
      server.close();
      for (const socket of sockets.keys()) socket.destroy();
      await once(server, 'close');
    },
  };
}
