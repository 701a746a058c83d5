import { type SourceName, sourceTitles } from '../listing.ts';
import { type Place, type PlatformName, platformOf } from '../place.ts';
import { typed } from '../typed.ts';
import type { View } from '../view.ts';
import { count, momentIn } from './words.ts';

/** What an operator should know of now. Times are ISO strings. */
export type Alert =
  | {
      readonly kind: 'source';
      readonly source: SourceName;
      /** When a list of it was last read. */
      readonly since: string;
      /** What it said last. */
      readonly problem?: string;
    }
  | { readonly kind: 'place'; readonly place: Place; readonly since: string; readonly reason: string }
  | {
      readonly kind: 'platform';
      readonly platform: PlatformName;
      /** How many places wait for it. */
      readonly places: number;
      readonly since: string;
      readonly reason: string;
    };

/** An alert in words, with what to look at. */
export function alertView(alert: Alert): View {
  switch (alert.kind) {
    case 'source':
      return {
        title: `${sourceTitles[alert.source]} has been silent for a working day`,
        lead: [`Its last list was read on ${momentIn(alert.since)}.`, alert.problem]
          .filter(Boolean)
          .join(' '),
        sections: [],
        note: `Digests go on with what there is. See what is wrong with: ${typed('doctor')}`,
      };
    case 'place':
      return {
        title: 'A place cannot be written to',
        lead: `${alert.place}, since ${momentIn(alert.since)}. ${alert.reason}`,
        sections: [],
        // An address that was refused is asked less often than a channel: see email/outcome.ts.
        note: `Its settings are kept, and it is tried again ${platformOf(alert.place) === 'email' ? 'once a day' : 'every hour'}.`,
      };
    case 'platform':
      return {
        title: `${platformTitles[alert.platform]} refuses Paperboy`,
        lead: `${count(alert.places, 'place')} cannot be written to, since ${momentIn(alert.since)}. ${alert.reason}`,
        sections: [],
        note: `All settings are kept, and each place is tried again every hour. See what is wrong with: ${typed('doctor')}`,
      };
  }
}

const platformTitles: Readonly<Record<PlatformName, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  email: 'The mail server',
  terminal: 'The terminal',
  web: 'The page',
};
