import { compare } from './engines/compare.ts';
import type { Bench } from './frame.ts';

/** Our search beside others on a million synthetic papers: making the index takes half an hour the first time. */
export const bench: Bench = (world) =>
  compare(world, { title: '1,000,000 synthetic papers', synthetic: 1_000_000, aimMs: 120 });
