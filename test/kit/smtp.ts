import { once } from 'node:events';
import type { Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail server on loopback that keeps what it was sent. */
export type MailServer = {
  readonly url: string;
  /** All mails that it took, oldest first, read by a parser that is not ours. */
  readonly mails: () => readonly Arrived[];
  /** What it answers from now on. */
  readonly answer: (faults: Faults) => void;
  /** How many came to it so far, whatever became of them. */
  readonly visits: () => number;
  readonly stop: () => Promise<void>;
};

export type Arrived = {
  readonly from: string;
  readonly to: readonly string[];
  readonly isSafe: boolean;
  readonly mail: Email;
  readonly raw: string;
};

export type Faults = {
  /** Refuses senders, recipients or mails with these words: `550 5.1.1 No such user`. */
  readonly sender?: string;
  readonly recipient?: string;
  readonly mail?: string;
  /** Takes the mail, and hangs up without a word. */
  readonly hangUp?: true;
};

/** Starts one on a free port; TLS is offered only where it is asked for, and users are known by the password `right`. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  let faults: Faults = {};
  const mails: Arrived[] = [];
  const sockets = new Set<Socket>();
  let visits = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      visits += 1;
      done();
    },
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'paperboy' }) : done(refusal('535 5.7.8 Bad credentials')),
    onMailFrom: (_address, _session, done) => done(faults.sender ? refusal(faults.sender) : null),
    onRcptTo: (_address, _session, done) => done(faults.recipient ? refusal(faults.recipient) : null),
    onData: (stream, { envelope, secure }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (faults.mail) return done(refusal(faults.mail));
        const raw = Buffer.concat(chunks);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, isSafe: secure, mail: await PostalMime.parse(raw), raw: raw.toString() });
        if (!faults.hangUp) return done();
        for (const socket of sockets) socket.destroy();
      });
    },
    ...options,
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A client that hangs up is what some tests want.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: () => mails,
    answer: (wanted) => {
      faults = wanted;
    },
    visits: () => visits,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(words: string): Error {
  return Object.assign(new Error(words.slice(4)), { responseCode: Number(words.slice(0, 3)) });
}
