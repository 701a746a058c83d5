import { papersNamedIn } from '../../links.ts';
import type { Item, Section, View } from '../../view.ts';
import type { Answer } from '../platform.ts';
import { fieldsOf } from './call.ts';

/** The papers that a message names in its words, its links and its previews. */
export function papersNamedInMessage(message: unknown): readonly string[] {
  return papersNamedIn(wordsIn(message).join('\n'));
}

/** The papers' cards as one view: one paper whole, several each in short. What is not known is said. */
export async function cardsOf(
  papers: readonly string[],
  ask: (words: string) => Promise<Answer>,
): Promise<View> {
  const [only] = papers;
  if (only === undefined) return none;
  if (papers.length === 1) return (await ask(`show ${only}`)).view;
  const sections: Section[] = [];
  const unknown: string[] = [];
  for (const paper of papers.slice(0, most)) {
    const { view, mistake } = await ask(`show ${paper}`);
    if (mistake) unknown.push(paper);
    else sections.push(...view.sections.map(({ title, items }) => ({ title, items: items.map(inShort) })));
  }
  const left = papers.length - most;
  const notes = [
    ...(unknown.length > 0 ? [`Not in the archive: ${unknown.join(', ')}.`] : []),
    ...(left > 0 ? [`And ${left} more.`] : []),
  ];
  return { title: 'Papers in this message', sections, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

const most = 8;

const none: View = {
  title: 'No papers in this message',
  lead: 'Nothing in it names a paper of arXiv, Hugging Face, alphaXiv or OpenReview by its link or its id.',
  sections: [],
};

function inShort({ abstract, ...item }: Item): Item {
  const gist = item.gist ?? abstract;
  const actions = [{ label: 'Abstract', says: `show ${item.paper}` }, ...(item.actions ?? [])];
  return { ...item, ...(gist !== undefined && { gist }), actions };
}

/** What people read or open in a message: ids of Slack's own, which hold many digits, are left aside. */
const read = ['text', 'url', 'title', 'title_link', 'from_url', 'original_url', 'fallback', 'value'];

function wordsIn(thing: unknown, key = 'text'): readonly string[] {
  if (typeof thing === 'string') return read.includes(key) ? [thing] : [];
  if (Array.isArray(thing)) return thing.flatMap((each) => wordsIn(each, key));
  return Object.entries(fieldsOf(thing)).flatMap(([name, value]) => wordsIn(value, name));
}
