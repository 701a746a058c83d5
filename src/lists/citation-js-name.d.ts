declare module '@citation-js/name' {
  /** The parts of a name, by CSL's words for them; what a name has not is absent. */
  export function parse(name: string): Readonly<Record<string, unknown>>;
}
