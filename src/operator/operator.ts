import type { World } from '../world.ts';

/** Something an operator types in a terminal, beside the commands that everyone may ask. */
export type OperatorCommand = {
  readonly name: string;
  /** What follows the name: `FILE`, `[--days N]`. */
  readonly usage: string;
  readonly summary: string;
  /** Resolves to the exit status: 0, 1 where the work failed, 2 where the words are wrong. */
  readonly run: (world: World, words: readonly string[]) => Promise<number>;
};

/** Says why the words were not understood. */
export function misread(world: World, reason: string): number {
  world.screen.note(`${reason}\n`);
  return 2;
}
