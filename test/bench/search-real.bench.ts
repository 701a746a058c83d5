import { compare } from './engines/compare.ts';
import type { Bench } from './frame.ts';

/** Our search beside others on all real papers. */
export const bench: Bench = (world) =>
  compare(world, { title: '77,820 real papers', synthetic: 0, aimMs: 25 });
