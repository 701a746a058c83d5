import type { Archive, Pause } from '../archive/archive.ts';
import { directPlace } from '../follow.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Subscription } from '../subscription.ts';
import { pausedView } from '../views/paused-view.ts';
import type { Hands } from './hands.ts';
import { platformFor } from './platform-for.ts';
import { pauseDays } from './settle.ts';
import { notice, writeDown } from './write-down.ts';

/**
 * Writes to whoever subscribed a place that lost its access what to do: once, by direct message, through the outbox. Where
 * the platform refuses us as a whole, nobody is written to: only the operator can mend that, and the log says it.
 */
export async function tellOfPauses(
  archive: Archive,
  platforms: readonly Platform[],
  hands: Hands,
): Promise<void> {
  const pauses = await archive.outbox.pauses.all();
  for (const pause of pauses.filter(({ told, everywhere, endedAt }) => !told && !everywhere && !endedAt)) {
    const subscription = await archive.choices.subscription(pause.place);
    if (subscription) await tell(archive, platforms, pause, subscription, hands);
    await archive.outbox.pauses.noteTold(pause.place);
  }
}

async function tell(
  archive: Archive,
  platforms: readonly Platform[],
  pause: Pause,
  subscription: Subscription,
  hands: Hands,
): Promise<void> {
  if (subscription.by === undefined) return;
  const place = directPlace(subscription.by, subscription.place);
  const platform = platformFor(place, platforms);
  if (!platform || place === pause.place) return;
  // The name makes it one message, even where the program is killed between here and the note that it was told.
  const name = `access/${pause.place}/${pause.since}`;
  const messages = platform.render(pausedView(subscription, pause.reason, pauseDays));
  await writeDown(archive, notice(place, name, messages, hands.clock.now()), hands);
}
