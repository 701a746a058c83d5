import type { Delivery } from '../delivery.ts';
import { count, momentIn } from './words.ts';

/** What became of a message: `digest/2026-06-16, part 1: sent on 2026-06-16 at 07:00 UTC as message 123`. */
export function stateInWords({ edition, part, state }: Delivery): string {
  const which = `${edition}, part ${part + 1}`;
  switch (state.kind) {
    case 'sent':
      return `${which}: sent on ${momentIn(state.at)} as message ${state.messageId}`;
    case 'failed':
      return `${which}: could not be sent on ${momentIn(state.at)}: ${state.reason}`;
    case 'pending':
      return `${which}: waits to be sent${state.attempts > 0 ? `, after ${count(state.attempts, 'try', 'tries')}` : ''}`;
    default:
      return `${which}: on its way`;
  }
}
