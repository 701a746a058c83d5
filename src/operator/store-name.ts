import type { Settings } from '../../config/settings.ts';

/** What the store is called where an operator reads it: the file, or the database without its password. */
export async function storeName({ store, shared }: Settings): Promise<string> {
  if (!shared) return store;
  return (await import('../archive/postgres/database-error.ts')).addressOf(shared.reveal());
}
