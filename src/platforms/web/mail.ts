import type { MailLink, MailLinks } from '../../../commands/mail-links.ts';
import type { View } from '../../view.ts';
import { type Html, html, htmlResponse } from './html.ts';
import { layout, wordsPage } from './layout.ts';
import type { Parts } from './parts.ts';
import type { Route, Visit } from './route.ts';
import { viewHtml } from './view-html.ts';
import { callerFor, owner } from './visitors.ts';

/** Where mail is asked for, and what stands behind the links of mails. */
export function mailRoutes(parts: Parts): readonly Route[] {
  const { mail } = parts;
  if (!parts.contextFor(owner).page?.sendsMail)
    return [{ method: 'GET', path: '/mail', answer: () => wordsPage(404, 'No mail here', noMail) }];
  return [
    { method: 'GET', path: '/mail', answer: async () => mailPage(askingHtml(parts)) },
    { method: 'POST', path: '/mail', answer: (visit) => ask(parts, visit) },
    ...(['confirm', 'drop', 'leave'] as const).flatMap((link) => linkRoutes(mail, link)),
  ];
}

const noMail = 'This Paperboy sends no mail: whoever runs it can set PAPERBOY_SMTP_URL.';

/** A link only shows what a press would do, as scanners of mail follow links; mail programs post at once (RFC 8058). */
function linkRoutes(mail: MailLinks, link: MailLink): readonly Route[] {
  const path = `/mail/${link}/:token`;
  return [
    {
      method: 'GET',
      path,
      answer: async (visit) => {
        const { view, button } = await mail.look(link, visit.param('token'));
        return mailPage(html`${viewHtml(view)}${button !== undefined && pressHtml(visit, button)}`, view);
      },
    },
    {
      method: 'POST',
      path,
      answer: async (visit) => {
        const view = await mail.press(link, visit.param('token'));
        return mailPage(viewHtml(view), view);
      },
    },
  ];
}

function pressHtml({ url }: Visit, button: string): Html {
  return html`<form class="ask-mail" method="post" action="${url.pathname}"><button type="submit">${button}</button></form>`;
}

async function ask(parts: Parts, visit: Visit): Promise<Response> {
  const said = (name: string) => visit.field(name).trim();
  const input = Object.fromEntries(
    ['address', 'every', 'what', 'at', 'timezone']
      .map((name) => [name, said(name)])
      .filter(([, words]) => words),
  );
  const { view, mistake } = await parts.desk.answer({ name: 'mail', input }, callerFor(parts, visit));
  if (!mistake) return mailPage(viewHtml(view), view);
  const main = html`${askingHtml(parts, said)}<p class="mistake" role="alert">${view.lead}</p>`;
  return mailPage(main, undefined, 400);
}

/** What is asked for, with the words that were typed before where they were not understood. */
function askingHtml({ topics }: Parts, said: (name: string) => string = () => ''): Html {
  const isWeekly = said('every') === 'week';
  return html`<h1>Papers by mail</h1>
<p class="lead">The best new papers in your inbox. You get one mail to confirm, and every mail has a link to leave.</p>
<form class="ask-mail" method="post" action="/mail">
<p><label for="address">Your mail address</label><input id="address" name="address" type="email" required autocomplete="email" value="${said('address')}"></p>
<fieldset><legend>How often</legend>
<label><input type="radio" name="every" value="day"${!isWeekly && html` checked`}> Each working day</label>
<label><input type="radio" name="every" value="week"${isWeekly && html` checked`}> Once a week, on Monday</label>
</fieldset>
<p><label for="what">Topics or a query, or nothing for all of the day’s list</label><input id="what" name="what" list="mail-topics" value="${said('what')}">
<datalist id="mail-topics">${topics.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}</datalist></p>
<p><label for="at">At</label><input id="at" name="at" type="time" value="${said('at') || '09:00'}"></p>
<p><label for="timezone">Your city, for the hour</label><input id="timezone" name="timezone" placeholder="Europe/Paris" value="${said('timezone')}"></p>
<p><button type="submit">Send me the mail to confirm</button></p>
</form>`;
}

function mailPage(main: Html, view?: View, status = 200): Promise<Response> {
  const page = layout({ title: view?.title ?? 'Papers by mail', under: '/mail', main });
  // What stands behind a reader's own link is nobody else's to find.
  return htmlResponse(page, status, { 'x-robots-tag': 'noindex' });
}
