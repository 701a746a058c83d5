import type { Archive } from '../src/archive/archive.ts';
import { isExpired, type MailRequest } from '../src/mailbox.ts';
import { type Place, parsePlace } from '../src/place.ts';
import type { Signer } from '../src/signer.ts';
import type { Topic } from '../src/topic.ts';
import type { View } from '../src/view.ts';
import { firstDay } from './first-day.ts';
import { mailSections } from './subscription-rows.ts';

/** What a link in a mail is for: to say yes to a request, to drop it, to leave. */
export type MailLink = 'confirm' | 'drop' | 'leave';

/** What stands behind the links of our mails. Only what was signed for a link opens it. */
export type MailLinks = {
  /**
   * What a press would do. Nothing is done yet, since scanners of mail follow every link. Without a button there is
   * nothing to do.
   */
  readonly look: (link: MailLink, token: string) => Promise<MailPage>;
  /** Does it, and says what is so now. */
  readonly press: (link: MailLink, token: string) => Promise<View>;
};

type MailPage = { readonly view: View; readonly button?: string };

type Parts = {
  readonly archive: Archive;
  readonly signer: Signer;
  readonly topics: readonly Topic[];
  readonly now: () => Date;
};

/** The links of mails, on this archive. */
export function makeMailLinks(parts: Parts): MailLinks {
  const looks = { confirm: lookAtRequest, drop: lookAtDropping, leave: lookAtLeaving };
  const presses = { confirm, drop, leave };
  return {
    look: (link, token) => looks[link](parts, token),
    press: (link, token) => presses[link](parts, token),
  };
}

async function lookAtRequest(parts: Parts, token: string): Promise<MailPage> {
  const request = await requestOf(parts, token);
  if ('title' in request) return { view: request };
  const { subscription } = request;
  return {
    view: {
      title: 'Papers by mail',
      lead: 'One press, and this comes to your inbox. Every mail has a link by which you leave again.',
      sections: mailSections(subscription, parts.topics, parts.now()),
    },
    button: 'Yes, send me this',
  };
}

async function confirm(parts: Parts, token: string): Promise<View> {
  const { archive, topics, now } = parts;
  const request = await requestOf(parts, token);
  if ('title' in request) return request;
  const { place, address, subscription } = request;
  const since = now().toISOString();
  const wanted = { ...subscription, since, from: firstDay(subscription, now()) };
  await archive.mailboxes.keep({ place, address, since });
  await archive.choices.subscribe(wanted);
  await archive.mailboxes.drop(place);
  return {
    title: 'You are subscribed',
    sections: mailSections(wanted, topics, now()),
    note: 'Ask anew to change any of it; the link below each mail ends it.',
  };
}

/** The request that a link confirms, or why there is none. */
async function requestOf({ archive, signer, now }: Parts, token: string): Promise<MailRequest | View> {
  const [place, askedAt = ''] = (await signer.read('confirm', token))?.split(' ') ?? [];
  const known = place === undefined ? undefined : parsePlace(place);
  if (!known) return saying('This link is not whole', 'Open it from the mail again, or copy all of it.');
  const request = await archive.mailboxes.request(known);
  if (request?.askedAt === askedAt && !isExpired(request, now())) return request;
  if (request && !isExpired(request, now()))
    return saying(
      'There is a newer mail',
      'Something else was asked for since: confirm it in the newest mail.',
    );
  const subscription = await archive.choices.subscription(known);
  // An older one is what the reader had before: this request was never confirmed.
  if (subscription && subscription.since >= askedAt)
    return saying('That is done already', 'This was confirmed, and mails come as you asked.');
  if (!isExpired({ askedAt }, now()))
    return saying('This request was forgotten', 'Nothing comes of it; ask anew if you like.');
  return saying(
    'This link is too old',
    subscription
      ? 'It was good for two days. Your mails come as before; ask anew to change them.'
      : 'It was good for two days. Nothing is sent to you; ask anew if you like.',
  );
}

async function lookAtDropping(parts: Parts, token: string): Promise<MailPage> {
  const place = await placeIn(parts, 'drop', token);
  if (typeof place !== 'string') return { view: place };
  if (!(await parts.archive.mailboxes.request(place))) return { view: await afterDropping(parts, place) };
  return {
    view: saying(
      'Forget the request?',
      `Nothing comes of what was asked for. ${await whatStays(parts, place)}`,
    ),
    button: 'Yes, forget it',
  };
}

/** Whoever gets mails already keeps them: somebody else may have asked, and the link was sent for that alone. */
async function drop(parts: Parts, token: string): Promise<View> {
  const place = await placeIn(parts, 'drop', token);
  if (typeof place !== 'string') return place;
  await parts.archive.mailboxes.drop(place);
  return afterDropping(parts, place);
}

async function afterDropping(parts: Parts, place: Place): Promise<View> {
  return saying('No request waits', await whatStays(parts, place));
}

async function whatStays({ archive }: Parts, place: Place): Promise<string> {
  return (await archive.mailboxes.of(place))
    ? 'The mails that you confirmed before come on: the link below each of them ends that.'
    : 'Your address is not kept here then, and no mail goes to it.';
}

async function lookAtLeaving(parts: Parts, token: string): Promise<MailPage> {
  const place = await placeIn(parts, 'leave', token);
  if (typeof place !== 'string') return { view: place };
  if (!(await isKnown(parts, place))) return { view: alreadyLeft };
  return {
    view: {
      title: 'Leave?',
      lead: 'No more mails come, and your address is deleted here.',
      sections: [],
    },
    button: 'Yes, no more mails',
  };
}

async function leave(parts: Parts, token: string): Promise<View> {
  const { archive } = parts;
  const place = await placeIn(parts, 'leave', token);
  if (typeof place !== 'string') return place;
  if (!(await isKnown(parts, place))) return alreadyLeft;
  // The address goes first: without it nothing can be sent, whatever happens next.
  await archive.mailboxes.forget(place);
  await archive.choices.unsubscribe(place);
  return saying('You have left', 'No more mails come, and your address is deleted here.');
}

async function placeIn({ signer }: Parts, link: MailLink, token: string): Promise<Place | View> {
  const place = parsePlace((await signer.read(link, token)) ?? '');
  return place ?? saying('This link is not whole', 'Open it from the mail again, or copy all of it.');
}

async function isKnown({ archive }: Parts, place: Place): Promise<boolean> {
  const { mailboxes, choices } = archive;
  const kept = [await mailboxes.of(place), await mailboxes.request(place), await choices.subscription(place)];
  return kept.some((one) => one !== undefined);
}

const alreadyLeft = saying(
  'There is nothing to leave',
  'No mail goes to your address, and it is not kept here.',
);

function saying(title: string, lead: string): View {
  return { title, lead, sections: [] };
}
