import { mailSections } from '../../commands/subscription-rows.ts';
import { topics } from '../../config/topics.ts';
import type { Archive } from '../archive/archive.ts';
import { isExpired, type MailRequest } from '../mailbox.ts';
import type { Platform } from '../platforms/platform.ts';
import { invitationView } from '../views/invitation-view.ts';
import type { Hands } from './hands.ts';
import { platformFor } from './platform-for.ts';
import { notice, writeDown } from './write-down.ts';

/** Asks each address that somebody named whether it wants that: once, through the outbox. What nobody confirmed is forgotten. */
export async function inviteReaders(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
): Promise<void> {
  const now = hands.clock.now();
  for (const request of await archive.mailboxes.requests()) {
    if (isExpired(request, now)) await archive.mailboxes.drop(request.place);
    else await invite(archive, platforms, request, hands);
  }
  await archive.mailboxes.forgetAsked(now);
}

async function invite(
  archive: Archive,
  platforms: readonly Platform[],
  request: MailRequest,
  hands: Hands,
): Promise<void> {
  const now = hands.clock.now();
  const { place, askedBy, askedAt, subscription } = request;
  const name = `invitation/${askedAt}`;
  const platform = platformFor(place, platforms);
  if (!platform?.invite || (await archive.outbox.isPlanned(place, name))) return;
  const view = invitationView(askedBy, mailSections(subscription, topics, now));
  await writeDown(archive, notice(place, name, platform.invite(view, request), now), hands);
}
