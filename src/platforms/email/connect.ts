import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { View } from '../../view.ts';
import { bytesOf } from '../files.ts';
import type { Platform } from '../platform.ts';
import { findingOf } from './checkup.ts';
import type { Letter } from './letter.ts';
import { outcomeOf, type PostOutcome } from './outcome.ts';
import { type Failed, postOutcomeOf } from './post-outcome.ts';
import { renderEmail } from './render.ts';
import { makeSend, type SendParts } from './send.ts';
import { type Server, serverIn } from './server.ts';

export type EmailOptions = Omit<SendParts, 'post'> & {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  /** Mail servers take a flood from one sender for spam. */
  readonly perMinute: number;
  /** How long the server may be silent: less than the part's lease. */
  readonly timeoutMs?: number;
};

/** Mail, by nodemailer over SMTP: one connection for each mail, so that each try is known and ends. */
export function makeEmail({ smtpUrl, perMinute, timeoutMs = 45_000, ...parts }: EmailOptions): Platform {
  const visit = makeVisit(serverIn(smtpUrl), timeoutMs);
  const render = (view: View) => renderEmail(view, parts.pageUrl);
  return {
    name: 'email',
    perMinute,
    render,
    invite: (view, { askedAt }) =>
      render(view).map((message) => ({ ...message, body: { ...message.body, confirms: askedAt } })),
    connect: async () => {
      const outcome = await visit();
      if (outcome.kind === 'taken') return;
      throw new Error(outcomeOf(outcome).reason);
    },
    send: makeSend({
      ...parts,
      post: async (letter) =>
        visit({ from: letter.from.address, to: letter.to, mail: await written(letter) }),
    }),
    checkup: async () => [findingOf(await visit())],
    close: async () => undefined,
  };
}

/** The mail as it travels. The library writes the headers, and folds whatever would break out of one. */
function written({ files, from, ...letter }: Letter): Promise<Buffer> {
  const composer = new MailComposer({
    ...letter,
    from,
    to: { name: '', address: letter.to },
    attachments: files.map((file) => ({
      filename: file.name,
      content: bytesOf(file),
      contentType: file.mediaType,
      ...(file.alt !== undefined && { cid: file.name, contentDisposition: 'inline' }),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

type Parcel = { readonly from: string; readonly to: string; readonly mail: Buffer };

/**
 * Visits the server, hands over a mail where there is one, and says how far that came: where the mail itself was begun and
 * no answer came, it may have arrived.
 */
function makeVisit({ auth, ...server }: Server, timeoutMs: number) {
  return (parcel?: Parcel): Promise<PostOutcome> =>
    new Promise((resolve) => {
      let at: Failed['at'] = 'greeting';
      const connection = new SMTPConnection({
        ...server,
        connectionTimeout: 15_000,
        greetingTimeout: 15_000,
        socketTimeout: timeoutMs,
      });
      const end = (error?: unknown): void => {
        resolve(error ? postOutcomeOf({ error, at }) : { kind: 'taken' });
        if (!error) connection.quit();
        connection.close();
      };
      const hand = () => {
        if (!parcel) return end();
        at = 'envelope';
        const body = Readable.from(beginning(parcel.mail, () => (at = 'mail')));
        connection.send({ from: parcel.from, to: parcel.to }, body, end);
      };
      connection.once('error', end);
      connection.connect((error) => {
        if (error) return end(error);
        at = 'login';
        if (auth) connection.login(auth, (refused) => (refused ? end(refused) : hand()));
        else hand();
      });
    });
}

/** The library asks for the mail only once the server said that it takes it. */
function* beginning(mail: Buffer, begun: () => void): Generator<Buffer> {
  begun();
  yield mail;
}
