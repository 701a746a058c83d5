/**
 * A word in American spelling, which nine of ten abstracts use, so that `quantisation` finds "quantization". Made for
 * comparing only: `precise` turns into `precize` on both sides, and no two words meet that should not.
 */
export function americanSpelling(word: string): string {
  if (word.length < 4) return word;
  return spellings.reduce((spelled, [british, american]) => spelled.replace(british, american), word);
}

const spellings: readonly (readonly [british: RegExp, american: string])[] = [
  [/(?<=.{4})is(?=(e|ed|er|ing|able|ation|ational)$)/, 'iz'],
  [/^analys(?=(e|ed|er|ing)$)/, 'analyz'],
  [/(?<=behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rig|tum|vig)our/, 'or'],
  [/(?<=cancel|channel|counsel|label|level|model|signal|total|travel)l(?=(ed|er|ing)$)/, ''],
  [/(?<=cent|fib|lit|met|theat)re$/, 'er'],
  [/(?<=^(anal|catal|dial)og)ue$/, ''],
  [/(?<=^(def|lic|off)en)ce$/, 'se'],
  [/^artefact/, 'artifact'],
  [/^ageing$/, 'aging'],
  [/^grey(?=scale$|$)/, 'gray'],
  [/^judgement$/, 'judgment'],
  [/^programme$/, 'program'],
  [/^paediatric/, 'pediatric'],
];
