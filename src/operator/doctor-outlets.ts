import type { Finding } from '../finding.ts';
import { type Place, type PlatformName, platformOf } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';
import { count } from '../views/words.ts';

/** Each place takes some requests: of very many, these stand for all. */
const placesAsked = 100;

/** What digests can go to, beside this terminal and the page: each can be asked whether it would let the bot work. */
export async function outletFindings(
  places: readonly Place[],
  platforms: readonly Pick<Platform, 'name' | 'checkup'>[],
): Promise<readonly Finding[]> {
  const outlets = platforms.filter(({ checkup }) => checkup !== undefined);
  if (outlets.length === 0) return [noChat(platforms.some(({ name }) => name === 'web'))];
  const findings = outlets.map(async ({ name, checkup }) => {
    const own = places.filter((place) => platformOf(place) === name);
    const found = (await checkup?.(own.slice(0, placesAsked))) ?? [];
    return own.length > placesAsked ? [...found, notAsked(name, own.length - placesAsked)] : found;
  });
  return (await Promise.all(findings)).flat();
}

function notAsked(name: PlatformName, places: number): Finding {
  return {
    about: `${count(places, 'more place')} of ${name}`,
    state: 'good',
    says: `The first ${placesAsked} were asked. Where the bot cannot write, it says so itself: see the page Operator.`,
  };
}

function noChat(hasPage: boolean): Finding {
  return {
    about: 'the chats',
    state: 'doubtful',
    says: `No chat is set up: digests are printed in this terminal${hasPage ? ', and on the page' : ' alone'}.`,
    toDo: 'Put DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN, into .env.',
  };
}
