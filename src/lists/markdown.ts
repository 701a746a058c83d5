import { type Name, spokenName } from './names.ts';
import type { Reference } from './reference.ts';

/** The list as Markdown (CommonMark): a point a paper, its title linked, who and when, what it does, the reader's note. */
export function writeMarkdown(references: readonly Reference[], title: string): string {
  return `# ${escaped(title)}\n\n${references.map(pointOf).join('')}`;
}

function pointOf({ title, url, names, date, code, gist, note }: Reference): string {
  const facts = [whoOf(names), date && String(date[0])].filter(Boolean).map((fact) => escaped(String(fact)));
  const head = `- [${escaped(title)}](<${addressOf(url)}>)${facts.length > 0 ? ` — ${facts.join(', ')}` : ''}`;
  const below = [
    gist && escaped(gist),
    code && `Code: <${addressOf(code)}>`,
    note && `*Note:* ${escaped(note)}`,
  ].filter(Boolean);
  // Two spaces keep a line within its point; a backslash at a line's end breaks it there.
  return `${[head, ...below].join('\\\n  ')}\n`;
}

/** Three names and “et al.”: a list is to be skimmed. */
function whoOf(names: readonly Name[]): string {
  const shown = names.slice(0, 3).map(spokenName);
  return shown.join(', ') + (names.length > shown.length ? ' et al.' : '');
}

/** CommonMark lets a backslash take the meaning of any sign of ASCII. */
function escaped(words: string): string {
  return words.replace(/[\\`*_{}[\]()#+\-.!|<>&~:@=$^"']/g, '\\$&');
}

function addressOf(url: string): string {
  return url.replace(/[<>\\\s]/g, encodeURIComponent);
}
