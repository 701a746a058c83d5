import type { AnyStore } from './any-store.ts';
import type { Runs } from './archive.ts';

/** Longer than any turn is claimed for: a moment further ahead was set by a clock that has been put back since. */
const longestTurnMs = 3_600_000;

/** Whose turn it is. */
export function runsIn({ ask }: AnyStore): Runs {
  return {
    // Where an answer is lost and this is asked again, the turn is taken already and nobody's: the next one is near.
    claim: async (task, turn, untilAt, now) => {
      const taken = await ask(
        `INSERT INTO runs (task, turn, until_at) VALUES ($1, $2, $3)
         ON CONFLICT (task) DO UPDATE SET turn = excluded.turn, until_at = excluded.until_at
           WHERE runs.turn <> excluded.turn AND (runs.until_at <= $4 OR runs.until_at > $5)
         RETURNING task`,
        task,
        turn,
        untilAt.toISOString(),
        now.toISOString(),
        new Date(now.getTime() + longestTurnMs).toISOString(),
      );
      return taken.length > 0;
    },
    keep: async (task, turn, untilAt) => {
      await ask(
        'UPDATE runs SET until_at = $1 WHERE task = $2 AND turn = $3',
        untilAt.toISOString(),
        task,
        turn,
      );
    },
  };
}
