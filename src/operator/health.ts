import { Gauge, type Registry } from 'prom-client';
import type { Archive } from '../archive/archive.ts';
import type { Clock } from '../clock.ts';
import { addDays, type Day, dayOf } from '../day.ts';
import type { Health } from '../health.ts';
import { sourceNames } from '../listing.ts';
import type { PlatformName } from '../place.ts';

/** The bot's health: its store answers, and no platform that is set up is `missing`. */
export function makeHealth(
  archive: Archive,
  registry: Registry,
  missing: () => readonly PlatformName[],
  clock: Clock,
): Health {
  addGauges(archive, registry, clock);
  return {
    metrics: () => registry.metrics(),
    troubles: async () => {
      const store = await archive.papers.count().then(
        () => [],
        (error: unknown) => [error instanceof Error ? error.message : String(error)],
      );
      return [...store, ...missing().map((name) => `Not connected to ${name}: the log says why.`)];
    },
  };
}

/** Numbers that are looked up when somebody asks for them. */
function addGauges(archive: Archive, registry: Registry, clock: Clock): void {
  const registers = [registry];
  new Gauge({
    name: 'paperboy_papers',
    help: 'Papers in the archive',
    registers,
    collect: async function () {
      this.set(await archive.papers.count());
    },
  });
  new Gauge({
    name: 'paperboy_listed_papers',
    help: 'Papers on the lists of the last 30 days, by site',
    labelNames: ['source'],
    registers,
    collect: async function () {
      for (const source of sourceNames)
        this.set({ source }, sum((await lastLists(archive, source, clock.now())).values()));
    },
  });
  new Gauge({
    name: 'paperboy_newest_list_age_seconds',
    help: 'Time since the beginning (UTC) of the newest day of which a site listed papers',
    labelNames: ['source'],
    registers,
    collect: async function () {
      for (const source of sourceNames) {
        const newest = [...(await lastLists(archive, source, clock.now())).keys()].toSorted().at(-1);
        if (newest) this.set({ source }, secondsSince(`${newest}T00:00:00Z`, clock.now()));
      }
    },
  });
  new Gauge({
    name: 'paperboy_deliveries_waiting',
    help: 'Parts that are neither sent nor given up, by state',
    labelNames: ['state'],
    registers,
    collect: async function () {
      const { pending, claimed } = await archive.outbox.backlog();
      this.set({ state: 'pending' }, pending);
      this.set({ state: 'claimed' }, claimed);
    },
  });
  new Gauge({
    name: 'paperboy_delivery_lag_seconds',
    help: 'How long the oldest of the waiting parts has been due',
    registers,
    collect: async function () {
      const { dueSince } = await archive.outbox.backlog();
      this.set(dueSince === undefined ? 0 : Math.max(0, secondsSince(dueSince, clock.now())));
    },
  });
  new Gauge({
    name: 'paperboy_paused_places',
    help: 'Places that cannot be written to',
    registers,
    collect: async function () {
      this.set((await archive.outbox.pauses.all()).filter(({ endedAt }) => endedAt === undefined).length);
    },
  });
}

function lastLists(
  { papers }: Archive,
  source: (typeof sourceNames)[number],
  now: Date,
): Promise<ReadonlyMap<Day, number>> {
  const today = dayOf(now);
  return papers.listedDays(source, addDays(today, -30), today);
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}

function secondsSince(time: string, now: Date): number {
  return (now.getTime() - Date.parse(time)) / 1000;
}
