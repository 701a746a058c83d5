import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '../../clock.ts';
import type { Knock } from '../door.ts';
import { type Asked, readInteraction } from './interaction.ts';
import { makeSignatureCheck } from './signed.ts';

/** The address that stands in Discord's portal, after that of the door. */
export const interactionsPath = '/discord/interactions';

/** Who takes what is asked: an application that is connected. */
export type Taker = { readonly application: string; readonly ask: (asked: Asked) => void };

type Parts = {
  /** The application's public key: 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly clock: Clock;
  /** Nobody, until it is connected. */
  readonly taker: () => Taker | undefined;
};

/**
 * What Discord calls where it is told to bring questions over HTTP. Whatever Discord did not sign is refused with 401, as
 * it demands and tries out; so is what it signed long ago. A question is taken once, with 202: its answer goes to
 * Discord's API.
 */
export function makeInteractionsKnock({ publicKey, clock, taker }: Parts): Knock {
  const signedAt = makeSignatureCheck(publicKey);
  const isNew = makeOnce();

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (URL.parse(request.url ?? '', 'http://door')?.pathname !== interactionsPath) return { status: 404 };
    if (request.method !== 'POST') return { status: 405, allow: 'POST' };
    const body = await buffer(request);
    const at = signedAt(request.headers, body);
    const now = clock.now().getTime();
    if (!at || Math.abs(now - at.getTime()) > mostOffMs) return { status: 401 };
    const current = taker();
    if (!current) return { status: 503 };
    const asked = readInteraction(jsonIn(body));
    if (!asked) return { status: 400 };
    if (asked.application !== current.application) return { status: 403 };
    if (asked.kind === 'ping') return { status: 200, body: pong };
    if (!isNew(asked.id, at.getTime() + mostOffMs, now)) return { status: 409 };
    current.ask(asked);
    return { status: 202 };
  };

  return {
    path: interactionsPath,
    listen: async (request, response) => {
      const { status, allow, body } = await answer(request);
      response.writeHead(status, {
        ...(allow !== undefined && { allow }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      });
      response.end(body);
    },
  };
}

type Answer = { readonly status: number; readonly allow?: string; readonly body?: string };

const pong = JSON.stringify({ type: 1 });

/** Clocks differ, and networks are slow; what is older was kept by somebody. */
const mostOffMs = 5 * 60_000;

/** Whether an id comes for the first time; each is remembered for as long as its request would be taken. */
function makeOnce(): (id: string, untilMs: number, nowMs: number) => boolean {
  const seen = new Map<string, number>();
  return (id, untilMs, nowMs) => {
    for (const [old, until] of seen) {
      if (until >= nowMs) break;
      seen.delete(old);
    }
    if (seen.has(id)) return false;
    seen.set(id, untilMs);
    return true;
  };
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
