import { arxivIdIn } from '../src/paper.ts';
import { longestNote, type SavedPaper } from '../src/saved-paper.ts';
import { gistOf } from '../src/select/gist.ts';
import { itemOf } from '../src/views/item.ts';
import { noteInWords } from '../src/views/saved-view.ts';
import { count } from '../src/views/words.ts';
import { defineCommand } from './command.ts';
import { findPaper, paperOption, suggestPapers } from './find-paper.ts';

/** Puts a paper aside for the asker, with their own words on it. */
export const save = defineCommand({
  name: 'save',
  summary: 'Put a paper aside for myself, with a note where I like',
  options: [
    paperOption,
    { name: 'note', summary: 'My own words on it; a dash alone takes the note away', kind: 'text' },
  ],
  examples: ['save 2606.13432', 'save 2606.13432 compare with our rollouts'],
  private: true,
  suggest: (context, option, typed) =>
    option === 'paper' ? suggestPapers(context, typed) : Promise.resolve([]),
  run: async (context, input) => {
    const { archive, caller, now, topics } = context;
    const said = input.note === undefined ? inPaperAndNote(input.paper) : input;
    const found = await findPaper(context, said.paper, 'save');
    if ('mistake' in found) return found;
    const note = said.note === undefined ? undefined : unquoted(said.note);
    if (note !== undefined && note.length > longestNote)
      return { mistake: `A note holds ${longestNote} characters, and this one has ${note.length}.` };
    const { id } = found.paper;
    const mine = await archive.choices.saved(caller.reader);
    const known = mine.find(({ paper }) => paper === id);
    const { reader, place } = caller;
    const saved = noted(known ?? { reader, paper: id, at: now.toISOString(), place }, note);
    if (!known || note !== undefined) await archive.choices.save(saved);
    const papers = mine.length + (known ? 0 : 1);
    const item = itemOf(found, { topics, gistOf });
    return {
      title: titleFor(known !== undefined, note),
      lead: `${count(papers, 'paper')} ${papers === 1 ? 'is' : 'are'} put aside for you.`,
      sections: [
        { title: 'Paper', items: [{ ...item, ...(saved.note && { gist: noteInWords(saved.note) }) }] },
      ],
      actions: [
        { label: 'All my saved papers', says: 'saved' },
        { label: 'Take it out', says: `saved --remove ${id}` },
      ],
    };
  },
});

/** Behind an id or a link, what else is said is a note; words of a title, and what is offered while typing, are none. */
function inPaperAndNote(words: string): { readonly paper: string; readonly note?: string } {
  const [, first = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(words.trim()) ?? [];
  const isNote = arxivIdIn(first) !== undefined && rest !== '' && !/^[–—]\s/.test(rest);
  return isNote ? { paper: first, note: rest } : { paper: words };
}

/** Quotes hold typed words together: a note needs them no more. */
function unquoted(words: string): string {
  return words
    .trim()
    .replace(/^"([^"]*)"$/s, '$1')
    .trim();
}

function noted(saved: SavedPaper, note: string | undefined): SavedPaper {
  if (note === undefined) return saved;
  const { note: _, ...bare } = saved;
  return /^[-–—]?$/.test(note) ? bare : { ...bare, note };
}

function titleFor(isKnown: boolean, note: string | undefined): string {
  if (!isKnown) return 'Saved';
  return note === undefined ? 'You saved it before' : 'Your note is kept';
}
