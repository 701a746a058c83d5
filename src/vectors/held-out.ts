import type { PaperId } from '../paper.ts';

/**
 * Whether a paper is there to measure with: one in ten. Nothing is learned from it and nothing chosen by it, so that
 * `npm run eval` can ask how we do on papers that nobody has seen.
 */
export function isHeldOut(id: PaperId): boolean {
  return hash(id) % 10 === 0;
}

/** Whether a paper is there to choose by: another one in ten, from which nothing is learned either (`npm run eval tuning`). */
export function isForTuning(id: PaperId): boolean {
  return hash(id) % 10 === 1;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
