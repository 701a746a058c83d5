import { latexToText } from '../latex/latex.ts';
import { longestGist, type Paper } from '../paper.ts';
import { sentencesOf } from './sentences.ts';
import { dot } from './taste-features.ts';

/**
 * What the paper does, in one sentence: the site's summary where it has one, else ours, a machine's marked as such, else
 * the abstract's most telling sentence by its words. LaTeX is text in it. Undefined where the source gave nothing.
 */
export function gistOf(paper: Paper): string | undefined {
  const { gist, ownGist } = paper;
  if (gist) return latexToText(gist);
  if (ownGist) return ownGist.by === 'machine' ? `Machine-written: ${ownGist.text}` : ownGist.text;
  return tellingSentence(latexToText(paper.abstract), latexToText(paper.title));
}

/** How near a sentence is to its whole abstract and to the title, as cosines from -1 to 1. */
type Nearness = { readonly toAll: number; readonly toTitle: number };

/** The unit vector of some words; undefined where no model knows them. */
type Embed = (words: string) => Promise<Float32Array | undefined>;

/**
 * The abstract's most telling sentence by its words and its meaning: what is near to the whole and to the title says
 * most. The words it shares with Hugging Face's summary (F1, 522 papers that the model never saw, `npm run eval gists`)
 * go from 0.371 by the words alone to 0.382; the best sentence there is has 0.440.
 */
export async function gistByMeaning(paper: Paper, embed: Embed): Promise<string | undefined> {
  const [abstract, title] = [latexToText(paper.abstract), latexToText(paper.title)];
  const all = await embed(`${title} ${title} ${abstract}`);
  const named = await embed(title);
  const near: Nearness[] = [];
  for (const sentence of sentencesOf(abstract)) {
    const vector = await embed(sentence);
    near.push({ toAll: cosine(vector, all), toTitle: cosine(vector, named) });
  }
  return tellingSentence(abstract, title, near);
}

/** The sentence of an abstract that says most of what was done or found, without its lead-in, cut at a word where it is long. */
export function tellingSentence(
  abstract: string,
  title = '',
  near: readonly Nearness[] = [],
): string | undefined {
  const name = nameIn(title);
  const sentences = sentencesOf(abstract);
  const tries = sentences.map((sentence, index) => ({
    sentence,
    worth: worthOf(sentence, index, name) + worthOfMeaning(near[index]),
  }));
  const best = tries.reduce((best, next) => (next.worth > best.worth ? next : best), {
    sentence: '',
    worth: Number.NEGATIVE_INFINITY,
  });
  return best.sentence ? cut(withoutLeadIn(best.sentence)) : undefined;
}

/** What marks a sentence as telling, or as background, and how much it weighs. The first fitting mark of each list counts. */
type Marks = readonly (readonly [mark: RegExp, weight: number])[];

const does: Marks = [
  [
    /\b(?:we|(?:this|our|present)(?: \w+)? (?:paper|work|study|article|report|survey|thesis))\b[^.]{0,60}\b(?:propos|introduc|present)\w*/i,
    6,
  ],
  [
    /\b(?:we|(?:this|our|present)(?: \w+)? (?:paper|work|study|article|report|survey|thesis))\b[^.]{0,40}\b(?:prove|show|find|found|demonstrate|establish|reveal|discover|identify)\w*/i,
    5,
  ],
  [
    /\b(?:we|(?:this|our|present)(?: \w+)? (?:paper|work|study|article|report|survey|thesis))\b[^.]{0,40}\b(?:develop|design|build|built|construct|creat|releas|describe|formulat|deriv|formaliz|train|curat|collect|study|studi|investigat|examin|explor|analy[sz]|argu|survey|review|evaluat|compar|address|tackl|ask|revisit|report|conduct|extend|adapt|offer|provid|devis|unif(?:y|ies)|re-?think|re-?frame)\w*/i,
    4.5,
  ],
  [/^In this (?:paper|work|study|report|article)\b|^Here\b/i, 3],
  [/\b(?:is|are) (?:proposed|introduced|presented|developed)\b/i, 3],
  [/\bwe\b/i, 1.5],
];

