/** What a test may ask of the context that it is given here. */
type Context = { readonly diagnostic: (message: string) => void };
type Run = (context: Context) => unknown;
type Options = { readonly skip?: boolean | string };

/** A test that a file has named. */
export type NamedTest = { readonly name: string; readonly run: () => unknown };

let named: NamedTest[] = [];

/** The tests named since it was last asked. */
export function takeNamed(): readonly NamedTest[] {
  const taken = named;
  named = [];
  return taken;
}

/** Stands in for that of `node:test`: it only takes down what there is to run. */
export function test(name: string, ...rest: readonly [Run] | readonly [Options, Run]): void {
  const [options, run] = rest.length === 1 ? [{}, rest[0]] : rest;
  if (!options.skip) named.push({ name, run: () => run({ diagnostic: () => {} }) });
}
