// The whole program as `start` runs it, in a process of its own, with a clock and a schedule that the bench turns by hand.
import { runCommand } from '../../src/program.ts';
import { makeTestWorld } from '../kit/world.ts';

/** What the bot is told to do: to put its clock, or to run a task, to its end or until it logs these words. */
export type Order = { readonly set: string } | { readonly crank: string; readonly until?: string };

const [env = '{}', start = ''] = process.argv.slice(2);
const troubles: string[] = [];
let hear: (words: string) => void = () => undefined;
const trouble = (facts: object, words: string) => {
  if (troubles.length < 5) troubles.push(`${words} ${JSON.stringify(facts)}`);
};
const world = makeTestWorld(JSON.parse(env), start);
const log = {
  debug: () => undefined,
  info: (_: object, words: string) => hear(words),
  warn: trouble,
  error: trouble,
};

runCommand({ ...world, log }, ['start']).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
await world.scheduled;
tell(performance.now(), process.cpuUsage());
process.on('message', (order: Order) => void obey(order));
process.on('disconnect', () => process.exit());

async function obey(order: Order): Promise<void> {
  if ('set' in order) return world.set(order.set);
  const began = performance.now();
  const cpu = process.cpuUsage();
  const heard = new Promise<void>((resolve) => {
    hear = (words) => words === order.until && resolve();
  });
  const ended = world.crank(order.crank);
  await (order.until === undefined ? ended : heard);
  tell(performance.now() - began, process.cpuUsage(cpu));
}

/** Times in milliseconds, memory in MB: now, without garbage where Node lets it be collected, and the most so far. */
function tell(ms: number, { user, system }: NodeJS.CpuUsage): void {
  globalThis.gc?.();
  const mb = process.memoryUsage.rss() / 1e6;
  const mostMb = process.resourceUsage().maxRSS / 1e3;
  process.send?.({ ms, cpuMs: (user + system) / 1e3, mb, mostMb, troubles: troubles.splice(0) });
}
