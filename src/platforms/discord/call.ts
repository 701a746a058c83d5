import type { Trouble } from './outcome.ts';

/** A request to Discord's REST API: whatever comes of it is a value. */
export type DiscordCall = (
  method: 'GET' | 'POST',
  path: `/${string}`,
  what?: {
    readonly body?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, string>>;
  },
) => Promise<Called>;

export type Called = { readonly answer: unknown } | { readonly trouble: Trouble };
