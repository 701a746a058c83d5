/** What is known of a paper that a search may show. */
type Candidate = {
  /** bm25 of the words that were asked for, as a part of the most that a paper could have: 0 to 1. */
  readonly words: number;
  /** The part of the words that it holds, 0 to 1. */
  readonly held: number;
  /** The cosine of its vector and the one of the words, -1 to 1; 0 where it has none. */
  readonly nearness: number;
  /** The words are its whole title; or its name, as "BERT" is of "BERT: Pre-training of …"; or an author's name, or its id. */
  readonly isNamed: boolean;
};

/** How much nearness counts beside words: 0.8 to 1.2 do equally well, 0.3 and 1.5 worse (`npm run eval`). */
const nearnessWeight = 1;
/** What it is worth to hold all the words: with less, papers that hold them all fall behind where three keywords are asked for. */
const wholeWeight = 0.5;

/**
 * How good a paper is for a search: what the words name comes first, then those that hold more of the words and are
 * nearer in meaning.
 */
export function fused({ words, held, nearness, isNamed }: Candidate): number {
  const whole = held === 1 ? wholeWeight : 0;
  return (isNamed ? 10 : 0) + words + whole + nearnessWeight * Math.max(0, nearness);
}
