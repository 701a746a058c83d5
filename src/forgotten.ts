/** How much of each kind was taken out, when a reader asked to be forgotten. */
export type Forgotten = {
  readonly follows: number;
  readonly saved: number;
  readonly marks: number;
  /** Notes of which papers the reader was pinged for. */
  readonly told: number;
  /** Digests in the reader's direct messages, and by mail. */
  readonly subscriptions: number;
  /** Messages to the reader that the ledger held. */
  readonly messages: number;
  /** Channels whose digest the reader set up: it goes on, and no longer says by whom. */
  readonly channels: number;
};
