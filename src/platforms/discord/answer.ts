import type { Caller } from '../../../commands/command.ts';
import type { Desk } from '../platform.ts';
import type { DiscordCall } from './call.ts';
import { answerCall, answerPress, answerWords, suggestionsFor } from './conversation.ts';
import type { Asked } from './interaction.ts';
import { moreName, moreOption } from './more.ts';
import { offer, replyTo } from './reply.ts';

/** Answers what somebody asked, whichever way it came. Rejects where Discord does not take the answer. */
export async function answerAsked(desk: Desk, call: DiscordCall, asked: Asked, asker: Caller): Promise<void> {
  const { what } = asked;
  // The log names the question as Discord does.
  const caller = { ...asker, question: asked.id };
  switch (what.kind) {
    case 'command':
      return what.name === moreName
        ? answerWords(desk, String(what.input[moreOption] ?? ''), caller, replyTo(call, asked))
        : answerCall(desk, what, caller, replyTo(call, asked));
    case 'press':
      return answerPress(desk, what.customId, caller, replyTo(call, asked), what.isPrivate);
    case 'typing':
      return offer(call, asked, await suggestionsFor(desk, what.command, what.option, what.typed, caller));
  }
}
