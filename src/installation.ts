import type { Place } from './place.ts';

/** A workspace that took the bot in, with what lets the bot work there. */
export type Installation = {
  /** `slack:T1`. */
  readonly workspace: Place;
  /** The tokens, as `seal.ts` closes them for this very workspace. */
  readonly sealed: string;
  /** ISO time. */
  readonly since: string;
};

/** The workspaces that took the bot in, each once. */
export type Installations = {
  readonly of: (workspace: Place) => Promise<Installation | undefined>;
  /** Keeps it; an earlier one of the same workspace is replaced. */
  readonly keep: (installation: Installation) => Promise<void>;
  /** Whether there was one. */
  readonly forget: (workspace: Place) => Promise<boolean>;
  readonly all: () => Promise<readonly Installation[]>;
};
