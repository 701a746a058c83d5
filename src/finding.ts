/** One thing that was looked at, and what came of it. */
export type Finding = {
  /** What was looked at: `Discord's token`, `the channel discord:123`. */
  readonly about: string;
  /** `bad`: the bot could not work so. `doubtful`: it works, but less than it might. */
  readonly state: 'good' | 'doubtful' | 'bad';
  /** What was found, in a sentence. */
  readonly says: string;
  /** What to do about it, in a sentence; absent where all is well. */
  readonly toDo?: string;
  /** The page where it is done. */
  readonly link?: string;
};
