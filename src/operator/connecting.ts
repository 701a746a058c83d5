import type { Log } from '../log.ts';
import type { PlatformName } from '../place.ts';
import type { Desk, Platform } from '../platforms/platform.ts';
import type { Task } from '../task.ts';

/** Keeps the platforms connected. */
export type Connecting = {
  /** Connects what is not connected. A chat that cannot be reached is named, tried again, and holds up no other. */
  readonly task: Task;
  /** Those that were never connected, and those whose chat ended the connection for good. */
  readonly missing: () => readonly PlatformName[];
  /** Why those could not be connected, a sentence each. */
  readonly troubles: () => readonly string[];
};

export function makeConnecting(platforms: readonly Platform[], desk: Desk, log: Log): Connecting {
  const connected = new Set<Platform>();
  const troubles = new Map<Platform, string>();
  const unconnected = () => platforms.filter((one) => !connected.has(one) || one.isLost?.());
  return {
    missing: () => unconnected().map(({ name }) => name),
    troubles: () => [...troubles.values()],
    task: {
      name: 'connect',
      cron: '*/5 * * * *',
      run: async () => {
        for (const platform of unconnected()) {
          connected.delete(platform);
          troubles.delete(platform);
          try {
            await platform.connect(desk);
            connected.add(platform);
          } catch (error) {
            const trouble = error instanceof Error ? error.message : String(error);
            troubles.set(platform, trouble);
            log.error({ platform: platform.name }, trouble);
          }
        }
      },
    },
  };
}
