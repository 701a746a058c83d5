import { z } from 'zod';
import type { Installation, Installations } from '../installation.ts';
import type { AnyStore } from './any-store.ts';
import { addressShape } from './choice-shapes.ts';
import { keptIn } from './choices.ts';

/** Workspaces that took the bot in, in Keyv beside the choices. Their tokens come and go closed. */
export function installationsIn(store: AnyStore, warn: (sentence: string) => void): Installations {
  const kept = keptIn(store, 'installation', installationShape, warn);
  return {
    of: kept.get,
    keep: (installation) => kept.set(installation.workspace, installation),
    forget: kept.delete,
    all: kept.all,
  };
}

const installationShape: z.ZodType<Installation> = z.looseObject({
  workspace: addressShape,
  sealed: z.string().min(1),
  since: z.iso.datetime(),
});
