import type { Finding } from '../finding.ts';
import { openHouse, openPlatforms, openSources } from '../house.ts';
import { platformOf } from '../place.ts';
import type { World } from '../world.ts';
import { clockFinding, databaseFindings, diskFinding, sourceFindings, storeFinding } from './doctor-looks.ts';
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
  const house = await openHouse(world);
  const platforms = await openPlatforms(world, house);
  try {
    const places = (await house.archive.choices.subscriptions()).map(({ place }) => place);
    // What digests can go to, beside this terminal and the page: each can be asked whether it would let the bot work.
    const outlets = platforms.filter(({ checkup }) => checkup !== undefined);
    const looks = [
      [settingsFinding],
      database,
      [await storeFinding(world, house.archive)],
      [await diskFinding(world.settings.store)],
      [await clockFinding(world)],
      await sourceFindings(await openSources(world), world.clock),
      outlets.length > 0 ? [] : [noChat],
      ...(await Promise.all(
        outlets.map(
          ({ name, checkup }) => checkup?.(places.filter((place) => platformOf(place) === name)) ?? [],
        ),
      )),
    ];
    return looks.flat();
  } finally {
    for (const platform of platforms) await platform.close();
    await house.close();
  }
}

/** Wrong settings end the program before anything else, each with its own sentence: who comes here has none. */
const settingsFinding: Finding = { about: 'the settings', state: 'good', says: 'All of them could be read.' };

const noChat: Finding = {
  about: 'the chats',
  state: 'doubtful',
  says: 'No chat is set up: digests are printed in this terminal alone.',
  toDo: 'Put DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN, into .env.',
};

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
