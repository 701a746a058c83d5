import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item, Row, Section, View } from '../../src/view.ts';

/** Saved days of Hugging Face's list, where this checkout has them beside it. */
const savedDays = join(import.meta.dirname, '../../../shared/replica/data/hf');

/** A digest of `count` papers under a few headings: of real days where they are at hand, else made up. */
export function dayOf(count: number): View {
  return viewOf('Papers of the day', firstItems(count));
}

/** Why tests of saved days are skipped; false where those are there. */
export const noSavedDays: string | false =
  !existsSync(savedDays) && 'The saved days of ../shared/replica are not beside this checkout.';

/** The digest of one saved day, or undefined where it is not at hand. */
export function savedDay(day: string): View | undefined {
  const file = join(savedDays, `${day}.json`);
  if (!existsSync(file)) return undefined;
  return viewOf(`Papers of ${day}`, itemsIn(readFileSync(file, 'utf8')));
}

/** A paper of which everything is known. */
export const aPaper: Item = {
  paper: '2606.1',
  title: 'Small agents that plan',
  url: 'https://huggingface.co/papers/2606.1',
  gist: 'They plan.',
  authors: 'A. Author + 7',
  organization: 'Lab',
  votes: 1234,
  comments: 2,
  code: { url: 'https://github.com/a/b', stars: 56 },
  date: '15 Jun 2026',
  why: 'matched "agents"',
};

/** Titles that would like to be more than words. */
export const hostileTitles: readonly string[] = [
  '@everyone must read this, and @here too',
  '<@1> <@!1> <@&1> <#1> </papers:1> <:smile:1> <t:1700000000:R> <id:home>',
  '<!channel> <!here> <!subteam^S1> <@U1> <#C1|general> <mailto:a@evil.example|mail>',
  'Innocent](https://evil.example/a) [more](https://evil.example/b)',
  'Innocent](<https://evil.example/c>) and <https://evil.example/d|this>',
  'See https://evil.example/e?x=1 and http://evil.example/f or discord.gg/evil',
  '`code` ```block``` and ``more`` of `it',
  'Line one\n# Heading two\r\n- item\u2028> quote\u2029-# small',
  '# heading',
  '## heading',
  '-# small',
  '- item',
  '* item',
  '1. item',
  '> quote',
  '>>> quote all',
  '**bold** __under__ ~~gone~~ ||hidden|| *it* _it_ ***all***',
  'Left \u202Eright to left\u202C and \u2066isolated\u2069 \u200Fmark',
  'Bell \u0007 escape \u001b[31mred\u001b[0m \u001b]8;;https://evil.example/g\u0007link\u001b]8;;\u0007 null \u0000 end',
  'Robots 🤖 and families 👩‍👩‍👧‍👦 with flags 🇫🇷',
  'Ends with a backslash \\',
  '[brackets] (parentheses) {braces} and [half',
  '& &amp; &lt;script&gt; <script>alert(1)</script>',
  '\\*not bold\\* \\[not a link\\](https://evil.example/h)',
  `Very long ${'words upon words '.repeat(600)}`,
  `${'Unbroken'.repeat(1250)}`,
  '*'.repeat(10_000),
  '\u0301\u0302'.repeat(500),
  'half \ud83d character',
  '   ',
];

/** A view in which every word is hostile. */
export function hostileDay(): View {
  const items = hostileTitles.map(
    (title, index): Item => ({
      paper: `9901.${String(index).padStart(5, '0')}`,
      title,
      url: `https://arxiv.org/abs/9901.${String(index).padStart(5, '0')}`,
      gist: title,
      authors: title,
      organization: title,
      why: title,
      date: title,
      votes: index,
      code: { url: `https://github.com/paperboy/${index}`, stars: index },
      actions: [{ label: title, says: `show ${index}` }],
    }),
  );
  const rows = hostileTitles.map((title): Row => ({ label: title, text: title }));
  return {
    title: hostileTitles[3] ?? '',
    lead: hostileTitles.join(' '),
    sections: [
      { title: hostileTitles[7] ?? '', items: items.slice(0, 10) },
      { title: hostileTitles[4] ?? '', items: items.slice(10), rows },
    ],
    note: hostileTitles.join(' '),
    actions: hostileTitles.map((label, index) => ({ label, says: `search ${index}` })),
  };
}

