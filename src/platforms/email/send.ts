import type { Clock } from '../../clock.ts';
import type { Message } from '../../delivery.ts';
import { confirmWords, type Mailbox, type MailRequest, type Sender } from '../../mailbox.ts';
import type { Place } from '../../place.ts';
import type { Signer } from '../../signer.ts';
import type { Platform, SendOutcome } from '../platform.ts';
import { type Letter, letterOf } from './letter.ts';
import { outcomeOf, type PostOutcome } from './outcome.ts';
import type { MailBody } from './render.ts';

/** Where addresses are looked up, for this one moment. */
type AddressBook = {
  readonly of: (place: Place) => Promise<Mailbox | undefined>;
  readonly request: (place: Place) => Promise<MailRequest | undefined>;
};

export type SendParts = {
  readonly post: (letter: Letter) => Promise<PostOutcome>;
  readonly mailboxes: AddressBook;
  readonly signer: Signer;
  readonly from: Sender;
  /** Paperboy's page, where links lead: without a slash at its end. */
  readonly pageUrl: string;
  readonly clock: Clock;
};

/** A mail that asks for a reader's yes names the request it is about, by the time at which it was asked for. */
type Body = MailBody & { readonly confirms?: string };

/**
 * Sends one mail. SMTP cannot look whether an earlier one arrived: where that is not known the part is `unsure`, and sent
 * again only for places that rather have it twice, as mail's own rule is (RFC 5321, 6.1). It has the same Message-ID then.
 */
export function makeSend(parts: SendParts): Platform['send'] {
  return async (place, message, key, triedAt) => {
    const body = bodyIn(message);
    if (!body) return { kind: 'refused', reason: 'The message holds no mail.', access: 'kept' };
    const request = body.confirms === undefined ? undefined : await parts.mailboxes.request(place);
    const to = body.confirms === undefined ? await parts.mailboxes.of(place) : request;
    if (!to || request?.askedAt !== body.confirms) return gone;
    if (triedAt && !request) return unsure;
    const links = await linksFor(parts, place, request);
    const envelope = { ...parts, to: to.address, key, now: parts.clock.now(), ...links };
    const letter = letterOf(body, message.files ?? [], envelope);
    const outcome = await parts.post(letter);
    return outcome.kind === 'taken' ? { kind: 'sent', messageId: letter.messageId } : outcomeOf(outcome);
  };
}

const gone: SendOutcome = {
  kind: 'refused',
  reason: 'Its reader has left, or something else was asked for since.',
  access: 'kept',
};

const unsure: SendOutcome = {
  kind: 'unsure',
  reason: 'The mail server did not confirm this mail, and nobody can look whether it arrived.',
};

async function linksFor(
  { signer, pageUrl }: SendParts,
  place: Place,
  request: MailRequest | undefined,
): Promise<{ readonly leaveUrl: string; readonly confirmUrl?: string }> {
  if (!request) return { leaveUrl: `${pageUrl}/mail/leave/${await signer.sign('leave', place)}` };
  // Whoever is asked may get mails already, and somebody else may have asked: this ends the request alone.
  const leaveUrl = `${pageUrl}/mail/drop/${await signer.sign('drop', place)}`;
  const token = await signer.sign('confirm', confirmWords(request));
  return { leaveUrl, confirmUrl: `${pageUrl}/mail/confirm/${token}` };
}

/** The outbox is a file that others may have written: what stands there is looked at again. */
function bodyIn({ body }: Message): Body | undefined {
  const { subject, text, html, confirms } = body;
  if (typeof subject !== 'string' || typeof text !== 'string' || typeof html !== 'string') return undefined;
  return { subject, text, html, ...(typeof confirms === 'string' && { confirms }) };
}
