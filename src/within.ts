import type { Clock } from './clock.ts';

/** Waits for work, but no longer than that; what comes of it later is of no interest any more. Rejects where the work does. */
export async function within(clock: Clock, ms: number, work: unknown): Promise<'done' | 'too long'> {
  const waiting = new AbortController();
  const done = Promise.resolve(work).then(() => 'done' as const);
  const tooLong = clock.sleep(ms, waiting.signal).then(() => 'too long' as const);
  for (const waited of [done, tooLong]) waited.catch(() => undefined);
  try {
    return await Promise.race([done, tooLong]);
  } finally {
    waiting.abort();
  }
}
