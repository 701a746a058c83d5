import { dayOf } from '../src/day.ts';
import { type Listed, type ListFormat, listFormats, listFormatTitles } from '../src/lists/formats.ts';
import type { ListedPaper } from '../src/match.ts';
import { paperUrl } from '../src/paper.ts';
import { gistOf } from '../src/select/gist.ts';
import { count } from '../src/views/words.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { readQuery } from './read-query.ts';
import { suggestQueries } from './suggest-queries.ts';

/** A longer list is no list that somebody made: it would fill a reference manager with strangers. */
const most = 500;

/** The asker's saved papers, or those of a search, as a file for a reference manager, a table or notes. */
export const exportList = defineCommand({
  name: 'export',
  summary: 'Give me my saved papers, or those of a search, as a file',
  options: [
    {
      name: 'query',
      summary: 'The papers of this search, instead of those I saved',
      kind: 'text',
      bare: true,
      suggests: true,
    },
    { name: 'format', summary: 'BibTeX where nothing is said', kind: 'choice', choices: listFormats },
  ],
  examples: ['export', 'export csv', 'export diffusion since:30d has:code --format ris'],
  private: true,
  suggest: (context, _option, typed) => suggestQueries(context, typed),
  run: async (context, input) => {
    const { query, format } = inQueryAndFormat(input.query, input.format);
    const list = query === '' ? await savedList(context) : await foundList(context, query, format);
    if ('mistake' in list) return list;
    if (list.papers.length === 0) return { title: list.title, lead: list.none, sections: [] };
    const { writeList } = await import('../src/lists/list.ts');
    const file = writeList(list.title, list.name, list.papers, format);
    const all = count(list.total, 'paper');
    const which = list.total > list.papers.length ? `The best ${list.papers.length} of ${all}` : all;
    return {
      title: list.title,
      lead: `${which}, as ${listFormatTitles[format]}.`,
      sections: [],
      files: [file],
      actions: listFormats
        .filter((other) => other !== format && query === '')
        .map((other) => ({ label: `As ${listFormatTitles[other]}`, says: `export ${other}` })),
    };
  },
});

/** A format may stand without its name: `export csv`, and `export saved csv` for who says what is meant anyway. */
function inQueryAndFormat(
  query = '',
  format: ListFormat | undefined,
): { readonly query: string; readonly format: ListFormat } {
  const words = query.trim().split(/\s+/);
  const last = listFormats.find((one) => one === words.at(-1)?.toLowerCase());
  const rest = last && !format ? words.slice(0, -1).join(' ') : query.trim();
  return { query: rest.toLowerCase() === 'saved' ? '' : rest, format: format ?? last ?? 'bibtex' };
}

type List = {
  readonly title: string;
  /** Names the file. */
  readonly name: string;
  readonly papers: readonly Listed[];
  readonly total: number;
  /** What is said where there are none. */
  readonly none: string;
};

async function savedList({ archive, caller, now }: Context): Promise<List> {
  const mine = await archive.choices.saved(caller.reader);
  const papers = await archive.papers.get(mine.map(({ paper }) => paper));
  const notes = new Map(mine.map(({ paper, note, at }) => [paper, { savedAt: at, ...(note && { note }) }]));
  return {
    title: 'Saved papers',
    name: `saved-${dayOf(now)}`,
    papers: papers.map((listed) => ({ ...listedOf(listed), ...notes.get(listed.paper.id) })),
    total: papers.length,
    none: 'Nothing is put aside. Save a paper with: save 2606.13432',
  };
}

async function foundList(context: Context, typed: string, format: string): Promise<List | Mistake> {
  const read = await readQuery(context, typed, 'export', `--format ${format}`);
  if ('mistake' in read) return read;
  const { archive, now } = context;
  const wish = { sort: 'relevance', limit: most, offset: 0, now } as const;
  const { total, papers } = await archive.papers.search(read.query, wish);
  return {
    title: `Papers for ${typed}`,
    name: `papers-${dayOf(now)}`,
    papers: papers.map(listedOf),
    total,
    none: `No paper is found for “${typed}”.`,
  };
}

/** A reference names the paper's own page, whoever else listed it. */
function listedOf({ paper }: ListedPaper): Listed {
  const gist = gistOf(paper);
  return { paper, url: paperUrl(paper, false), ...(gist && { gist }) };
}
