/** A list of things that feed readers show, in no format yet. All words are plain text, all times ISO strings in UTC. */
export type Feed = {
  /** An address that stays the same in every format and for ever. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The page that shows the same. */
  readonly pageUrl: string;
  /** When something in it changed last. */
  readonly updated: string;
  /** Newest first. */
  readonly entries: readonly Entry[];
};

/** One thing in a feed. Nothing in it changes while the thing is the same, so that no reader shows it as new. */
export type Entry = {
  /** Stays the same whichever feed it stands in and wherever its page moves. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** One or two sentences. */
  readonly summary: string;
  /** What a reader opens: markup that is written here alone. */
  readonly html: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** When it came to be, where that is known. */
  readonly published?: string;
  /** When it came into the feed. */
  readonly updated: string;
};
