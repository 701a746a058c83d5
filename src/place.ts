/** The platforms a place can be on. */
const platformNames = ['discord', 'slack', 'terminal', 'web', 'email'] as const;
export type PlatformName = (typeof platformNames)[number];

/** A channel, thread or direct message: `discord:123`, `slack:T1/C2`, `terminal:here`, `web:here`, `email:1f…`. The text is the key everywhere. */
export type Place = `${PlatformName}:${string}`;

/** A person on a platform: `discord:user/42`, `slack:T1/U7`, `terminal:you`. */
export type Reader = `${PlatformName}:${string}`;

/** The terminal this process writes to, as a place, and whoever sits before it. */
export const thisTerminal: Place = 'terminal:here';
export const terminalReader: Reader = 'terminal:you';

/** The local page as a place, and whoever sits before it. */
export const thisPage: Place = 'web:here';
export const pageReader: Reader = 'web:you';

/** Somebody on a page that others reach too, by the network they come from: it may be shared by many. */
export function guestFrom(network: string): Reader {
  return `${guestStart}${network}`;
}

/** Whether this reader is such a somebody. */
export function isGuest(reader: Reader): boolean {
  return reader.startsWith(guestStart);
}

const guestStart = 'web:guest/';

/** The platform a place or a reader is on. */
export function platformOf(place: Place): PlatformName {
  const name = place.slice(0, place.indexOf(':'));
  const found = platformNames.find((known) => known === name);
  if (!found) throw new RangeError(`no platform in the place ${place}`);
  return found;
}

/** The part of a place that its platform understands: `123`, `T1/C2`. */
export function addressOf(place: Place): string {
  return place.slice(place.indexOf(':') + 1);
}

/** The place in words from outside, or undefined where they name none. */
export function parsePlace(text: string): Place | undefined {
  const name = platformNames.find((known) => text.startsWith(`${known}:`));
  const address = name && text.slice(name.length + 1);
  return name && address ? `${name}:${address}` : undefined;
}
