import type { MessageFile } from '../../delivery.ts';
import type { Trouble } from './outcome.ts';

/** A request to Discord's REST API: whatever comes of it is a value. */
export type DiscordCall = (
  method: 'GET' | 'POST',
  path: `/${string}`,
  what?: {
    readonly body?: Readonly<Record<string, unknown>>;
    /** Uploaded beside the body. */
    readonly files?: readonly MessageFile[];
    readonly query?: Readonly<Record<string, string>>;
    /** Never tried again by itself, since a second try would be a second thing. */
    readonly once?: true;
  },
) => Promise<Called>;

export type Called = { readonly answer: unknown } | { readonly trouble: Trouble };
