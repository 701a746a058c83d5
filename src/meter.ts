import type { SourceName } from './listing.ts';
import type { PlatformName } from './place.ts';

/** Counts what happens, for whoever watches from outside. */
export type Meter = {
  /** A question was answered: how, and in how many milliseconds. */
  readonly answered: (command: string, how: 'answer' | 'mistake' | 'failure', ms: number) => void;
  /** A part was tried to be sent. `limited`: the platform asked us to wait. */
  readonly tried: (platform: PlatformName, how: Tried, ms: number) => void;
  /** A site was read: papers it named, new ones among them, and what could not be read. */
  readonly read: (
    source: SourceName,
    count: { readonly papers: number; readonly added: number; readonly problems: number },
  ) => void;
};

export type Tried = 'sent' | 'later' | 'limited' | 'refused' | 'unsure' | 'failed';
