import { html, raw } from 'hono/html';

/** Markup whose every word from outside is escaped: `html` escapes whatever is put into it but other markup. */
export type Html = ReturnType<typeof html>;

/** Writes markup; lists are put side by side, and false, undefined and null are nothing. */
export { html };

/** Markup that somebody else escaped already: our own assets, and MathML that Temml wrote. */
export const trusted: (markup: string) => Html = raw;

/** A whole document, or a piece of one. */
export async function htmlResponse(
  markup: Html,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
) {
  return new Response(String(await markup), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  });
}

/** Sends the browser on by GET. */
export function goTo(path: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location: path, ...headers } });
}
