import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Faults } from './faults.ts';
import { isJson, type Json, parseJson, textAt } from './json.ts';
import { lacks, methods } from './methods.ts';
import type { OAuth } from './oauth.ts';
import { type Answer, refused } from './posting.ts';
import type { ResponseUrls } from './response-urls.ts';
import { takeUpload } from './uploads.ts';
import type { Workspace } from './workspace.ts';

/** One call as it came in, whatever became of it, and whose token it had. */
export type Call = { readonly method: string; readonly args: Json; readonly team?: string };

type Parts = {
  /** The first one has the app token. */
  readonly workspaces: readonly [Workspace, ...Workspace[]];
  readonly oauth: OAuth;
  readonly faults: Faults;
  readonly calls: Call[];
  readonly responses: Pick<ResponseUrls, 'take'>;
  /** Milliseconds to wait before the channel takes another message; 0 where it takes one now. */
  readonly pace: (channel: string) => number;
  readonly openSocket: () => string;
};

/** Answers `/api/<method>` and `/response/<id>` as Slack does: refusals are HTTP 200 with `ok: false`. */
export function webApi(parts: Parts): RequestListener {
  return (request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path.startsWith('/upload/')) {
    const fault = parts.faults.take('upload');
    if (fault) return void request.socket.destroy();
    const id = path.replace('/upload/', '');
    const asked = parts.workspaces.find(({ files }) => files.get(id)?.complete === false);
    const taken = await takeUpload(asked ?? parts.workspaces[0], id, request);
    response.writeHead(taken ? 200 : 404).end(taken ? 'OK' : 'no such upload');
    return;
  }
  const body = await text(request);
  const isReply = path.startsWith('/response/');
  const method = isReply ? 'response_url' : path.replace(/^\/api\//, '');
  const args = readArgs(body);
  const token = tokenIn(request, args);
  const workspace = parts.workspaces.find(({ tokens }) => tokens.bot === token);
  parts.calls.push({ method, args, ...(workspace && { team: workspace.team }) });
  const fault = parts.faults.take(method);
  if (fault?.kind === 'limited') return limited(response, fault.retryAfter);
  if (fault?.kind === 'error') return send(response, refused(fault.error, fault.more));
  if (!fault || fault.accepted) {
    const result = isReply
      ? parts.responses.take(path.replace('/response/', ''), args)
      : run(parts, method, args, token, workspace);
    if (!fault) return result === 'too fast' ? limited(response, 1) : send(response, result, workspace);
  }
  parts.workspaces[0].changes.emit('change');
  if (fault.kind === 'drop') request.socket.destroy();
  if (fault.kind === 'status') response.writeHead(fault.status).end('upstream connect error');
  if (fault.kind === 'page') response.writeHead(200, { 'Content-Type': 'text/html' }).end(fault.words);
}

function run(
  parts: Parts,
  method: string,
  args: Json,
  token: string,
  workspace: Workspace | undefined,
): Answer | 'too fast' {
  const [first] = parts.workspaces;
  if (method === 'oauth.v2.access') return parts.oauth.access(args);
  if (token === '') return refused('not_authed');
  if (method === 'apps.connections.open') {
    if (workspace) return refused('not_allowed_token_type');
    return token === first.tokens.app ? { ok: true, url: parts.openSocket() } : refused('invalid_auth');
  }
  if (parts.workspaces.some(({ goneTokens }) => goneTokens.has(token))) return refused('account_inactive');
  if (!workspace) return refused('invalid_auth');
  const known = methods[method];
  if (!known) return refused('unknown_method', { req_method: method });
  if (known.scope && !workspace.scopes.has(known.scope)) return lacks(workspace, known.scope);
  if (method === 'chat.postMessage' && parts.pace(textAt(args, 'channel')) > 0) return 'too fast';
  return known.run(workspace, args);
}

function tokenIn(request: IncomingMessage, args: Json): string {
  return request.headers.authorization?.replace(/^Bearer /, '') ?? textAt(args, 'token');
}

function readArgs(body: string): Json {
  const json = parseJson(body);
  return isJson(json) ? json : Object.fromEntries(new URLSearchParams(body));
}

function limited(response: ServerResponse, retryAfter?: number): void {
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  response.writeHead(429, headers).end(JSON.stringify(refused('ratelimited')));
}

/** Slack names the token's scopes with every answer. */
function send(response: ServerResponse, result: Json, workspace?: Workspace): void {
  const status = typeof result.status === 'number' ? result.status : 200;
  const granted = workspace && { 'X-OAuth-Scopes': [...workspace.scopes].join(',') };
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...granted });
  response.end(JSON.stringify(result));
}
