import { createHash } from 'node:crypto';
import type { DeliveryKey, MessageFile } from '../../delivery.ts';
import { escapeHtml } from '../../escape-html.ts';
import type { Sender } from '../../mailbox.ts';
import type { MailBody } from './render.ts';
import { style } from './style.ts';

/** A mail as the library is handed it. */
export type Letter = {
  readonly from: Sender;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly files: readonly MessageFile[];
};

/** What only the sending of a mail knows. */
type Envelope = {
  readonly from: Sender;
  readonly to: string;
  readonly key: DeliveryKey;
  readonly now: Date;
  /** Paperboy's page: `https://papers.example.org`. */
  readonly pageUrl: string;
  /** Where a reader leaves, or drops the request that the mail asks about. */
  readonly leaveUrl: string;
  /** Where a reader says yes, in the mail that asks for it. */
  readonly confirmUrl?: string;
};

/** The whole mail: the body with its links, and the headers by which mail programs offer to leave (RFC 2369, RFC 8058). */
export function letterOf(body: MailBody, files: readonly MessageFile[], envelope: Envelope): Letter {
  const { from, to, key, now, pageUrl, leaveUrl, confirmUrl } = envelope;
  const foot = footOf(envelope);
  const ask = confirmUrl === undefined ? '' : `\n\nYes, I want this:\n${confirmUrl}`;
  return {
    from,
    to,
    subject: body.subject,
    text: `${body.text}${ask}\n\n-- \n${foot.text}\n`,
    html: pageOf(body, confirmUrl, foot.html),
    messageId: messageIdOf(key, from),
    date: now,
    headers: {
      'List-Unsubscribe': `<${leaveUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `Paperboy <digests.${new URL(pageUrl).hostname}>`,
      // RFC 3834: nobody's holiday notice answers it.
      'Auto-Submitted': 'auto-generated',
    },
    files,
  };
}

/** The same for every try of a part: whoever gets it twice can tell, and most mail programs show it once. */
function messageIdOf(key: DeliveryKey, { address }: Sender): string {
  const mark = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${mark}@${address.slice(address.lastIndexOf('@') + 1)}>`;
}

function footOf({ pageUrl, leaveUrl, confirmUrl }: Envelope): { text: string; html: string } {
  const why =
    confirmUrl === undefined
      ? 'You get this because you asked for it and confirmed your address.'
      : 'You did not ask for it? Then do nothing: nothing comes of it, and it is forgotten after two days.';
  const leave = confirmUrl === undefined ? 'Leave with one click' : 'Forget this request now';
  return {
    text: `${why}\n${leave}: ${leaveUrl}\nPaperboy: ${pageUrl}/`,
    html: `<p class="foot">${why}<br><a href="${escapeHtml(leaveUrl)}">${leave}</a> · <a href="${escapeHtml(pageUrl)}/">Paperboy</a></p>`,
  };
}

function pageOf({ subject, html }: MailBody, confirmUrl: string | undefined, foot: string): string {
  const button =
    confirmUrl === undefined
      ? ''
      : `<p><a class="button" href="${escapeHtml(confirmUrl)}">Yes, I want this</a></p>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${style}</style>
</head>
<body>
<div class="page">
${html}
${button}${foot}
</div>
</body>
</html>
`;
}
