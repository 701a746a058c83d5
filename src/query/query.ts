import type { Day } from '../day.ts';
import type { PaperId } from '../paper.ts';

/**
 * What a person is looking for: the words of a search, a follow or a topic, parsed once. `parse.ts` makes one from words,
 * `match.ts` asks it of one paper, the archive asks it of all papers; the three must agree.
 */
export type Query =
  /** Every paper: a query of no words. */
  | { readonly kind: 'all' }
  /** These words side by side, in this order; each in the form that `wordsOf` gives. One word, or a phrase. */
  | {
      readonly kind: 'words';
      readonly words: readonly string[];
      readonly field: TextField;
      readonly typed: string;
    }
  | { readonly kind: 'and'; readonly queries: readonly Query[] }
  | { readonly kind: 'or'; readonly queries: readonly Query[] }
  | { readonly kind: 'not'; readonly query: Query }
  /** All these words, as `nameWordsOf` gives them, side by side in one author's name, in any order; in an organisation's, in theirs. */
  | { readonly kind: 'author'; readonly words: readonly string[]; readonly typed: string }
  | { readonly kind: 'org'; readonly words: readonly string[]; readonly typed: string }
  /** An arXiv category, lower case, whole (`cs.cl`) or its archive (`cs`). */
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'code' }
  /** The paper's most votes in any listing; a paper without votes has 0. */
  | { readonly kind: 'votes'; readonly compare: '>=' | '>' | '<=' | '<' | '='; readonly count: number }
  /** Listed at all in the last `days` days. */
  | { readonly kind: 'since'; readonly days: number }
  /** Listed at all on a day from `first` to `last`, both included; without a `last`, to this day. */
  | { readonly kind: 'listed'; readonly first: Day; readonly last?: Day }
  | { readonly kind: 'topic'; readonly topic: string; readonly query: Query }
  /** Near in meaning to these papers together: so much of a hundred at least, or `usualLikeness`. */
  | {
      readonly kind: 'like';
      readonly papers: readonly [PaperId, ...PaperId[]];
      readonly least?: number;
      /** The papers that are, where somebody who knows what papers mean has looked (`withFound`); none where nobody did. */
      readonly found?: ReadonlySet<PaperId>;
    };

/** Where words are looked for: `text` is title, abstract, gist and keywords together (a phrase never spans two of them). */
export type TextField = 'text' | 'title';
