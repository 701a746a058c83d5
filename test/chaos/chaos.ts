// `npm run chaos -- --kills 300 --places 60`, and `--copies 3 --store postgres`: see run.ts. Prints the counts; exit status 1 where anything was lost, came twice or out of order.
import { parseArgs } from 'node:util';
import { noPostgres } from '../kit/postgres.ts';
import { noReplica } from '../kit/replica.ts';
import { runChaos } from './run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    places: { type: 'string', default: '12' },
    days: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    copies: { type: 'string', default: '1' },
    store: { type: 'string', default: 'sqlite' },
  },
});

const store = values.store === 'postgres' ? 'postgres' : 'sqlite';
const missing = noReplica || (store === 'postgres' && noPostgres);

if (missing) say(missing);
else {
  const began = performance.now();
  const outcome = await runChaos({
    first: '2026-06-08',
    days: Number(values.days),
    places: Number(values.places),
    kills: Number(values.kills),
    seed: Number(values.seed),
    copies: Number(values.copies),
    store,
    progress: say,
  });
  const { lost, twice, disordered, met } = outcome;
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`${outcome.kills} kills, ${outcome.killsAtWork} of them while parts were on their way; ${seconds} s`);
  if (outcome.troubles.length > 0) say(outcome.troubles.join(' · '));
  say(
    `${outcome.places} places, ${outcome.editions} editions, ${outcome.messages} messages, ${outcome.papers} papers`,
  );
  say([...met].map(([what, count]) => `${what} ${count}`).join(' · '));
  say(`${lost.length} lost, ${twice.length} twice, ${disordered.length} out of order`);
  for (const [what, keys] of Object.entries({ lost, twice, disordered }))
    for (const key of keys.slice(0, 10)) say(`  ${what}: ${key}`);
  process.exitCode = lost.length + twice.length + disordered.length > 0 ? 1 : 0;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
