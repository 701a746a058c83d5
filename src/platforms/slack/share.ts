import type { MessageFile } from '../../delivery.ts';
import type { View, ViewFile } from '../../view.ts';
import { filesOf } from '../files.ts';
import { type Failure, fieldsOf, type SlackCall } from './call.ts';
import type { SlackUpload } from './files.ts';
import { refusalSentence } from './refusals.ts';

export type Sharing = { readonly call: SlackCall; readonly upload: SlackUpload };

/** Who asked, and where. */
type Origin = { readonly user: string; readonly channel: string };

/**
 * The view with its documents given out, and a line on where they are. What everyone may see goes into the channel. An
 * answer for one person's eyes cannot hold a file in Slack: theirs go to their direct messages, as do those of channels
 * that the bot is no member of.
 */
export async function shareDocuments(
  view: View,
  everyone: boolean,
  origin: Origin,
  sharing: Sharing,
): Promise<View> {
  const pictures = (view.files ?? []).filter(({ kind }) => kind === 'picture');
  return shareAll(view, filesOf(view).documents, pictures, everyone, origin, sharing);
}

/** The same with all files, for a window: it holds no pictures that could be waited for. */
export function shareDirectly(view: View, origin: Origin, sharing: Sharing): Promise<View> {
  const { first, last, documents } = filesOf(view);
  return shareAll(view, [...first, ...last, ...documents], [], false, origin, sharing);
}

async function shareAll(
  view: View,
  files: readonly MessageFile[],
  kept: readonly ViewFile[],
  everyone: boolean,
  origin: Origin,
  sharing: Sharing,
): Promise<View> {
  const lines: string[] = [];
  for (const file of files) lines.push(await share(file, everyone, origin, sharing));
  return lines.reduce(withLine, { ...view, files: kept });
}

/** The view with one more sentence at its end. */
export function withLine(view: View, line: string): View {
  const note = view.note === undefined ? line : `${view.note.replace(/[^.!?…]$/u, '$&.')} ${line}`;
  return { ...view, note };
}

/** Answers a sentence on where the file is. */
async function share(
  file: MessageFile,
  everyone: boolean,
  { user, channel }: Origin,
  { call, upload }: Sharing,
): Promise<string> {
  const isDirect = channel.startsWith('D');
  if (everyone || isDirect) {
    const shared = await upload(file, { channel });
    if (shared.kind === 'done') return `${file.name} stands above.`;
    if (isDirect) return failed(file, shared);
  }
  const opened = await call('conversations.open', { users: user });
  if (opened.kind !== 'done') return failed(file, opened);
  const shared = await upload(file, { channel: String(fieldsOf(opened.answer.channel).id) });
  return shared.kind === 'done'
    ? `${file.name} is in your direct messages with Paperboy.`
    : failed(file, shared);
}

function failed({ name }: MessageFile, failure: Failure): string {
  const why =
    failure.kind === 'refused'
      ? refusalSentence(failure.code, failure.needed)
      : 'Slack has trouble taking files: please ask again in a minute.';
  return `${name} could not be sent. ${why}`;
}
