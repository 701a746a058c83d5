import type { Clock } from '../../clock.ts';

/**
 * One fewer than the 50 requests that Discord takes in a second, over all routes
 * (docs.discord.com/developers/topics/rate-limits, "Global Rate Limit"): not all travel equally fast.
 */
const most = 49;
const windowMs = 1_010;
/** Between two requests, so that one overtaken on its way is overtaken by few. */
const gapMs = 10;

/** Resolves when the next request may go: with at most 49 in any 1.01 seconds. What a busy moment held up is made up for. */
export function makePace(clock: Clock): () => Promise<void> {
  const sent: number[] = [];
  let turn = Promise.resolve();
  return () => {
    turn = turn.then(async () => {
      const now = clock.now().getTime();
      const earliest = sent.length < most ? now : (sent.shift() ?? now) + windowMs;
      const next = Math.max(earliest, (sent.at(-1) ?? now - gapMs) + gapMs);
      // A clock that was put back makes nobody wait for longer than a window.
      const waitMs = Math.min(windowMs, next - now);
      if (waitMs > 0) await clock.sleep(waitMs);
      sent.push(clock.now().getTime());
    });
    return turn;
  };
}
