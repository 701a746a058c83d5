import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { MapPaper } from '../../src/pictures/draw-map.ts';

const folder = join(import.meta.dirname, 'golden');

/**
 * Compares with the picture that a person looked at and found good: of a thousand pixels at most one may look different,
 * as where another processor rounds an edge. `UPDATE=1` puts the new one in its place: look at it.
 */
export function assertLooksLike(picture: Uint8Array, name: string): void {
  const file = join(folder, `${name}.png`);
  if (process.env.UPDATE === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, picture);
  }
  const [seen, golden] = [PNG.sync.read(Buffer.from(picture)), PNG.sync.read(readFileSync(file))];
  assert.deepEqual([seen.width, seen.height], [golden.width, golden.height], `${name}: the size`);
  const { width, height } = seen;
  const different = pixelmatch(seen.data, golden.data, undefined, width, height, { threshold: 0.1 });
  assert.ok(
    different * 1_000 <= width * height,
    `${name}: ${different} pixels look different from test/pictures/golden/${name}.png; UPDATE=1 writes the new one`,
  );
}

/** Width and height in pixels. */
export function sizeOf(picture: Uint8Array): { readonly width: number; readonly height: number } {
  const { width, height } = PNG.sync.read(Buffer.from(picture));
  return { width, height };
}

/** Numbers from 0 up to 1 that are the same on every run. */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Unit vectors in bunches, paper after paper of another bunch; of every ninth it is not said to which it belongs. */
export function bunches(count: number, groups: number, seed = 7): readonly MapPaper[] {
  const random = makeRandom(seed);
  const direction = () => Float32Array.from({ length: 64 }, () => random() - 0.5);
  const middles = Array.from({ length: groups }, () => unit(direction()));
  return Array.from({ length: count }, (_, index) => {
    const group = index % groups;
    const stray = direction();
    const vector = unit(stray.map((value, at) => 0.35 * value + (middles[group]?.[at] ?? 0)));
    return index % 9 === 8 ? { vector } : { vector, group };
  });
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
