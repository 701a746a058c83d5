import fc from 'fast-check';

const halves = { from: 0xd800, count: 0x800 } as const;

/**
 * For `fc.string({ unit: anyCharacter })`: any code point, but no half of a pair. It draws what the library's `binary` draws;
 * that one first lists all 1,112,064 of them, most of a second in every file that asks for it.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat(0x10ffff - halves.count).map(toCharacter, toNumber);

function toCharacter(number: number): string {
  return String.fromCodePoint(number < halves.from ? number : number + halves.count);
}

/** Tells the library which of its dangerous words, such as `__proto__`, it may draw. */
function toNumber(character: unknown): number {
  if (typeof character !== 'string' || !/^\P{Cs}$/u.test(character)) throw new Error('no character');
  const point = character.codePointAt(0) ?? 0;
  return point < halves.from ? point : point - halves.count;
}
