import type { Runs } from '../archive/archive.ts';
import type { Turns } from '../task.ts';
import type { Hands } from './hands.ts';

/** A copy that dies in the middle of a task holds it up for no longer than this: less than the minute between two deliveries. */
const turnMs = 45_000;
/** A copy that is at it says so again and again. */
const sayAgainMs = 15_000;

/** Turns by the store: whoever takes one first has it. */
export function makeTurns(runs: Runs, { clock, log }: Pick<Hands, 'clock' | 'log'>): Turns {
  const going = new Map<string, () => Promise<void>>();
  const later = () => new Date(clock.now().getTime() + turnMs);
  const goOn = async (task: string, turn: string, over: AbortSignal) => {
    while (!over.aborted) {
      await clock.sleep(sayAgainMs, over).catch(() => undefined);
      if (!over.aborted) await runs.keep(task, turn, later());
    }
  };
  return {
    take: async (task, turn) => {
      if (!(await runs.claim(task, turn, later(), clock.now()))) return false;
      const over = new AbortController();
      const said = goOn(task, turn, over.signal).catch((error: unknown) =>
        log.warn({ task, error }, 'a task goes on, and the other copies cannot be told'),
      );
      going.set(`${task} ${turn}`, () => {
        over.abort();
        return said;
      });
      return true;
    },
    end: async (task, turn) => {
      await going.get(`${task} ${turn}`)?.();
      going.delete(`${task} ${turn}`);
      await runs.keep(task, turn, clock.now());
    },
  };
}

/** Runs work where it is this copy's turn; whether it was. */
export async function inTurn(
  turns: Turns,
  task: string,
  turn: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (!(await turns.take(task, turn))) return false;
  try {
    await work();
  } finally {
    await turns.end(task, turn);
  }
  return true;
}
