/** The sentences of a text of one paragraph, whole and in order. `e.g.`, `et al.`, `Fig. 2`, `U.S.` and decimals end none. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of text.matchAll(sentenceEnd)) {
    const past = end.index + end[0].trimEnd().length;
    if (isAbbreviation(text.slice(start, end.index + 1))) continue;
    sentences.push(text.slice(start, past).trim());
    start = past;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/**
 * A stop, perhaps a closing quote or bracket, white space, and then what a sentence may begin with: never a small letter.
 * Feeds lose the space at times (`outcomes.We propose`), so a word that only begins sentences will do too; and
 * authors write `. we propose`.
 */
const sentenceEnd =
  /[.!?。]["'”’)\]]*(?:\s+|$)(?=$|["'“‘([]*(?:we\s|[^\p{Ll}\s"'“‘([]))|(?<=\p{Ll}{3})\.(?=(?:We|In|To|This|The|Our|However|Experiments)\s)/gu;

/** Words whose full stop ends no sentence, in the form they have before it. */
const abbreviations =
  /(?:^|[\s("'“‘[])(?:e\.g|i\.e|et al|cf|vs|viz|resp|approx|incl|esp|w\.r\.t|a\.k\.a|aka|Figs?|Eqs?|Secs?|Sects?|Tabs?|Refs?|Chap|App|Thm|Lem|Prop|Def|Alg|Nos?|Vol|pp?|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|[A-Z](?:\.[A-Z])*)\.$/;

function isAbbreviation(upToStop: string): boolean {
  return abbreviations.test(upToStop);
}
