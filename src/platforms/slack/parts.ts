import type { Caller } from '../../../commands/command.ts';
import type { Clock } from '../../clock.ts';
import type { Desk } from '../platform.ts';
import type { SlackCall } from './call.ts';
import type { Asker } from './callers.ts';
import type { SlackUpload } from './files.ts';

/** What answering in Slack needs. */
export type Parts = {
  readonly desk: Desk;
  readonly callerOf: (asker: Asker) => Promise<Caller>;
  readonly call: SlackCall;
  readonly upload: SlackUpload;
  readonly clock: Clock;
};
