import type { PaperId } from '../paper.ts';

/** One paper in ten is never trained on, so that `npm run eval` can ask how the model does on papers it has not seen. */
export function isHeldOut(id: PaperId): boolean {
  return hash(id) % 10 === 0;
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
