/** What is wrong with a query, for whoever typed it. */
export type Mistake = {
  /** Where in the typed text, and how many characters of it. */
  readonly at: number;
  readonly length: number;
  /** A sentence that says what to do. */
  readonly reason: string;
  /** The query as it was probably meant; it always parses. */
  readonly repaired: string;
};

/** One thing wrong, and what to put in place of a part of the text. Other things may be wrong beside it. */
export type Slip = Omit<Mistake, 'repaired'> & { readonly fix: Fix };
type Fix = { readonly from: number; readonly to: number; readonly by: string };

/** A part of the text. */
export type Span = { readonly at: number; readonly length: number };

/** A slip whose part of the text is left out, or replaced. */
export function slip({ at, length }: Span, reason: string, by = ' '): Slip {
  return { at, length, reason, fix: { from: at, to: at + length, by } };
}

export function isSlip(thing: object): thing is Slip {
  return 'reason' in thing && 'fix' in thing;
}

/** The text after a fix, in one line. */
export function applied(text: string, { from, to, by }: Fix): string {
  return `${text.slice(0, from)}${by}${text.slice(to)}`.replace(/\s+/g, ' ').trim();
}
