import type { Platform } from '../platform.ts';
import type { Look } from './look.ts';
import { terminalMessages } from './render.ts';

/** Where the terminal's text goes, and how it should look. */
type TerminalOptions = Look & { readonly write: (text: string) => void };

/** The terminal this process writes to, as a platform: nothing to connect to, and nobody asks it anything. */
export function makeTerminal({ write, ...look }: TerminalOptions): Platform {
  const shown = new Set<string>();
  return {
    name: 'terminal',
    render: (view) => terminalMessages(view, look),
    connect: async () => undefined,
    send: async (place, { body }, key) => {
      if (typeof body.text !== 'string') {
        const reason = `the message for ${place} holds no text for a terminal`;
        return { kind: 'refused', reason, access: 'kept' };
      }
      if (!shown.has(key)) write(`${body.text}\n\n`);
      shown.add(key);
      return { kind: 'sent', messageId: key };
    },
    close: async () => undefined,
  };
}
