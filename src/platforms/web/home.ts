import { thisPage } from '../../place.ts';
import { completions } from './complete.ts';
import { dressed, type Exchange, exchangeOf } from './exchange.ts';
import { goTo, type Html, html, htmlResponse } from './html.ts';
import { layout } from './layout.ts';
import type { Parts } from './parts.ts';
import { askFor } from './reading.ts';
import type { Route, Visit } from './route.ts';
import { shownOn } from './shown.ts';
import { callerFor } from './visitors.ts';

/** The page to try Paperboy on: what is asked is answered as Discord and as Slack would show it, side by side. */
export function homeRoutes(parts: Parts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      answer: async (visit) => {
        const came = await cameHere(parts, visit);
        return homePage(came.length > 0 ? came : [await firstSight(parts)]);
      },
    },
    // Where somebody comes back to an answer by its address.
    { method: 'GET', path: '/ask', answer: async () => goTo('/') },
    { method: 'POST', path: '/ask', answer: (visit) => asked(parts, visit) },
    {
      method: 'GET',
      path: '/complete',
      answer: async (visit) =>
        Response.json(await completions(visit.field('typed'), parts.desk, callerFor(parts, visit))),
    },
  ];
}

/** Answers what was typed or pressed: as a piece for the page's script, else as a page. */
async function asked(parts: Parts, visit: Visit): Promise<Response> {
  const [turn, say, typed] = [visit.field('turn'), visit.field('say'), visit.field('words')];
  const words = (turn || say || typed).replace(/^\s*\/?papers\b/, '').trim();
  const answer = await parts.desk.answerWords(words, callerFor(parts, visit));
  const how = turn === '' && say === '' ? { typed: words } : turn === '' ? { pressed: words } : undefined;
  const exchange = exchangeOf(answer, parts, how, parts.clock.now());
  if (visit.headers.get('x-piece') !== 'exchange') return homePage([exchange], words);
  // A mistake takes the place of nothing.
  const replaces = turn !== '' && !answer.mistake;
  return htmlResponse(
    html`<div data-title="${answer.view.title}"${replaces && html` data-replaces`}><div data-for="discord">${exchange.discord}</div><div data-for="slack">${exchange.slack}</div></div>`,
  );
}

/** What came to this page by itself: its owner's digests and pings, as the ledger holds them, the newest last. */
async function cameHere(parts: Parts, visit: Visit): Promise<readonly Exchange[]> {
  if (callerFor(parts, visit).place !== thisPage) return [];
  const { archive, shelf } = parts;
  const deliveries = await archive.outbox.deliveries(deliveriesShown, thisPage);
  return deliveries.toReversed().map(({ message, state, plannedAt }) => {
    const at = state.kind === 'sent' ? state.at : plannedAt;
    return dressed(shownOn(message), shelf, false, undefined, new Date(at));
  });
}

const deliveriesShown = 3;

/** Before anything was asked, or came: the newest list. */
async function firstSight(parts: Parts): Promise<Exchange> {
  const answered = await askFor(parts, 'today', {});
  const view =
    'view' in answered ? answered.view : { title: 'Paperboy', lead: answered.mistake, sections: [] };
  return exchangeOf({ view, private: false }, parts, { typed: 'today' }, parts.clock.now());
}

const examples = [
  'today',
  'search "tool use" has:code',
  'trending week',
  'topics agents',
  'follow "state space models"',
  'help',
];

function homePage(exchanges: readonly Exchange[], words = ''): Promise<Response> {
  const main = html`<h1>Ask Paperboy</h1>
<p class="lead">Type what you would type in a chat: the answer stands below as Discord shows it and as Slack shows it, and its buttons work.</p>
<form class="ask" method="post" action="/ask" data-ask>
<label for="ask">/papers</label>
<div class="typing"><input id="ask" name="words" value="${words}" placeholder="search state space models" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="2000" aria-describedby="ask-help"><ul id="offers" hidden></ul></div>
<button>Ask</button>
</form>
<p id="ask-help" class="unseen">What is offered while you type is chosen with the arrow keys and Tab.</p>
<form class="examples" method="post" action="/ask" data-examples aria-label="Examples">${examples.map(
    (example) => html`<button class="plain-button" name="words" value="${example}">${example}</button>`,
  )}</form>
<p class="unseen" role="status" data-status></p>
<div class="chats">
${chat(
  'discord',
  'As Discord shows it',
  exchanges.map(({ discord }) => discord),
)}
${chat(
  'slack',
  'As Slack shows it',
  exchanges.map(({ slack }) => slack),
)}
</div>`;
  return htmlResponse(layout({ title: 'Ask', under: '/', chats: true, main }));
}

function chat(name: 'discord' | 'slack', title: string, pieces: readonly Html[]): Html {
  return html`<section class="chat ${name}" aria-labelledby="${name}-name"><h2 id="${name}-name"><span aria-hidden="true">#</span> papers <small>${title}</small></h2>
<div class="log" data-log="${name}" tabindex="0" role="region" aria-label="${title}: messages">${pieces}</div></section>`;
}
