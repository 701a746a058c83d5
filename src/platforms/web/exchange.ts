import type { Message } from '../../delivery.ts';
import type { Answer } from '../platform.ts';
import { assetPath } from './assets.ts';
import { discordLook } from './discord-look.ts';
import { type Html, html } from './html.ts';
import type { Parts } from './parts.ts';
import type { Shelf } from './shelf.ts';
import { slackLook } from './slack-look.ts';

/** Something asked and what was answered, as both chats show it. */
export type Exchange = { readonly discord: Html; readonly slack: Html };

/** How it was asked: in words after `/papers`, or by a press. Absent: nobody asked, as for a digest. */
export type Asked = { readonly typed: string } | { readonly pressed: string };

type Dressing = Pick<Parts, 'chats' | 'shelf'>;

/** An answer in the clothes of both chats. Each piece is a form, so that its buttons work without any script. */
export function exchangeOf(
  answer: Answer,
  { chats, shelf }: Dressing,
  asked: Asked | undefined,
  now: Date,
): Exchange {
  const rendered = { discord: chats.discord(answer.view), slack: chats.slack(answer.view) };
  return dressed(rendered, shelf, answer.private || (asked !== undefined && 'pressed' in asked), asked, now);
}

/** Messages in the clothes of their chats. */
export function dressed(
  { discord, slack }: { readonly discord: readonly Message[]; readonly slack: readonly Message[] },
  shelf: Shelf,
  isPrivate: boolean,
  asked: Asked | undefined,
  now: Date,
): Exchange {
  const time = `${String(now.getUTCHours()).padStart(2, '0')}:${String(now.getUTCMinutes()).padStart(2, '0')}`;
  const typed = asked && 'typed' in asked ? asked.typed : undefined;
  return {
    discord: form(
      html`${typed !== undefined && html`<p class="d-asked"><span class="d-you" aria-hidden="true"></span><b>you</b> used <span class="d-command">/papers</span> ${typed}</p>`}
<div class="d-message">${face('d-face')}<div>
<p class="d-by"><b>Paperboy</b> <span class="d-app">APP</span> <time>${time}</time></p>
${discord.map((message) => discordLook({ message, shelf }))}
${isPrivate && html`<p class="d-private"><span aria-hidden="true">👁</span> Only you can see this</p>`}
</div></div>`,
      isPrivate,
    ),
    slack: form(
      html`${typed !== undefined && !isPrivate && html`<div class="s-message"><span class="s-you" aria-hidden="true"></span><div><p class="s-by"><b>you</b> <time>${time}</time></p><p>/papers ${typed}</p></div></div>`}
${isPrivate && html`<p class="s-private"><span aria-hidden="true">👁</span> Only visible to you</p>`}
<div class="s-message">${face('s-face')}<div>
<p class="s-by"><b>Paperboy</b> <span class="s-app">APP</span> <time>${time}</time></p>
${slack.map((message) => slackLook({ message, shelf }))}
</div></div>`,
      isPrivate,
    ),
  };
}

function face(name: string): Html {
  return html`<img class="${name}" src="${assetPath('icon.svg')}" alt="">`;
}

function form(inner: Html, isPrivate: boolean): Html {
  return html`<form class="exchange" method="post" action="/ask"${isPrivate && html` data-private`}>${inner}</form>`;
}
