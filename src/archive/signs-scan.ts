/** The signs of all vectors in one row of numbers, `width` numbers a paper, an even count; a paper without a vector has none set, and is near to nothing. */
export type Signs = { readonly all: Uint32Array; readonly width: number };

/**
 * The places of the `count` papers whose signs differ least from these, nearest first, among places from 1 on. Reads all
 * of them: a million papers of 256 dimensions take some 20 ms, where sqlite-vec's table takes 40 ms for the nearest 20
 * and 1.6 s for the nearest 1,000 (`npm run bench vectors`).
 */
export function nearestSigns({ all, width }: Signs, to: Uint32Array, count: number): readonly number[] {
  const papers = Math.floor(all.length / width);
  const differing = new Uint16Array(papers);
  const tally = new Uint32Array(width * 32 + 1);
  for (let paper = 1, from = width; paper < papers; paper += 1, from += width) {
    let bytes = 0;
    let any = 0;
    for (let at = 0; at < width; at += 2) {
      const first = all[from + at] ?? 0;
      const second = all[from + at + 1] ?? 0;
      any |= first | second;
      const one = onesInNibbles(first ^ (to[at] ?? 0));
      const next = onesInNibbles(second ^ (to[at + 1] ?? 0));
      bytes = (bytes + bytesOfNibbles((one + next) | 0)) | 0;
    }
    const bits = any === 0 ? nowhere : sumOfBytes(bytes);
    differing[paper] = bits;
    if (bits !== nowhere) tally[bits] = (tally[bits] ?? 0) + 1;
  }
  return firstOf(differing, tally, count);
}

/** Stands for how much the signs of no vector differ: such places are never found. */
const nowhere = 0xffff;

/** Sorted by counting: where each number of differing signs begins is known from the tally. */
function firstOf(differing: Uint16Array, tally: Uint32Array, count: number): readonly number[] {
  const starts: number[] = [];
  let sum = 0;
  for (const papers of tally) {
    starts.push(sum);
    sum += papers;
  }
  const found = new Array<number>(Math.min(count, sum)).fill(0);
  for (let paper = 1; paper < differing.length; paper += 1) {
    const bits = differing[paper] ?? 0;
    const place = starts[bits] ?? count;
    if (place >= count) continue;
    found[place] = paper;
    starts[bits] = place + 1;
  }
  return found;
}

/** How many bits are set in each four of them, which two such numbers can add: Warren, Hacker's Delight, 2nd edition, figure 5-2. */
function onesInNibbles(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  return (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
}

function bytesOfNibbles(nibbles: number): number {
  return (nibbles & 0x0f0f0f0f) + ((nibbles >>> 4) & 0x0f0f0f0f);
}

function sumOfBytes(bytes: number): number {
  const pairs = (bytes & 0x00ff00ff) + ((bytes >>> 8) & 0x00ff00ff);
  return (pairs + (pairs >>> 16)) & 0xffff;
}