const background: Marks = [
  [
    /^(?:however|yet|nevertheless|but|unfortunately|recent(?:ly)?|existing|current(?:ly)?|prior|previous|traditional|conventional|despite|while|although|though|many|most|motivated by|inspired by)\b/i,
    -2.5,
  ],
  [
    /^(?:moreover|furthermore|additionally|in addition|finally|also|besides|specifically|concretely|in particular|then|second|third|for example|for instance|notably|together|overall|thus|therefore|hence|instead|secondly|thirdly|we (?:also|further|then|additionally|furthermore|next))\b/i,
    -2.5,
  ],
  [
    /^(?:it|they)\b|\b(?:this|these|those|such) (?!paper|work|study|report|article|survey|thesis|an?\b|as\b)/i,
    -1.5,
  ],
];

const asides: Marks = [
  [
    /https?:|github\.com|project page|publicly available|available at|open-?sourc|\bcode\b.{0,40}\b(?:available|released?)\b|\brelease\b.{0,40}\bcode\b|will be released/i,
    -5,
  ],
  [
    /^(?:extensive |comprehensive |empirical |numerical |further )?(?:experiments|experimental results|evaluations|results|ablations|simulations)\b|\bextensive (?:experiments|evaluations?)\b/i,
    -2,
  ],
];

const results: Marks = [[/\b\d+(?:\.\d+)?\s?(?:%|×|x\b|points\b)|\bstate-of-the-art\b|\boutperform/i, 0.8]];

function worthOf(sentence: string, index: number, name: string | undefined): number {
  const named = name !== undefined && sentence.includes(name) ? 2.5 : 0;
  const marked = [does, background, asides, results].reduce(
    (sum, marks) => sum + weightIn(sentence, marks),
    0,
  );
  return marked + named + weightOfLength(sentence.length) - index * 0.15;
}

/** Weights that did well on both halves of 1,346 other summaries. */
function worthOfMeaning({ toAll, toTitle }: Nearness = { toAll: 0, toTitle: 0 }): number {
  return 8 * toAll + 4 * toTitle;
}

/** Of two unit vectors. */
function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  return one && other ? dot(one, other) : 0;
}

function weightIn(sentence: string, marks: Marks): number {
  return marks.find(([mark]) => mark.test(sentence))?.[1] ?? 0;
}

/** A fragment says little, and a sentence that must be cut loses its end. */
function weightOfLength(length: number): number {
  if (length < 40) return -4;
  if (length < 70) return -1.5;
  return length > longestGist ? -Math.min(2.5, (length - longestGist) / 60) : 0;
}

/** The name a title gives its work: `OmniDirector: General Multi-Shot Camera Cloning` → OmniDirector. */
function nameIn(title: string): string | undefined {
  const name = /^([^:]{2,30}):\s/.exec(title)?.[1]?.trim();
  return name && name.split(/\s+/).length <= 3 ? name : undefined;
}

const leadIns: readonly RegExp[] = [
  /^In this (?:paper|work|study|report|article|technical report|survey|paper's \w+),\s+/i,
  /^(?:Here|Therefore|Thus|Hence|Accordingly|Consequently|Specifically|Instead|Finally|Moreover|However|Furthermore|Additionally|In addition|In response|To address this|To this end|To that end|Motivated by this|Based on this|Building on this|(?:Leveraging|Using) this(?: insight| observation| finding)?),\s+/i,
  /^(?:To|Motivated|Inspired|Based|Building|In order to|In light of)\b[^.]{3,140}?,\s+(?=(?:we|this (?:paper|work|study))\b)/i,
];

/** A sentence that stands alone: what only tied it to the one before is left out. */
function withoutLeadIn(sentence: string): string {
  const rest = leadIns.reduce((text, leadIn) => text.replace(leadIn, ''), sentence);
  const firm = rest.replace(
    /^(we) (?:therefore|thus|hence|then|first|further|also|instead|accordingly)\s/i,
    '$1 ',
  );
  return firm.charAt(0).toUpperCase() + firm.slice(1);
}

/** At most `longestGist` characters: cut between words, and before a bracket that would stay open. */
function cut(text: string): string {
  if (text.length <= longestGist) return text;
  const words = text.slice(0, longestGist).replace(/\s+\S*$/, '');
  const whole = words.slice(0, longestGist - 1).replace(/(?<=.{120})\s*\([^()]*$/, '');
  return `${whole.replace(/[\s,;:–—-]+$/, '')}…`;
}
