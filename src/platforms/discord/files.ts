import type { Message, MessageFile } from '../../delivery.ts';
import type { CarriedPicture } from '../files.ts';
import type { Called, DiscordCall } from './call.ts';
import { type Component, type File, type Gallery, textOf } from './components.ts';
import { asWords } from './escape.ts';

/** The component in which a picture stands. */
export function pictureOf({ name, alt }: CarriedPicture): Gallery {
  return { type: 12, items: [{ media: { url: addressOf(name) }, description: alt }] };
}

/** The component in which a document hangs. */
export function documentOf({ name }: MessageFile): File {
  return { type: 13, file: { url: addressOf(name) } };
}

/** The message with those of the files that its components name; what no component names, Discord would not show. */
export function withFiles(message: Message, all: readonly MessageFile[]): Message {
  const named = JSON.stringify(message.body.components);
  const files = all.filter(({ name }) => named.includes(`"${addressOf(name)}"`));
  if (files.length === 0) return message;
  const attachments = files.map(({ name, alt }, id) => ({
    id: String(id),
    filename: name,
    ...(alt !== undefined && { description: alt }),
  }));
  return { ...message, files, body: { ...message.body, attachments } };
}

/** The same message in words alone: what a picture shows, and which document is missing. */
function withoutFiles({ body, papers, files = [] }: Message): Message {
  const { attachments: _, ...rest } = body;
  const wordsOf = (name: string): Component => {
    const alt = files.find((file) => file.name === name)?.alt;
    const words = alt ?? `${name} could not be attached: give Paperboy's role “Attach Files” here.`;
    return textOf(`-# ${asWords(words)}`);
  };
  return { papers, body: { ...rest, components: inWords(body.components, wordsOf) } };
}

/** Posts a message with its files; where the bot may not attach any, in words alone. `post`: as the first of a post in a forum. */
export function postMessage(
  call: DiscordCall,
  path: `/${string}`,
  message: Message,
  post?: Readonly<Record<string, unknown>>,
): Promise<Called> {
  return showMessage(message, ({ body, files = [] }) =>
    call('POST', path, post ? { body: { ...post, message: body }, files, once: true } : { body, files }),
  );
}

/** Shows a message with its files; where the bot may not attach any, in words alone. */
export async function showMessage(
  message: Message,
  show: (message: Message) => Promise<Called>,
): Promise<Called> {
  const shown = await show(message);
  if (!message.files || !('trouble' in shown) || !isAboutFiles(shown.trouble.code)) return shown;
  return show(withoutFiles(message));
}

/**
 * Whether Discord refused the message for its files: it lacks a permission, or the files are too large
 * (docs.discord.com/developers/topics/opcodes-and-status-codes). Nothing was posted then.
 */
function isAboutFiles(code: unknown): boolean {
  return code === 50_013 || code === 40_005;
}

function addressOf(name: string): string {
  return `attachment://${name}`;
}

function inWords(components: unknown, wordsOf: (name: string) => Component): unknown {
  if (Array.isArray(components)) return components.map((one) => inWords(one, wordsOf));
  if (typeof components !== 'object' || components === null) return components;
  const [name] = /(?<=attachment:\/\/)[\w.-]+/.exec(JSON.stringify(components)) ?? [];
  if (name === undefined) return components;
  return 'components' in components
    ? { ...components, components: inWords(components.components, wordsOf) }
    : wordsOf(name);
}
