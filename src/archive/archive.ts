import type { Forgotten } from '../forgotten.ts';
import type { Installations } from '../installation.ts';
import type { Once } from '../once.ts';
import type { Place, Reader } from '../place.ts';
import type { Choices, Mailboxes, Marks } from './contract/choices.ts';
import type { Outbox } from './contract/outbox.ts';
import type { Papers, Readings } from './contract/papers.ts';

export type * from './contract/choices.ts';
export type * from './contract/outbox.ts';
export * from './contract/papers.ts';

/** What we remember. Both stores keep this contract: one SQLite file (`openArchive`), and PostgreSQL (`openSharedArchive`). */
export type Archive = {
  readonly papers: Papers;
  readonly readings: Readings;
  readonly outbox: Outbox;
  readonly choices: Choices;
  readonly marks: Marks;
  readonly mailboxes: Mailboxes;
  readonly installations: Installations;
  readonly once: Once;
  readonly runs: Runs;
  /** Takes out all that is kept of a reader, and of the places that are theirs alone; answers what that was. */
  readonly forget: (reader: Reader, own: readonly Place[]) => Promise<Forgotten>;
  /**
   * Takes out all that is kept of places that are gone, as when a workspace or a guild takes the bot out. Each stands for all
   * below it: `slack:T1` is a workspace with its channels, direct messages and readers. Readers of elsewhere lose what was
   * answered there, and keep the rest. On trial it only counts what would go.
   */
  readonly forgetPlaces: (places: readonly Place[], trial?: 'trial') => Promise<Forgotten>;
  /** Writes a copy of all this to a new file, as it is at one moment, while others go on. */
  readonly backup: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Whose turn it is: of the copies that share a store, one at a time runs a task. */
export type Runs = {
  /**
   * Takes a turn of a task, named by its hour, until a moment; false where some copy has had this turn, or is still at an
   * earlier one.
   */
  readonly claim: (task: string, turn: string, untilAt: Date, now: Date) => Promise<boolean>;
  /** Moves the end of a turn: ahead while it goes on, to now once it is over. A turn that was lost meanwhile is let be. */
  readonly keep: (task: string, turn: string, untilAt: Date) => Promise<void>;
};
