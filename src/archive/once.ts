import type { Once } from '../once.ts';
import type { AnyStore } from './any-store.ts';

/** Names that were taken, until their time is over; what is over goes with the next one that is taken. */
export function onceIn({ ask }: AnyStore): Once {
  return async (name, now, until) => {
    await ask('DELETE FROM once WHERE until <= $1', now.toISOString());
    const taken = await ask(
      'INSERT INTO once (name, until) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING name',
      name,
      until.toISOString(),
    );
    return taken.length > 0;
  };
}
