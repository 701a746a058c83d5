/** An axis from 0 to `most`, with a line every `step`. */
export type Scale = { readonly step: number; readonly most: number };

/** The scale that holds the count in three to six round steps; counts are whole, so that no step is less than 1. */
export function niceScale(count: number): Scale {
  const least = Math.max(1, count / 5);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= least) ?? 10 * power;
  return { step, most: Math.max(3, Math.ceil(count / step)) * step };
}
