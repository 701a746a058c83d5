/** The list in slices of so many, in order; the last one may be shorter. */
export function inSlices<Thing>(list: readonly Thing[], size: number): readonly (readonly Thing[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}
