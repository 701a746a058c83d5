import type { Outbox } from '../archive.ts';
import { holdsIn, sendAgain } from '../outbox-holds.ts';
import { pausesIn } from '../outbox-pauses.ts';
import { presenceIn } from '../outbox-presence.ts';
import { outboxReads } from '../outbox-reads.ts';
import { doubtAll, settling } from '../outbox-settle.ts';
import type { Database } from './database.ts';
import { claim, nextAt } from './outbox-claims.ts';
import { hadBy, toldAmong } from './outbox-had.ts';
import { planTogether } from './plan-together.ts';

/** The ledger that several copies share. */
export function outboxIn(database: Database): Outbox {
  return {
    ...outboxReads(database),
    plan: planTogether(database),
    hadBy: (places, papers) => hadBy(database, places, papers),
    told: (asked) => toldAmong(database, asked),
    claim: (platforms, now, leaseMs, limit) => claim(database, platforms, now, leaseMs, limit),
    settle: async (key, attempts, outcome) => {
      const { sql, values } = settling(key, attempts, outcome);
      await database.ask(sql, ...values);
    },
    doubtAll: () => doubtAll(database),
    nextAt: (platforms) => nextAt(database, platforms),
    sendAgain: (key, at) => sendAgain(database, key, at),
    holds: holdsIn(database),
    pauses: pausesIn(database),
    presence: presenceIn(database),
  };
}
