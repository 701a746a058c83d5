import type { Screen } from '../world.ts';

/** Problems named one by one; the rest are counted. */
const named = 20;

/** Notes what of a file could not be read. `all`: how many problems there were, where not each was kept. */
export function noteProblems({ note }: Screen, problems: readonly string[], all = problems.length): void {
  for (const problem of problems.slice(0, named)) note(`${problem}\n`);
  if (all > named) note(`and ${all - named} more\n`);
}
