/** The same numbers in every run: a mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What goes wrong with a request. `accepted`: its work is done, and only the answer is lost. */
export type Mishap =
  | { readonly kind: 'drop' | 'hang'; readonly accepted: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly accepted: boolean }
  | { readonly kind: 'limited' };

/** About every sixth request meets one. */
export function mishap(random: () => number): Mishap | undefined {
  const dice = random();
  const accepted = random() < 0.5;
  if (dice < 0.06) return { kind: 'drop', accepted };
  if (dice < 0.07) return { kind: 'hang', accepted };
  if (dice < 0.11) return { kind: 'status', status: random() < 0.5 ? 500 : 502, accepted };
  if (dice < 0.16) return { kind: 'limited' };
  return undefined;
}
