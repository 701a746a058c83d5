import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A file as Discord took it. */
export type Uploaded = {
  readonly name: string;
  readonly type: string;
  /** Its alternative text; empty where it has none. */
  readonly description: string;
  readonly bytes: Buffer;
};

export type UploadDoor = {
  /** For `apiUrl`. */
  readonly url: string;
  /** The files of a message. */
  readonly of: (messageId: string) => readonly Uploaded[];
  /** What Discord says of the bot's application, over what it would say. */
  readonly sayOfApplication: (facts: Readonly<Record<string, unknown>>) => void;
  /** Resolves once the bot has been answered something more; rejects where it asks nothing for ten seconds. */
  readonly answered: () => Promise<void>;
  /** Whether files are refused from now on, as where the bot may not attach any. */
  readonly refuse: (refused: boolean) => void;
  readonly stop: () => Promise<void>;
};

/**
 * A door before a test Discord that knows no uploads: keeps the files and hands on the rest. It refuses what Discord
 * refuses: a component that names a file which is not there (docs.discord.com, reference, "Uploading Files").
 */
export async function openUploadDoor(behind: string): Promise<UploadDoor> {
  const kept = new Map<string, readonly Uploaded[]>();
  const answers = new EventEmitter();
  let refused = false;
  let application: Readonly<Record<string, unknown>> = {};

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const type = request.headers['content-type'] ?? '';
    const form = type.startsWith('multipart/') ? await readForm(body, type) : undefined;
    if (form && refused) return say(response, 403, { code: 50013, message: 'Missing Permissions' });
    const json = form ? form.json : type.includes('json') ? body.toString('utf8') : '';
    const lacking = namedIn(json).find((name) => !form?.files.some((file) => file.name === name));
    if (lacking) return say(response, 400, { code: 50035, message: `there is no file ${lacking}` });
    const handed = await fetch(new URL(request.url ?? '', behind), {
      method: request.method ?? 'GET',
      headers: {
        authorization: request.headers.authorization ?? '',
        ...(type && { 'content-type': form ? 'application/json' : type }),
      },
      ...(body.length > 0 && { body: form ? form.json : body }),
    });
    const said = Buffer.from(await handed.arrayBuffer());
    if (form && handed.ok) kept.set(idIn(said.toString('utf8')), form.files);
    if (/\/applications\/@me$/.test(request.url ?? ''))
      return say(response, 200, { ...JSON.parse(said.toString('utf8')), ...application });
    response.writeHead(handed.status, { 'content-type': handed.headers.get('content-type') ?? 'text/plain' });
    response.end(said);
  };

  const server = createServer((request, response) => {
    pass(request, response)
      .catch((error: unknown) => response.writeHead(500).end(String(error)))
      .finally(() => answers.emit('one'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${new URL(behind).pathname}`,
    of: (messageId) => kept.get(messageId) ?? [],
    sayOfApplication: (facts) => {
      application = facts;
    },
    answered: async () => {
      await once(answers, 'one', { signal: AbortSignal.timeout(patienceMs) });
    },
    refuse: (isRefused) => {
      refused = isRefused;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const patienceMs = 10_000;

/** The body that goes as JSON, and its files with what `attachments` says of them. */
async function readForm(body: Buffer, type: string): Promise<{ json: string; files: readonly Uploaded[] }> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const json = String(form.get('payload_json'));
  const files: Uploaded[] = [];
  for (const [key, value] of form.entries()) {
    if (typeof value === 'string') continue;
    const id = /^files\[(\d+)\]$/.exec(key)?.[1];
    const { description } = attachmentsIn(json).find((one) => String(one.id) === id) ?? {};
    const bytes = Buffer.from(await value.arrayBuffer());
    files.push({ name: value.name, type: value.type, description: String(description ?? ''), bytes });
  }
  return { json, files };
}

function attachmentsIn(json: string): readonly Readonly<Record<string, unknown>>[] {
  const body: unknown = JSON.parse(json);
  const list: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'attachments') : [];
  return Array.isArray(list) ? list : [];
}

/** The files that components name: one that no component names is not shown. */
function namedIn(json: string): readonly string[] {
  return [...json.matchAll(/"attachment:\/\/([^"]+)"/g)].map(([, name = '']) => name);
}

function idIn(json: string): string {
  const message: unknown = JSON.parse(json || '{}');
  return typeof message === 'object' && message !== null ? String(Reflect.get(message, 'id')) : '';
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
