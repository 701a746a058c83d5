import type { ServerResponse } from 'node:http';
import { escapeHtml } from '../../escape-html.ts';
import { fieldsOf } from './call.ts';

/** An installation that is not kept; the message says in a sentence what to do, to whoever installs. */
export class InstallRefusal extends Error {
  override readonly name = 'InstallRefusal';
}

/** What a browser shows after the installation. */
export function sayInstalled(response: ServerResponse): void {
  page(
    response,
    200,
    'Paperboy is here',
    'Open Slack, go to a channel, and type /papers subscribe. With /papers help it tells what else it can do.',
  );
}

/** What it shows where that failed. */
export function sayNotInstalled(response: ServerResponse, error: unknown): void {
  const words = error instanceof InstallRefusal ? error.message : sentences[codeOf(error)];
  const otherwise = `Slack did not confirm the installation. ${again}`;
  page(response, words === undefined ? 502 : 400, 'Paperboy was not installed', words ?? otherwise);
}

/** By what code Bolt names an error of an installation; none of them holds what the request held. */
export function codeOf(error: unknown): string {
  return String(fieldsOf(error).code ?? 'unknown');
}

const again = 'Begin again at /slack/install.';
const stale = `This link is too old, was used before, or was opened in another browser. ${again}`;

/** By the codes of @slack/oauth 4. */
const sentences: Readonly<Record<string, string>> = {
  slack_oauth_installer_authorization_error: `The installation was cancelled in Slack. ${again}`,
  slack_oauth_invalid_state: stale,
  slack_oauth_missing_state: stale,
  slack_oauth_missing_code: stale,
};

/** The address of this page holds what Slack granted: it loads nothing, and tells its address to nobody. */
function page(response: ServerResponse, status: number, title: string, words: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  const said = `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(words)}</p>`;
  response.end(
    `<!doctype html>\n<html lang="en">\n<meta name="viewport" content="width=device-width">\n<title>Paperboy</title>\n${said}\n</html>\n`,
  );
}