/** The view of one paper, whole. */
export function onePaper(abstract: string): View {
  const [item] = firstItems(1);
  return {
    title: 'A paper',
    sections: item ? [{ title: 'Found', items: [{ ...item, abstract }] }] : [],
    note: 'First seen on Hugging Face.',
  };
}

/** A view with a picture above its papers, one below them, and two documents of one name. */
export function withFiles(view: View): View {
  const bytes = new TextEncoder().encode('contents');
  const picture = { kind: 'picture', name: 'trends.png', mediaType: 'image/png', bytes } as const;
  const document = { kind: 'document', name: 'saved.bib', mediaType: 'application/x-bibtex', bytes } as const;
  return {
    ...view,
    files: [
      { ...picture, alt: 'Papers a week on diffusion, rising', stands: 'first' },
      { ...picture, alt: 'The week by meaning, in seven clouds', stands: 'last' },
      document,
      document,
    ],
  };
}

function firstItems(count: number): readonly Item[] {
  const items = new Map<string, Item>();
  for (const file of existsSync(savedDays) ? readdirSync(savedDays).sort() : []) {
    if (items.size >= count) break;
    for (const item of itemsIn(readFileSync(join(savedDays, file), 'utf8'))) items.set(item.paper, item);
  }
  for (let index = 0; items.size < count; index++) items.set(`made/${index}`, madeItem(index));
  return [...items.values()].slice(0, count);
}

function madeItem(index: number): Item {
  return {
    paper: `made/${index}`,
    title: `A paper on the ${index}th way to teach small models to read long documents`,
    url: `https://huggingface.co/papers?q=made-${index}`,
    gist: 'It reads long documents twice and forgets what does not matter, which is faster and no less exact.',
    authors: 'Ada Example, Ben Example, Cem Example + 7',
    organization: 'Example University',
    votes: index,
    date: '15 Jun 2026',
  };
}

/** Sections of uneven length, so that pages turn in many different spots. */
function viewOf(title: string, items: readonly Item[]): View {
  const sections: Section[] = [];
  for (let from = 0; from < items.length; ) {
    const length = 1 + ((sections.length * 5) % 13);
    sections.push({ title: `Topic ${sections.length + 1}`, items: items.slice(from, from + length) });
    from += length;
  }
  return {
    title,
    lead: `${items.length} papers on Hugging Face.`,
    sections,
    note: 'Ask for one of them with: show and its id',
  };
}

function itemsIn(json: string): readonly Item[] {
  const entries: unknown = JSON.parse(json);
  return Array.isArray(entries) ? entries.filter(isEntry).map(itemOf) : [];
}

type Entry = {
  readonly paper: {
    readonly id: string;
    readonly title: string;
    readonly authors: readonly { readonly name: string }[];
    readonly upvotes?: number;
    readonly ai_summary?: string;
    readonly githubRepo?: string;
    readonly githubStars?: number;
    readonly organization?: { readonly fullname?: string };
  };
  readonly numComments?: number;
  readonly publishedAt: string;
};

function isEntry(entry: unknown): entry is Entry {
  return typeof entry === 'object' && entry !== null && 'paper' in entry && 'publishedAt' in entry;
}

function itemOf({ paper, numComments, publishedAt }: Entry): Item {
  const names = paper.authors.map(({ name }) => name);
  const organization = paper.organization?.fullname;
  return {
    paper: paper.id,
    title: paper.title.replace(/\s+/g, ' '),
    url: `https://huggingface.co/papers/${paper.id}`,
    authors: names.slice(0, 3).join(', ') + (names.length > 3 ? ` + ${names.length - 3}` : ''),
    date: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(publishedAt),
    ),
    ...(paper.ai_summary && { gist: paper.ai_summary }),
    ...(organization && { organization }),
    ...(paper.upvotes !== undefined && { votes: paper.upvotes }),
    ...(numComments !== undefined && { comments: numComments }),
    ...(paper.githubRepo && {
      code: {
        url: paper.githubRepo,
        ...(paper.githubStars !== undefined && { stars: paper.githubStars }),
      },
    }),
  };
}
