import type { Forgotten } from '../forgotten.ts';
import { type Place, parsePlace } from '../place.ts';
import { typed } from '../typed.ts';
import { count, listOf } from '../views/words.ts';
import { inHouse } from './in-house.ts';
import { misread, type OperatorCommand } from './operator.ts';
import { readOptions } from './options.ts';

/** Takes out what is kept of a workspace, a guild's channels or other places that are gone; it says first what that is. */
export const forgetCommand: OperatorCommand = {
  name: 'forget',
  usage: 'PLACE… [--yes]',
  summary: 'Say what is kept of a workspace (slack:T1) or of channels (discord:123 …); --yes takes it out',
  run: async (world, words) => {
    const read = readOptions(words, { yes: { type: 'boolean' } });
    if (typeof read === 'string') return misread(world, read);
    const places = read.positionals.map((word) => parsePlace(word));
    const named = places.filter((place) => place !== undefined);
    if (named.length === 0 || named.length < places.length)
      return misread(world, 'Name what is gone: forget slack:T1, or forget discord:123 discord:456');
    const broad = named.find((place) => everybody.has(place));
    if (broad) return misread(world, `${broad} is everybody there: name one, as ${broad}/42.`);
    return inHouse(world, async (house) => {
      const yes = read.values.yes === true;
      const forgotten = await house.archive.forgetPlaces(named, yes ? undefined : 'trial');
      world.screen.write(inWords(named, forgotten, yes));
      return 0;
    });
  },
};

/** Below these are all readers and all direct messages of a platform, whatever their workspace. */
const everybody: ReadonlySet<Place> = new Set(['discord:user', 'discord:dm', 'web:guest']);

function inWords(places: readonly Place[], gone: Forgotten, isDone: boolean): string {
  const kinds: readonly (readonly [amount: number, one: string, many?: string])[] = [
    [gone.subscriptions, 'digest'],
    [gone.follows, 'follow'],
    [gone.saved, 'saved paper'],
    [gone.marks, 'mark'],
    [gone.messages, 'message'],
    [gone.told, 'note of a ping', 'notes of pings'],
  ];
  const said = kinds.filter(([amount]) => amount > 0).map(([amount, one, many]) => count(amount, one, many));
  const names =
    gone.channels > 0
      ? `${count(gone.channels, 'other digest')} ${isDone ? 'lost' : 'would lose'} the name of who set it up.\n`
      : '';
  const what = said.length > 0 ? listOf(said) : 'no choices and no messages';
  if (isDone) return `Gone with ${listOf(places)}: ${what}.\n${names}`;
  if (said.length === 0 && names === '') return `Nothing is kept of ${listOf(places)}.\n`;
  const words = places.join(' ');
  return `With ${listOf(places)} would go: ${what}.\n${names}Nobody can bring it back: make a backup first. To do it: ${typed(`forget ${words} --yes`)}\n`;
}
