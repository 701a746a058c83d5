import type { Caller, Context } from '../../../commands/command.ts';
import type { MailLinks } from '../../../commands/mail-links.ts';
import type { Settings } from '../../../config/settings.ts';
import type { Archive } from '../../archive/archive.ts';
import type { Clock } from '../../clock.ts';
import type { Message } from '../../delivery.ts';
import type { Health } from '../../health.ts';
import type { Log } from '../../log.ts';
import type { Topic } from '../../topic.ts';
import type { View } from '../../view.ts';
import type { Desk } from '../platform.ts';
import type { Shelf } from './shelf.ts';

/** What the pages are made of, put together by hand in `house.ts`. */
export type Parts = {
  readonly archive: Archive;
  readonly topics: readonly Topic[];
  readonly desk: Desk;
  /** What a command reaches, for pages that show what it answers: the desk counts questions, reading is free. */
  readonly contextFor: (caller: Caller) => Context;
  /** What the links of mails do. */
  readonly mail: MailLinks;
  readonly clock: Clock;
  readonly settings: WebSettings;
  /** How the chats look: each one's own renderer. */
  readonly chats: Chats;
  readonly shelf: Shelf;
  readonly log: Log;
  /** How the bot is; absent where only the page runs, as in a test. */
  readonly health?: Health;
};

export type WebSettings = NonNullable<Settings['web']>;

/** The renderers of the chats that the page shows answers for. */
export type Chats = {
  readonly discord: (view: View) => readonly Message[];
  readonly slack: (view: View) => readonly Message[];
};
