import type { Clock } from '../../clock.ts';
import type { Message, MessageFile } from '../../delivery.ts';
import { bytesOf, type CarriedPicture } from '../files.ts';
import { context, plainText, type SlackBlock } from './blocks.ts';
import { type CallOutcome, type Failure, type Fields, failureOf, fieldsOf, type SlackCall } from './call.ts';

/**
 * Uploads a file: into a channel, where everyone there sees it, or nowhere yet, so that a message can show it. What is
 * uploaded twice into nowhere is seen by nobody.
 */
export type SlackUpload = (
  file: MessageFile,
  into?: Destination,
) => Promise<{ readonly kind: 'done'; readonly id: string } | Failure>;

/** A channel, or the thread below one of its messages. */
type Destination = { readonly channel: string; readonly thread?: string };

/** What Slack's library does: it asks for an address, sends the bytes there, and says that all is done. */
type UploadV2 = (
  file: { readonly file: Buffer; readonly filename: string; readonly alt_text?: string },
  into?: Destination,
) => Promise<{ readonly files: readonly unknown[] }>;

export function makeUpload(uploadV2: UploadV2): SlackUpload {
  return async (file, into) => {
    const described = file.alt === undefined ? {} : { alt_text: file.alt };
    try {
      const { files } = await uploadV2({ file: bytesOf(file), filename: file.name, ...described }, into);
      const [uploaded] = files.flatMap((answer) => listOf(fieldsOf(answer).files)).map(fieldsOf);
      return { kind: 'done', id: String(uploaded?.id) };
    } catch (error) {
      return failureOf(error);
    }
  };
}

/** The block in which a picture stands: by its name, until Slack has given it an id. */
export function pictureBlock({ name, alt }: CarriedPicture): SlackBlock {
  return { type: 'image', alt_text: alt, slack_file: { id: name } };
}

/** The body with its pictures uploaded; those that Slack does not take are told in words. Limited: nothing was done yet. */
export async function withPictures(
  { body, files = [] }: Pick<Message, 'body' | 'files'>,
  upload: SlackUpload,
): Promise<{ readonly kind: 'done'; readonly body: Fields } | Extract<Failure, { kind: 'limited' }>> {
  let placed = body;
  for (const file of files.filter(({ alt }) => alt !== undefined)) {
    const uploaded = await upload(file);
    if (uploaded.kind === 'limited') return uploaded;
    const id = uploaded.kind === 'done' ? uploaded.id : undefined;
    placed = mapPictures(placed, (block, name) => {
      if (name !== file.name) return block;
      return id === undefined ? inWords(block) : { ...block, slack_file: { id } };
    });
  }
  return { kind: 'done', body: placed };
}

/**
 * Posts a body, again while Slack does not know its pictures yet: it looks through what was uploaded before anyone may
 * see it, for some seconds (slackapi/node-slack-sdk#2040), and refuses the message meanwhile. At last in words alone.
 */
export async function postWhenReady<Posted>(
  body: Fields,
  post: (body: Fields) => Promise<Posted>,
  isNotReady: (posted: Posted) => boolean,
  clock: Clock,
): Promise<Posted> {
  let posted = await post(body);
  if (!hasPictures(body)) return posted;
  for (const waitMs of [1_000, 3_000]) {
    if (!isNotReady(posted)) return posted;
    await clock.sleep(waitMs);
    posted = await post(body);
  }
  return isNotReady(posted) ? post(mapPictures(body, inWords)) : posted;
}

/** chat.postMessage with all that travels beside the body: pictures in it, documents in its thread. */
export async function postMessage(
  { call, upload, clock }: { readonly call: SlackCall; readonly upload: SlackUpload; readonly clock: Clock },
  message: Message,
  to: Fields & { readonly channel: string },
): Promise<CallOutcome> {
  const placed = await withPictures(message, upload);
  if (placed.kind !== 'done') return placed;
  const post = (body: Fields) => call('chat.postMessage', { ...body, ...to });
  const posted = await postWhenReady(placed.body, post, isInvalid, clock);
  if (posted.kind === 'done') {
    // The message stands: a document that Slack does not take must not bring it once more.
    for (const file of (message.files ?? []).filter(({ alt }) => alt === undefined))
      await upload(file, { channel: to.channel, thread: String(to.thread_ts ?? posted.answer.ts) });
  }
  return posted;
}

function isInvalid(outcome: CallOutcome): boolean {
  return outcome.kind === 'refused' && outcome.code === 'invalid_blocks';
}

function hasPictures(body: Fields): boolean {
  return listOf(body.blocks).some((block) => fieldsOf(block).type === 'image');
}

function mapPictures(body: Fields, change: (block: Fields, name: unknown) => Fields): Fields {
  const blocks = listOf(body.blocks)
    .map(fieldsOf)
    .map((block) => (block.type === 'image' ? change(block, fieldsOf(block.slack_file).id) : block));
  return { ...body, blocks };
}

function inWords({ alt_text }: Fields): SlackBlock {
  return context([plainText(String(alt_text))]);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
