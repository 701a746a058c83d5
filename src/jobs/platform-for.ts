import { type Place, platformOf } from '../place.ts';
import type { Platform } from '../platforms/platform.ts';

/** The platform that a place is on; undefined where it is not set up here. */
export function platformFor(place: Place, platforms: readonly Platform[]): Platform | undefined {
  const name = platformOf(place);
  return platforms.find((one) => one.name === name);
}
