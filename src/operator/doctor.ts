import type { Finding } from '../finding.ts';
import { openSources } from '../house.ts';
import type { World } from '../world.ts';
import { clockFinding, databaseFindings, diskFinding, sourceFindings, storeFinding } from './doctor-looks.ts';
import { outletFindings } from './doctor-outlets.ts';
import { inHouse, withPlatforms } from './in-house.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Looks whether the bot could work, and says for each thing what to do. */
export const doctorCommand: OperatorCommand = {
  name: 'doctor',
  usage: '',
  summary: 'Check settings, tokens, rights, store, disk, clock and sites, and say what to do (also --json)',
  run: async (world, words) => {
    const read = readOptions(words, { json: { type: 'boolean' } });
    if (typeof read === 'string') return misread(world, read);
    if (read.positionals.length > 0) return misread(world, 'Say doctor alone: it looks at everything.');
    const findings = await lookAround(world);
    world.screen.write(read.values.json ? `${JSON.stringify(findings, undefined, 2)}\n` : inWords(findings));
    return findings.some(({ state }) => state === 'bad') ? 1 : 0;
  },
};

async function lookAround(world: World): Promise<readonly Finding[]> {
  const database = await databaseFindings(world);
  // Without its database there is nothing more to look at.
  if (database.some(({ state }) => state === 'bad')) return [settingsFinding, ...database];
  return inHouse(world, async (house) => {
    const places = (await house.archive.choices.subscriptions()).map(({ place }) => place);
    const looks = [
      [settingsFinding],
      database,
      [await storeFinding(world, house.archive)],
      [await diskFinding(world.settings.store)],
      [await clockFinding(world)],
      await sourceFindings(await openSources(world), world.clock),
      await withPlatforms(world, house, (platforms) => outletFindings(places, platforms)),
    ];
    return looks.flat();
  });
}

/** Wrong settings end the program before anything else, each with its own sentence: who comes here has none. */
const settingsFinding: Finding = { about: 'the settings', state: 'good', says: 'All of them could be read.' };

const marks = { good: '✓', doubtful: '!', bad: '✗' } as const;

function inWords(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ about, state, says, toDo, link }) => [
    `${marks[state]} ${about}: ${says}`,
    ...[toDo, link].filter((more) => more !== undefined).map((more) => `    ${more}`),
  ]);
  const bad = findings.filter(({ state }) => state === 'bad').length;
  const end =
    bad === 0
      ? 'Paperboy can work.'
      : `Paperboy cannot work yet: mend ${bad === 1 ? 'the one thing' : `the ${bad} things`} marked ✗.`;
  return `${[...lines, '', end].join('\n')}\n`;
}
