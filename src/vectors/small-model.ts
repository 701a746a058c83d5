import type { Embedder } from '../embedder.ts';
import type { Paper } from '../paper.ts';
import { wordsOf } from '../query/words.ts';
import { type Model, readModel } from './model-file.ts';
import { findTerms, titleTimes, weighTerms } from './terms.ts';

/** Our own small model, from the bytes of its file: the direction of a text is the sum of its terms' vectors. */
export function makeSmallModel(bytes: Uint8Array): Embedder {
  const model = readModel(bytes);
  return {
    name: model.name,
    dimensions: model.dimensions,
    embedPapers: async (papers) =>
      papers.map((paper) => directionOf(model, termsOfPaper(model, paper)) ?? anywhere(model)),
    embedQuery: async (words) => directionOf(model, findTerms(model.terms, wordsOf(words))),
  };
}

function termsOfPaper({ terms }: Model, { title, abstract, gist, keywords }: Paper): readonly number[] {
  const inTitle = findTerms(terms, wordsOf(title));
  const inRest = [abstract, gist ?? '', ...keywords].flatMap((text) => findTerms(terms, wordsOf(text)));
  return [...Array.from({ length: titleTimes }, () => inTitle).flat(), ...inRest];
}

/** A unit vector; undefined where there is no term, or where they cancel each other out. */
function directionOf(
  { dimensions, scales, rows }: Model,
  found: readonly number[],
): Float32Array | undefined {
  const sum = new Float32Array(dimensions);
  for (const [term, times] of weighTerms(found)) {
    const weight = times * (scales[term] ?? 0);
    const row = term * dimensions;
    for (let at = 0; at < dimensions; at++) sum[at] = (sum[at] ?? 0) + weight * (rows[row + at] ?? 0);
  }
  const length = Math.hypot(...sum);
  return length > 0 ? sum.map((part) => part / length) : undefined;
}

/** A paper without a word we know still needs a place: along the first axis, which means nothing. */
function anywhere({ dimensions }: Model): Float32Array {
  const vector = new Float32Array(dimensions);
  vector[0] = 1;
  return vector;
}
