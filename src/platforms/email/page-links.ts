import { escapeHtml } from '../../escape-html.ts';
import type { Action } from '../../view.ts';
import { type Piece, words } from './markup.ts';

/** Actions as links to the page, where it has one for what they ask: nothing can be pressed in a mail. */
export function pageLinks(actions: readonly Action[] = [], pageUrl: string | undefined): readonly Piece[] {
  if (pageUrl === undefined) return [];
  return actions.flatMap(({ label, says }) => {
    const path = pathOf(says);
    const name = words(label, 60);
    if (path === undefined || name === '') return [];
    const url = `${pageUrl}${path}`;
    return [{ text: `${name}: ${url}`, html: `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>` }];
  });
}

/** A note without the words that chats are to be typed, where links stand for them. */
export function withoutTyped(note: string | undefined, actions: readonly Action[] = []): string | undefined {
  return note?.replace(`: ${actions.map(({ says }) => says).join(' · ')}`, '.');
}

/** Where the page answers what a command would. */
function pathOf(says: string): string | undefined {
  const [, command, rest = ''] = /^(\S+) (.+)$/.exec(says) ?? [];
  if (command === 'search') return `/search?${new URLSearchParams({ q: rest })}`;
  if (!/^[\w./-]+$/.test(rest)) return undefined;
  if (command === 'today') return `/day/${rest}`;
  if (command === 'topics') return `/topic/${rest}`;
  return command === 'show' ? `/paper/${rest}` : undefined;
}
