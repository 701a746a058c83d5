import { parsePlace, platformOf } from '../../place.ts';
import { exchangeOf } from './exchange.ts';
import { goTo, type Html, html, htmlResponse } from './html.ts';
import { layout } from './layout.ts';
import { operatorFacts } from './operator-facts.ts';
import { noTokenHtml, operatorHtml, signInHtml } from './operator-page.ts';
import type { Parts } from './parts.ts';
import type { Route, Visit } from './route.ts';
import { isOperator, signIn, signOut } from './session.ts';

/** What the operator may see and do, for whoever knows the token. */
export function operatorRoutes(parts: Parts): readonly Route[] {
  const { outbox } = parts.archive;
  return [
    {
      method: 'GET',
      path: '/operator',
      answer: (visit) => signedIn(parts, visit, () => overview(parts, visit)),
    },
    {
      method: 'GET',
      path: '/operator/preview',
      answer: (visit) => signedIn(parts, visit, () => preview(parts, visit.field('place'))),
    },
    {
      method: 'POST',
      path: '/operator/enter',
      answer: async (visit) => {
        const cookie = signIn(visit.field('token'), parts.settings);
        if (cookie !== undefined) return goTo('/operator', { 'set-cookie': cookie });
        parts.log.warn({ address: visit.address }, 'somebody tried a wrong operator token');
        return page(parts.settings.operatorToken ? signInHtml(true) : noTokenHtml, 403);
      },
    },
    {
      method: 'POST',
      path: '/operator/leave',
      answer: async () => goTo('/operator', { 'set-cookie': signOut(parts.settings) }),
    },
    act(parts, 'pause', async (about, now) => {
      const place = parsePlace(about);
      if (place) await outbox.holds.begin(place, now);
      return place !== undefined;
    }),
    act(parts, 'resume', async (about, now) => {
      const place = parsePlace(about);
      if (place) await outbox.holds.end(place, now);
      return place !== undefined;
    }),
    act(parts, 'resend', (about, now) => outbox.sendAgain(about, now)),
  ];
}

/** What was done, in words: only these are ever said. */
const done = {
  pause: 'Paused: nothing is sent there until you resume it.',
  resume: 'Resumed: what waited is tried within a minute, and what was missed comes with the next digest.',
  resend: 'Put back: it is sent again within a minute.',
  nothing: 'Nothing was changed: it is not there any more.',
} as const;

function act(
  parts: Parts,
  name: 'pause' | 'resume' | 'resend',
  work: (about: string, now: Date) => Promise<boolean>,
): Route {
  return {
    method: 'POST',
    path: `/operator/${name}`,
    answer: (visit) =>
      signedIn(parts, visit, async () => {
        const about = visit.field('about');
        const isDone = await work(about, parts.clock.now());
        parts.log.info({ about, done: isDone }, `the operator asked to ${name}`);
        return goTo(`/operator?done=${isDone ? name : 'nothing'}`);
      }),
  };
}

async function signedIn(
  { settings }: Parts,
  visit: Visit,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (!settings.operatorToken) return page(noTokenHtml, 403);
  return isOperator(visit, settings) ? answer() : page(signInHtml(false), 401);
}

async function overview(parts: Parts, visit: Visit): Promise<Response> {
  const said = Object.entries(done).find(([name]) => name === visit.field('done'))?.[1];
  const facts = await operatorFacts(parts);
  return page(
    html`<h1>Operator</h1>${said && html`<p class="lead" role="status">${said}</p>`}${operatorHtml(facts)}`,
  );
}

/** A place's next digest as its own chat would show it. */
async function preview(parts: Parts, named: string): Promise<Response> {
  const place = parsePlace(named);
  if (!place) return page(html`<h1>Preview</h1><p>There is no such place.</p>`, 404);
  const context = parts.contextFor({ place, reader: place, mayManage: true });
  const command = context.commands.find(({ name }) => name === 'preview');
  const reply = await command?.run(context, {});
  const view =
    reply && !('mistake' in reply)
      ? reply
      : { title: 'No preview', lead: reply?.mistake ?? '', sections: [] };
  const now = parts.clock.now();
  const { discord, slack } = exchangeOf({ view, private: false }, parts, undefined, now);
  const name = platformOf(place) === 'slack' ? 'slack' : 'discord';
  const shown = name === 'slack' ? slack : discord;
  return htmlResponse(
    layout({
      title: `Preview of ${place}`,
      chats: true,
      main: html`<h1>Preview</h1><p class="lead">${place}</p><p><a href="/operator">Back</a></p><div class="chats one"><section class="chat ${name}" aria-label="Preview">${shown}</section></div>`,
    }),
  );
}

function page(main: Html, status = 200): Promise<Response> {
  return htmlResponse(layout({ title: 'Operator', main, wide: true }), status);
}
