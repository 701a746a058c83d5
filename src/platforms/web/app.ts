import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { assetRoutes } from './assets.ts';
import { dayRoutes } from './days.ts';
import { feedRoutes } from './feeds.ts';
import { refusalOf } from './guard.ts';
import { healthRoutes } from './health.ts';
import { homeRoutes } from './home.ts';
import { wordsPage } from './layout.ts';
import { mailRoutes } from './mail.ts';
import { periodRoutes } from './months.ts';
import { operatorRoutes } from './operator.ts';
import { paperRoutes } from './paper.ts';
import type { Parts } from './parts.ts';
import type { Route, Visit } from './route.ts';
import { searchRoutes } from './search.ts';
import { topicRoutes } from './topics.ts';

/** All addresses of the page. */
function routesOf(parts: Parts): readonly Route[] {
  return [
    ...assetRoutes(),
    ...parts.shelf.routes,
    ...homeRoutes(parts),
    ...dayRoutes(parts),
    ...periodRoutes(parts),
    ...topicRoutes(parts),
    ...searchRoutes(parts),
    ...paperRoutes(parts),
    ...operatorRoutes(parts),
    ...mailRoutes(parts),
    ...feedRoutes(parts),
    ...healthRoutes(parts),
  ];
}

/** The page as a function from request to answer. `addressOf` says where a request comes from. */
export function makeApp(
  parts: Parts,
  addressOf: (bindings: unknown) => string,
): (request: Request, bindings?: unknown) => Promise<Response> {
  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: largestFormBytes,
      onError: () => wordsPage(413, 'That is too much', 'No form of this page is so large.'),
    }),
  );
  for (const { method, path, answer } of routesOf(parts))
    app.on(method, path, async (context) => {
      const visit = await visitOf(context, addressOf(context.env));
      return visit ? answer(visit) : wordsPage(400, 'That cannot be read', 'What was sent is no whole form.');
    });
  app.notFound(() =>
    wordsPage(404, 'Nothing is here', 'There is no such page. The bar above leads to those there are.'),
  );
  app.onError((error) => {
    parts.log.error({ error }, 'a page failed');
    return wordsPage(
      500,
      'Something went wrong here',
      'It is written in the log. Please try again in a minute.',
    );
  });
  return async (request, bindings) => {
    const refusal = refusalOf(request, parts.settings);
    const response = await (refusal === undefined
      ? app.fetch(request, Object(bindings))
      : wordsPage(403, 'That is refused', refusal));
    for (const [name, value] of Object.entries(safety))
      if (!response.headers.has(name)) response.headers.set(name, value);
    return response;
  };
}

/** Nothing from elsewhere is loaded, nothing in the page itself is run, no other site shows this one in a frame. */
const safety = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** No form of ours is larger. */
const largestFormBytes = 100_000;
/** More of one field is nobody's question. */
const longestField = 10_000;

/** Undefined where a form was posted that cannot be read. */
async function visitOf(context: Context, address: string): Promise<Visit | undefined> {
  const { req } = context;
  const posted = req.method === 'POST' ? await formIn(req) : {};
  if (!posted) return undefined;
  return {
    url: new URL(req.url),
    param: (name) => req.param(name) ?? '',
    field: (name) => {
      const value = Object.hasOwn(posted, name) ? posted[name] : req.query(name);
      return typeof value === 'string' ? value.slice(0, longestField) : '';
    },
    headers: req.raw.headers,
    address,
  };
}

async function formIn(req: Context['req']): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    return await req.parseBody();
  } catch {
    return undefined;
  }
}
