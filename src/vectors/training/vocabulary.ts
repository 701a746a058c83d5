import type { PaperWords } from './paper-words.ts';

/** How many words and how many pairs of words a model knows. */
export type VocabularyPlan = { readonly words: number; readonly pairs: number };

/** A pair must come this often, and this many times as often as its words would stand side by side by chance. */
const leastTimes = 30;
const leastLift = 10;

/** The terms of a model, sorted: the commonest words, and the commonest of the pairs that belong together. */
export function chooseTerms(papers: readonly PaperWords[], plan: VocabularyPlan): readonly string[] {
  const words = countAll(papers, (text) => text);
  const pairs = countAll(papers, (text) => pairsOf(text, words));
  const all = [...words.values()].reduce((sum, count) => sum + count, 0);
  const telling = [...pairs].filter(([pair, count]) => {
    const [first = '', second = ''] = pair.split(' ');
    const chance = ((words.get(first) ?? 0) * (words.get(second) ?? 0)) / all;
    return count >= leastTimes && count >= leastLift * chance;
  });
  return [...commonest([...words], plan.words), ...commonest(telling, plan.pairs)].toSorted();
}

function commonest(counts: readonly (readonly [string, number])[], limit: number): readonly string[] {
  return counts
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, limit)
    .map(([term]) => term);
}

/** Words that say nothing of what a text is about: of them there would be pairs enough to fill the model. */
const functionWords = new Set(
  (
    'a about across after all also although among an and any are as at be because been before being between both but by ' +
    'can could de do each e.g either even for from further furthermore g have however i if in into is it its itself like ' +
    'many may more moreover most much must not no of often on one only or other our out over per rather s several should ' +
    'since so some such than that the their them then there therefore these they this those though through thu thus to ' +
    'toward under up upon very via was we well were what when where whether which while who whose will with within ' +
    'without would yet'
  ).split(' '),
);

/** Of rare words there are millions of pairs, and none that comes often. */
function pairsOf(text: readonly string[], words: ReadonlyMap<string, number>): readonly string[] {
  const often = text.map((word) => (words.get(word) ?? 0) >= leastTimes && !functionWords.has(word));
  return text.flatMap((word, at) =>
    at > 0 && often[at] && often[at - 1] ? [`${text[at - 1]} ${word}`] : [],
  );
}

function countAll(
  papers: readonly PaperWords[],
  termsOf: (text: readonly string[]) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { title, sentences, gist, keywords } of papers) {
    for (const text of [title, ...sentences, gist, ...keywords])
      for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
