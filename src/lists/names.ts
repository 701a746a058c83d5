import { parse } from '@citation-js/name';
import { plain } from '../views/words.ts';

/** An author as reference managers know one: a person by the parts of their name, or an organisation. */
export type Name =
  | {
      readonly kind: 'person';
      readonly given: string;
      readonly particle: string;
      readonly family: string;
      readonly suffix: string;
    }
  | { readonly kind: 'whole'; readonly name: string };

/** The authors of a source's list. What is no name, as a lone colon or “et al.”, is left out. */
export function namesOf(authors: readonly string[]): readonly Name[] {
  return authors
    .map((author) => plain(author.toWellFormed()))
    .filter(isName)
    .map(nameOf);
}

/** `van den Oord, Aäron`, `Daumé III, Hal`, or an organisation's name. */
export function invertedName(name: Name): string {
  if (name.kind === 'whole') return name.name;
  return [familyWithParticle(name), name.given, name.suffix].filter(Boolean).join(', ');
}

/** `Aäron van den Oord`, `Hal Daumé III`, or an organisation's name. */
export function spokenName(name: Name): string {
  if (name.kind === 'whole') return name.name;
  return [name.given, familyWithParticle(name), name.suffix].filter(Boolean).join(' ');
}

export function familyWithParticle(name: Extract<Name, { kind: 'person' }>): string {
  return [name.particle, name.family].filter(Boolean).join(' ');
}

function isName(words: string): boolean {
  return /\p{L}/u.test(words) && !/^(?:et|and)\.? al(?:ii|ia)?\.?$|^(?:and )?others$/i.test(words);
}

function nameOf(words: string): Name {
  // “and” stands between names, never in one.
  if (!/\s/.test(words) || /\sand\s/i.test(words) || isOrganisation(words))
    return { kind: 'whole', name: words };
  const parts = parse(words);
  const family = textIn(parts, 'family');
  const given = [textIn(parts, 'dropping-particle').trim(), textIn(parts, 'given')].filter(Boolean).join(' ');
  if (family === '' || given === '') return { kind: 'whole', name: words };
  return {
    kind: 'person',
    given,
    particle: textIn(parts, 'non-dropping-particle').trim(),
    family,
    suffix: textIn(parts, 'suffix'),
  };
}

function isOrganisation(words: string): boolean {
  return acronyms.test(words) || organisation.test(words);
}

/** What stands in names of organisations and in no person's (authors of Hugging Face's lists, 2023 to 2026). */
const acronyms = /\d|[/&]|(?:^|[\s-])(?:AI|LLM|NLP|ML|IBM|NVIDIA|NASA|CERN)(?:$|[\s,-])/u;
const organisation =
  /(?:^|[\s-])(?:teams?|groups?|labs?|laborator(?:y|ies)|research|institutes?|university|universität|université|college|academy|centers?|centre|consortium|collaboration|community|foundation|project|initiative|committee|corporation|company|inc\.?|ltd\.?|gmbh|llc|technologies|technology|systems|intelligence|authors|contributors|members|department|ministry|agency|council|association|society|Google|DeepMind|OpenAI|Microsoft|Alibaba|Tencent|ByteDance|Huawei|Baidu|Anthropic|Amazon)(?:$|[\s,-])/iu;

function textIn(parts: Readonly<Record<string, unknown>>, name: string): string {
  const part = parts[name];
  return typeof part === 'string' ? part : '';
}
