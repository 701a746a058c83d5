import type { Told } from '../follow.ts';
import type { Store } from './store.ts';

/** Which of these pings were planned already. */
export function toldAmong(store: Store, asked: readonly Told[]): readonly Told[] {
  const one = store.prepare('SELECT 1 FROM told WHERE reader = ? AND paper = ?');
  return asked.filter(({ reader, paper }) => one.get(reader, paper));
}

/** Takes down that these pings are planned, in the transaction that plans them. */
export function noteTold(store: Store, tells: readonly Told[], at: string): void {
  const one = store.prepare(
    'INSERT INTO told (reader, paper, told_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const { reader, paper } of tells) one.run(reader, paper, at);
}
