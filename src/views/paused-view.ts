import { platformOf } from '../place.ts';
import type { Subscription } from '../subscription.ts';
import type { View } from '../view.ts';
import { count } from './words.ts';

/** What whoever subscribed a place hears when it cannot be written to any more. */
export function pausedView(subscription: Subscription, reason: string, days: number): View {
  const { place, at, zone } = subscription;
  if (platformOf(place) === 'email') return mailPausedView(reason, days);
  return {
    title: 'I cannot post in your channel any more',
    lead: `You asked for a digest at ${at} (${zone}) in ${place}. ${reason}`,
    sections: [],
    note: `Nothing is lost: its settings are kept, I try again every hour, and what it missed in up to ${count(days, 'day')} comes by itself once I can post there.`,
  };
}

function mailPausedView(reason: string, days: number): View {
  return {
    title: 'Mail does not reach your address any more',
    lead: `You asked for papers by mail. ${reason}`,
    sections: [],
    note: `I try again once a day for ${count(days, 'day')}, and what was missed comes by itself once mail gets through. Asking anew with mail changes the address.`,
  };
}
