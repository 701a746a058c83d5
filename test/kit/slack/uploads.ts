import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isJson, type Json, objectAt, parseJson, textAt } from './json.ts';
import { type Answer, refused } from './posting.ts';
import { keep, nextTs, type SlackFile, type Workspace } from './workspace.ts';

/** files.getUploadURLExternal: a place for so many bytes (docs.slack.dev, read 2026). */
export function askForUpload(workspace: Workspace, args: Json): Answer {
  const length = Number(args.length);
  if (textAt(args, 'filename') === '' || !(length > 0)) return refused('invalid_arguments');
  const id = `F${String(workspace.files.size + 1).padStart(9, '0')}`;
  const [name, alt] = [textAt(args, 'filename'), textAt(args, 'alt_text') || textAt(args, 'alt_txt')];
  workspace.files.set(id, { id, name, alt, length, bytes: Buffer.alloc(0), complete: false });
  return { ok: true, upload_url: `${workspace.origin.url}/upload/${id}`, file_id: id };
}

/** The bytes, as a form's one field; false where no place was asked for, or the length is another than was said. */
export async function takeUpload(
  workspace: Workspace,
  id: string,
  request: IncomingMessage,
): Promise<boolean> {
  const file = workspace.files.get(id);
  const bytes = await bytesIn(request);
  if (!file || bytes.length !== file.length) return false;
  workspace.files.set(id, { ...file, bytes });
  return true;
}

/** files.completeUploadExternal: shares what was uploaded, or keeps it for whoever uploaded it. */
export function completeUpload(workspace: Workspace, args: Json): Answer {
  const given = typeof args.files === 'string' ? parseJson(args.files) : args.files;
  const ids = Array.isArray(given) ? given.filter(isJson).map((one) => textAt(one, 'id')) : [];
  const found = ids.flatMap((id) => workspace.files.get(id) ?? []);
  if (found.length === 0 || found.some(({ bytes, complete }) => bytes.length === 0 || complete))
    return refused('file_not_found');
  const channel = workspace.channels.get(textAt(args, 'channel_id'));
  if (args.channel_id !== undefined && !channel?.members.has(workspace.bot))
    return refused(channel?.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
  const files = found.map((file): SlackFile => ({ ...file, complete: true }));
  for (const file of files) workspace.files.set(file.id, file);
  const below = textAt(args, 'thread_ts');
  if (channel)
    keep(workspace, {
      ts: nextTs(workspace),
      channel: channel.id,
      user: workspace.bot,
      text: '',
      blocks: [],
      files,
      ...(below !== '' && { below }),
    });
  return { ok: true, files: files.map(({ id, name }) => ({ id, title: name })) };
}

/** What Slack says against pictures in blocks: it must know them, and have looked through them. */
export function picturesAmiss(workspace: Workspace, blocks: readonly Json[]): readonly string[] {
  const pictures = blocks.filter(({ type }) => type === 'image');
  const waits = pictures.length > 0 && workspace.picturesNotReady.times-- > 0;
  return pictures.flatMap((block, at) => {
    const id = textAt(objectAt(block, 'slack_file'), 'id');
    if (!/^F[A-Z0-9]{8,}$/.test(id))
      return [`[ERROR] input must match regex pattern [json-pointer:/blocks/${at}]`];
    const known = workspace.files.get(id)?.complete === true && !waits;
    return known ? [] : [`[ERROR] invalid slack file [json-pointer:/blocks/${at}/slack_file]`];
  });
}

async function bytesIn(request: IncomingMessage): Promise<Buffer> {
  const body = Readable.toWeb(request);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  if (!headers['content-type'].startsWith('multipart/')) return buffer(request);
  const form = await new Response(await buffer(body), { headers }).formData();
  for (const value of form.values())
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  const [first] = form.values();
  return Buffer.from(typeof first === 'string' ? first : '');
}
