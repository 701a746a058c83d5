import type { Archive } from '../archive/archive.ts';
import type { Hands } from './hands.ts';

/** Papers between two lines of the log: a line a minute or so. */
const loggedEach = 20_000;

/**
 * Makes the vectors that papers wait for: all of them after an upgrade or another model, those of a failed try else. The
 * bot answers meanwhile, and finds by meaning what was read so far. What goes wrong is logged, and tried again next time.
 */
export async function readMeanings(archive: Archive, { log, ending }: Hands): Promise<void> {
  let logged = 0;
  let all = 0;
  try {
    await archive.papers.embedRest((done, of) => {
      all = done;
      if (done < logged + loggedEach) return;
      logged = done;
      log.info({ done, of }, 'reading what papers mean');
    }, ending);
    if (all > 0) log.info({ papers: all }, 'read what papers mean');
  } catch (error) {
    log.error({ error }, 'what papers mean could not be read: they are found by their words alone');
  }
}
