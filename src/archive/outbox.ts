import type { Outbox } from './archive.ts';
import { groupCommit } from './group-commit.ts';
import { claim, nextAt } from './outbox-claims.ts';
import { hadByIn } from './outbox-had.ts';
import { holdsIn, sendAgain } from './outbox-holds.ts';
import { pausesIn } from './outbox-pauses.ts';
import { plan } from './outbox-plan.ts';
import { presenceIn } from './outbox-presence.ts';
import { outboxReads } from './outbox-reads.ts';
import { doubtAll, settling } from './outbox-settle.ts';
import type { Store } from './store.ts';
import { toldAmong } from './told.ts';

/** The ledger in SQLite. */
export function outboxIn(store: Store): Outbox {
  const together = groupCommit(store);
  const hadBy = hadByIn(store);
  return {
    ...outboxReads(store),
    plan: (edition) => together(() => plan(store, edition)),
    hadBy: async (places, papers) => store.read(() => hadBy(places, papers)),
    told: async (asked) => store.read(() => toldAmong(store, asked)),
    claim: async (platforms, now, leaseMs, limit) =>
      store.write(() => claim(store, platforms, now, leaseMs, limit)),
    settle: (key, attempts, outcome) => {
      const { sql, values } = settling(key, attempts, outcome);
      return together(() => void store.rows(sql, values));
    },
    doubtAll: () => doubtAll(store),
    nextAt: async (platforms) => store.read(() => nextAt(store, platforms)),
    sendAgain: (key, at) => sendAgain(store, key, at),
    holds: holdsIn(store),
    pauses: pausesIn(store),
    presence: presenceIn(store),
  };
}
