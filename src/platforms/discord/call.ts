import type { MessageFile } from '../../delivery.ts';
import type { Trouble } from './outcome.ts';

/** A request to Discord's REST API: whatever comes of it is a value. */
export type DiscordCall = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: `/${string}`,
  what?: {
    readonly body?: unknown;
    /** Uploaded beside the body. */
    readonly files?: readonly MessageFile[];
    readonly query?: Readonly<Record<string, string>>;
    /** Never tried again by itself, since a second try would be a second thing. */
    readonly once?: true;
    /** Where Discord limits it, it waits its turn; without this it ends with how long that would be. */
    readonly waits?: true;
  },
) => Promise<Called>;

export type Called = { readonly answer: unknown } | { readonly trouble: Trouble };
