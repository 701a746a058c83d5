import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { StoreError } from '../archive/store-error.ts';
import type { Clock } from '../clock.ts';
import { dayOf } from '../day.ts';
import type { Finding } from '../finding.ts';
import { openFetchPage } from '../house.ts';
import { sourceTitles } from '../listing.ts';
import type { Source } from '../sources/source.ts';
import { typed } from '../typed.ts';
import type { World } from '../world.ts';
import { storeName } from './store-name.ts';

/** Leases are counted by each copy's own clock: two minutes of them leave room for less than this. */
const mostApartMs = 2_000;

/** Whether the database that copies share answers, is new enough, may be written to, and has the time of this machine. */
export async function databaseFindings({ settings, clock }: World): Promise<readonly Finding[]> {
  if (!settings.shared) return [];
  const { lookAtDatabase } = await import('../archive/postgres/look.ts');
  const about = 'the database';
  try {
    const look = await lookAtDatabase({ url: settings.shared.reveal(), clock });
    const says = `PostgreSQL ${look.version} answers, and may be written to.`;
    if (!look.isNewEnough)
      return [{ about, state: 'bad', says, toDo: 'Upgrade it: Paperboy needs PostgreSQL 13 or newer.' }];
    return [{ about, state: 'good', says }, ...(settings.now ? [] : [apartFinding(look.aheadMs)])];
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [{ about, state: 'bad', says: error.message }];
  }
}

function apartFinding(aheadMs: number): Finding {
  const about = 'the clocks of this machine and of the database';
  if (Math.abs(aheadMs) <= mostApartMs) return { about, state: 'good', says: 'They show the same time.' };
  return {
    about,
    state: 'doubtful',
    says: `This machine is ${(Math.abs(aheadMs) / 1000).toFixed(1)} s ${aheadMs > 0 ? 'ahead' : 'behind'}: copies whose clocks differ may take each other's work.`,
    toDo: 'Let both take their time from the network (timedatectl set-ntp true).',
  };
}

/** Whether the store holds anything, and is whole; one that cannot be opened ends the program with its own sentence. */
export async function storeFinding({ settings }: World, { papers }: Archive): Promise<Finding> {
  const count = await papers.count();
  const about = 'the store';
  const name = await storeName(settings);
  if (count > 0) return { about, state: 'good', says: `${name} holds ${count} papers.` };
  return {
    about,
    state: 'doubtful',
    says: `${name} holds no papers yet.`,
    toDo: `Start the bot, or run ${typed('collect')}.`,
  };
}

/** A year of papers with their index takes about a gigabyte (77,820 papers take 250 MB, 2026). */
const littleBytes = 500_000_000;

/** How much room is left where the store lies. */
export async function diskFinding(store: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dirname(resolve(store)));
  const free = bavail * bsize;
  const says = `${(free / 1e9).toFixed(1)} GB are free.`;
  const about = 'the disk';
  if (free >= littleBytes) return { about, state: 'good', says };
  return {
    about,
    state: free < littleBytes / 10 ? 'bad' : 'doubtful',
    says,
    toDo: 'Free some, or move the store: where the disk is full, nothing is kept and nothing is posted.',
  };
}

/** More than a minute is more than a slow network explains. */
const mostOffMs = 60_000;

/** Whether this machine's clock shows the time that Hugging Face states with its answer. */
export async function clockFinding(world: World): Promise<Finding> {
  const about = 'the clock';
  if (world.settings.now)
    return {
      about,
      state: 'doubtful',
      says: 'PAPERBOY_NOW is set: the bot runs as if it were then.',
      toDo: 'Unset it.',
    };
  const fetchPage = await openFetchPage(world);
  const page = await fetchPage({ url: `${world.settings.huggingFace.endpoint}/api/daily_papers?limit=1` });
  if (page.kind !== 'page' || !page.sentAt)
    return { about, state: 'doubtful', says: 'Nobody could be asked what time it is.' };
  const offMs = world.clock.now().getTime() - page.sentAt.getTime();
  if (Math.abs(offMs) < mostOffMs) return { about, state: 'good', says: 'It is right.' };
  return {
    about,
    state: 'bad',
    says: `It is ${Math.round(Math.abs(offMs) / 1000)} s ${offMs > 0 ? 'fast' : 'slow'}: digests would come at wrong hours, and links that expire would not work.`,
    toDo: 'Let the machine take its time from the network (timedatectl set-ntp true).',
  };
}

/** Whether each site can be read today, by reading its newest list; nothing is kept. */
export async function sourceFindings(sources: readonly Source[], clock: Clock): Promise<readonly Finding[]> {
  return Promise.all(sources.map((source) => sourceFinding(source, clock)));
}

async function sourceFinding({ name, collect }: Source, clock: Clock): Promise<Finding> {
  const about = sourceTitles[name];
  let papers = 0;
  const said = new Set<string>();
  for await (const harvest of collect([dayOf(clock.now())])) {
    papers += harvest.finds.length;
    for (const { what } of harvest.problems) said.add(what);
  }
  const [first] = said;
  if (first === undefined)
    return { about, state: 'good', says: `It could be read: ${papers} papers of today so far.` };
  const more = said.size > 1 ? ` (and ${said.size - 1} more)` : '';
  return {
    about,
    state: papers > 0 ? 'doubtful' : 'bad',
    says: `${first.replace(/\.$/, '')}${more}.`,
    toDo: 'Look whether this machine reaches it, and at its address in the settings; the bot goes on trying by itself.',
  };
}
