import leven from 'leven';

/** The known word that a typed one was probably meant to be: at most a third of its letters differ. Undefined where none is near. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const said = typed.toLowerCase();
  const near = known
    .map((word) => ({ word, steps: leven(said, word.toLowerCase()) }))
    .filter(({ word, steps }) => steps <= Math.max(1, Math.floor(word.length / 3)))
    .sort((one, other) => one.steps - other.steps);
  return near[0]?.word ?? known.find((word) => said.length > 1 && word.toLowerCase().startsWith(said));
}
