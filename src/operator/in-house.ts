import type { Health } from '../health.ts';
import { type House, openHouse, openPlatforms } from '../house.ts';
import type { Platform } from '../platforms/platform.ts';
import type { World } from '../world.ts';

/** Opens the house for this work, and closes it whatever comes of that. */
export async function inHouse<Result>(
  world: World,
  work: (house: House) => Promise<Result>,
): Promise<Result> {
  const house = await openHouse(world);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

/** The same with the platforms of the house. `health`: for the page, where the bot itself runs. */
export async function withPlatforms<Result>(
  world: World,
  house: House,
  work: (platforms: readonly Platform[]) => Promise<Result>,
  health?: Health,
): Promise<Result> {
  const platforms = await openPlatforms(world, house, health);
  try {
    return await work(platforms);
  } finally {
    for (const platform of platforms) await platform.close();
  }
}
