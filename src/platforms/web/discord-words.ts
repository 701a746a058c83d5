import { linkTo } from './card.ts';
import { type Html, html } from './html.ts';

/** Discord's markdown as Discord shows it, as far as our renderer writes it: headings, small print, bold, links, mentions. */
export function discordWords(content: string): Html {
  return html`${content.split('\n').map((line) => {
    const [, mark = '', words = ''] = /^(## |### |-# )?(.*)$/s.exec(line) ?? [];
    const inner = inlineOf(words);
    if (mark === '-# ') return html`<p class="d-small">${inner}</p>`;
    if (mark !== '')
      return html`<p class="${mark === '## ' ? 'd-title' : 'd-heading'}" role="heading" aria-level="${mark.length}">${inner}</p>`;
    return words === '' ? html`<br>` : html`<p>${inner}</p>`;
  })}`;
}

/** An escaped sign, something bold, a link, a mention, an address: whatever stands between them is words. */
const special =
  /\\([!-/:-@[-`{-~])|\*\*((?:\\.|(?!\*\*)[^\\])+)\*\*|\[((?:\\.|[^\]\\])+)\]\(<([^<>\s]+)>\)|<@(\d+)>|<(https?:[^<>\s]+)>/gs;

function inlineOf(words: string): Html {
  const parts: (Html | string)[] = [];
  let from = 0;
  for (const found of words.matchAll(special)) {
    const [whole, sign, bold, text, url, reader, address] = found;
    parts.push(words.slice(from, found.index));
    from = found.index + whole.length;
    if (sign !== undefined) parts.push(sign);
    else if (bold !== undefined) parts.push(html`<strong>${inlineOf(bold)}</strong>`);
    else if (text !== undefined && url !== undefined) parts.push(linkTo(url, text));
    else if (reader !== undefined) parts.push(html`<span class="d-mention">@${reader}</span>`);
    else if (address !== undefined) parts.push(linkTo(address, address));
  }
  return html`${parts}${words.slice(from)}`;
}
