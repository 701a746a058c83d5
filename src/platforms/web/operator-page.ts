import type { Delivery } from '../../delivery.ts';
import { count } from '../../views/words.ts';
import { type Html, html } from './html.ts';
import type { OperatorFacts, PlaceFacts, SourceFacts } from './operator-facts.ts';

/** What the operator sees. */
export function operatorHtml({ places, more, waiting, failed, sources, follows }: OperatorFacts): Html {
  return html`<section><h2 id="places">Places</h2>${table(
    'places',
    ['Place', 'Gets', 'Next digest', 'State', 'Do'],
    places.map(placeRow),
    'No place gets a digest yet: subscribe starts one in a channel.',
  )}${more > 0 && html`<p class="note">${count(more, 'more place gets', 'more places get')} digests: too many for this page.</p>`}</section>
<section><h2 id="waiting">Waiting</h2>${table(
    'waiting',
    ['Place', 'Part', 'State'],
    waiting.map(
      (part) => html`<tr><td>${part.place}</td><td>${partOf(part)}</td><td>${stateOf(part)}</td></tr>`,
    ),
    'Nothing waits to be sent.',
  )}</section>
<section><h2 id="failed">Failed</h2>${table(
    'failed',
    ['Place', 'Part', 'Why', 'Do'],
    failed.map(
      (part) =>
        html`<tr><td>${part.place}</td><td>${partOf(part)}</td><td>${stateOf(part)}</td><td>${action('resend', 'Send again', part.key, `${partOf(part)} to ${part.place}`)}</td></tr>`,
    ),
    'Nothing failed.',
  )}</section>
<section><h2 id="sources">Sources</h2>${table('sources', ['Site', 'Last read', 'Problems of the last two weeks'], sources.map(sourceRow), '')}</section>
<section><h2 id="follows">Follows</h2>
<p>${count(follows.all, 'follow')} of ${count(follows.readers, 'reader')}.</p>
${
  follows.most.length > 0 &&
  table(
    'follows',
    ['Query', 'Followed by'],
    follows.most.map(([query, times]) => html`<tr><td>${query}</td><td>${times}</td></tr>`),
    '',
  )
}
</section>
<form method="post" action="/operator/leave"><button class="plain-button">Sign out</button></form>`;
}

/** The page before anybody signed in. */
export function signInHtml(isWrong: boolean): Html {
  return html`<h1>Operator</h1>
${isWrong && html`<p class="lead" role="alert">That is not the token.</p>`}
<form class="sign-in" method="post" action="/operator/enter"><label for="token">The operator’s token, as PAPERBOY_OPERATOR_TOKEN has it</label>
<input id="token" name="token" type="password" autocomplete="current-password" required><button class="plain-button">Sign in</button></form>`;
}

/** The page where no token is set. */
export const noTokenHtml: Html = html`<h1>Operator</h1>
<p class="lead">This page shows where digests go, what failed and why, and can pause a place. It is closed until you set a token.</p>
<p>Write a line into <code>.env</code> beside the README, with 16 characters or more that nobody guesses, and start again:</p>
<pre>PAPERBOY_OPERATOR_TOKEN=…</pre>`;

function placeRow({ place, gets, next, heldSince, trouble }: PlaceFacts): Html {
  const state =
    heldSince !== undefined
      ? html`paused by you since ${time(heldSince)}`
      : trouble !== undefined
        ? html`cannot be written to: ${trouble}`
        : 'runs';
  return html`<tr><td>${place}</td><td>${gets}</td><td>${next === undefined ? '-' : time(next)}</td><td>${state}</td>
<td class="do">${next !== undefined && html`<a href="/operator/preview?${new URLSearchParams({ place })}" aria-label="Preview ${place}">Preview</a>`}
${heldSince === undefined && action('pause', 'Pause', place, place)}
${(heldSince !== undefined || trouble !== undefined) && action('resume', heldSince === undefined ? 'Try now' : 'Resume', place, place)}</td></tr>`;
}

function sourceRow({ title, lastRead, problems }: SourceFacts): Html {
  const read = lastRead
    ? html`${time(lastRead.at)}: ${count(lastRead.papers, 'paper')} of ${lastRead.day}`
    : 'not in the last two weeks';
  return html`<tr><td>${title}</td><td>${read}</td><td>${problems.length === 0 ? 'none' : problems.map(({ days, what }) => html`<p>${days.join(', ')}: ${what}</p>`)}</td></tr>`;
}

function action(name: string, words: string, about: string, what: string): Html {
  return html`<form method="post" action="/operator/${name}"><input type="hidden" name="about" value="${about}"><button class="plain-button" aria-label="${words}: ${what}">${words}</button></form>`;
}

function partOf({ edition, part }: Delivery): string {
  return `${edition}, part ${part + 1}`;
}

function stateOf({ state }: Delivery): Html | string {
  switch (state.kind) {
    case 'pending':
      return html`not before ${time(state.notBefore)}, ${count(state.attempts, 'try', 'tries')}${state.reason && `: ${state.reason}`}`;
    case 'claimed':
      return html`on its way until ${time(state.leaseUntil)}`;
    case 'failed':
      return html`${time(state.at)}: ${state.inDoubt && 'may have arrived: '}${state.reason}`;
    case 'sent':
      return html`sent ${time(state.at)}`;
  }
}

function table(name: string, heads: readonly string[], rows: readonly Html[], none: string): Html {
  if (rows.length === 0) return html`<p class="note">${none}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${name}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** `30 Jun 18:00 UTC`. */
function time(iso: string): Html {
  const words = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(new Date(iso));
  return html`<time datetime="${iso}">${words} UTC</time>`;
}
