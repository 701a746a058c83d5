/** How much of each kind was taken out, when a reader asked to be forgotten, or with places that are gone. */
export type Forgotten = {
  readonly follows: number;
  readonly saved: number;
  readonly marks: number;
  /** Notes of which papers readers were pinged for. */
  readonly told: number;
  /** Digests that end: in the reader's direct messages and by mail, or in the places. */
  readonly subscriptions: number;
  /** Messages that the ledger held. */
  readonly messages: number;
  /** Other channels whose digest such a reader set up: it goes on, and no longer says by whom. */
  readonly channels: number;
};
