import type { Message } from '../../delivery.ts';
import type { View } from '../../view.ts';
import { pieceOf, piecesOf } from './body.ts';
import type { Chats } from './parts.ts';

/** The view as the page keeps it in the ledger: the bodies that both chats would be sent. */
export function messageOf(view: View, { discord, slack }: Chats): Message {
  const [inDiscord, inSlack] = [discord(view), slack(view)];
  const files = inDiscord.flatMap((message) => message.files ?? []);
  return {
    body: { discord: inDiscord.map(({ body }) => body), slack: inSlack.map(({ body }) => body) },
    papers: inDiscord.flatMap(({ papers }) => papers),
    ...(files.length > 0 && { files }),
  };
}

/** The messages that were kept so. */
export function shownOn({ body, papers, files }: Message) {
  const messages = (chat: unknown): readonly Message[] =>
    piecesOf(chat).map((piece) => ({ body: pieceOf(piece), papers, ...(files && { files }) }));
  return { discord: messages(body.discord), slack: messages(body.slack) };
}
