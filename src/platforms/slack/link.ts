import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { within } from '../../within.ts';
import { failureOf } from './call.ts';
import { connectSentence } from './start-errors.ts';

/** What Bolt's Socket Mode client is to us. */
export type Socket = {
  readonly start: () => Promise<unknown>;
  readonly disconnect: () => Promise<void>;
  readonly once: (event: 'disconnected', listener: () => void) => unknown;
};

/** Keeps one connection to Slack, and makes it anew for as long as it is wanted. */
type Link = {
  /** Resolves once connected; rejects where the first try fails. */
  readonly open: () => Promise<void>;
  /** Whether Slack refused to let us come back: then nobody tries again, until it is opened anew. */
  readonly isLost: () => boolean;
  readonly close: () => Promise<void>;
};

/**
 * Slack closes every connection after some hours. Bolt would wait five seconds before the next one, and lets a failed
 * try end the process: so its own reconnecting is off, and we come back at once, then with growing waits.
 */
export function makeLink(socket: Socket, clock: Clock, log: Log): Link {
  const closing = new AbortController();
  const { signal } = closing;
  let starting: Promise<unknown> = Promise.resolve();
  let kept = Promise.resolve();
  let isLost = false;

  return {
    open: async () => {
      await start();
      isLost = false;
      kept = keep();
    },
    isLost: () => isLost,
    close: async () => {
      closing.abort();
      // A connection that is closed while it opens leaves one of Bolt's timers behind, for 30 s: let it open first.
      const parted = starting.then(() => socket.disconnect()).then(() => kept);
      // A second call does not wait for Slack to say goodbye, which it may never do.
      if ((await within(clock, goodbyeMs, parted)) === 'too long')
        await socket.disconnect().catch(() => undefined);
    },
  };

  function start(): Promise<unknown> {
    const started = socket.start();
    starting = started.catch(() => undefined);
    return started;
  }

  async function keep(): Promise<void> {
    while (!signal.aborted && !isLost) {
      await new Promise<void>((resolve) => socket.once('disconnected', resolve));
      await comeBack();
    }
  }

  async function comeBack(): Promise<void> {
    for (let waitMs = 1000; !signal.aborted; waitMs = Math.min(waitMs * 2, longestMs)) {
      try {
        await start();
        return;
      } catch (error) {
        if (signal.aborted) return;
        const failure = failureOf(error);
        isLost = failure.kind === 'refused';
        if (isLost) return log.error({ platform: 'slack' }, connectSentence('SLACK_APP_TOKEN', failure));
        log.warn({ platform: 'slack', code: codeOf(error), waitMs }, 'Slack cannot be reached; trying again');
        await clock.sleep(waitMs, signal).catch(() => undefined);
      }
    }
  }
}

const goodbyeMs = 2000;
const longestMs = 60_000;

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'disconnected';
  return 'code' in error ? String(error.code) : error.name;
}
