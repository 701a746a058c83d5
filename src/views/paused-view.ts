import type { Subscription } from '../subscription.ts';
import type { View } from '../view.ts';
import { count } from './words.ts';

/** What whoever subscribed a place hears when it cannot be written to any more. */
export function pausedView({ place, at, zone }: Subscription, reason: string, days: number): View {
  return {
    title: 'I cannot post in your channel any more',
    lead: `You asked for a digest at ${at} (${zone}) in ${place}. ${reason}`,
    sections: [],
    note: `Nothing is lost: its settings are kept, I try again every hour, and what it missed in up to ${count(days, 'day')} comes by itself once I can post there.`,
  };
}
