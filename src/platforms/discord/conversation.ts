import type { Caller, Command, CommandCall } from '../../../commands/command.ts';
import type { Message } from '../../delivery.ts';
import { oneLine } from '../../one-line.ts';
import type { Answer, Desk } from '../platform.ts';
import { pressOf } from './buttons.ts';
import { limits } from './limits.ts';
import { moreExamples, moreName } from './more.ts';
import { renderDiscord, renderRest } from './render.ts';

/** The ways to answer one command or press. Each rejects where Discord refuses it. */
export type Reply = {
  /** Buys time: Discord waits 3 s for a first sign, and from then on 15 minutes for the answer. */
  readonly defer: (how: 'public' | 'private' | 'replace') => Promise<void>;
  /** Puts a message where the deferral stands: in place of “thinking …”, or of the message that was pressed. */
  readonly fill: (message: Message) => Promise<void>;
  readonly follow: (message: Message, isPrivate: boolean) => Promise<void>;
  /** Takes the deferral back. */
  readonly remove: () => Promise<void>;
};

/** Answers a command that was typed. */
export async function answerCall(desk: Desk, call: CommandCall, caller: Caller, reply: Reply): Promise<void> {
  const command = desk.commands.find(({ name }) => name === call.name);
  const words = command && wordsOf(call, command);
  await answerAs(command, words, () => desk.answer(call, caller), reply);
}

/** Answers what was typed behind “more”: a command that the menu lacks, in the words that it has elsewhere. */
export async function answerWords(desk: Desk, words: string, caller: Caller, reply: Reply): Promise<void> {
  const command = desk.commands.find(({ name }) => name === words.trim().split(/\s/)[0]);
  await answerAs(command, words, () => desk.answerWords(words, caller), reply);
}

async function answerAs(
  command: Command | undefined,
  words: string | undefined,
  ask: () => Promise<Answer>,
  reply: Reply,
): Promise<void> {
  // Discord wants to know before the answer is: a wrong guess is taken back below.
  const isPrivate = command?.private ?? false;
  await reply.defer(isPrivate ? 'private' : 'public');
  const answer = await ask();
  const isTakenBack = answer.private && !isPrivate;
  // A “thinking …” that stays is ugly; an answer that never comes is worse.
  if (isTakenBack) await reply.remove().catch(() => undefined);
  await show(reply, renderDiscord(answer.view), {
    words,
    isPrivate: isPrivate || answer.private,
    fills: !isTakenBack,
  });
}

/** Answers a press on one of our buttons; `isPrivate` tells that the message pressed is seen by the presser alone. */
export async function answerPress(
  desk: Desk,
  customId: string,
  caller: Caller,
  reply: Reply,
  isPrivate: boolean,
): Promise<void> {
  const press = pressOf(customId);
  if (!press) return;
  const { kind, words } = press;
  await reply.defer(kind === 'turn' ? 'replace' : 'private');
  const answer: Answer = await desk.answerWords(words, caller);
  const messages = renderDiscord(answer.view);
  if (kind === 'turn')
    await show(reply, messages, { words, isPrivate: isPrivate || answer.private, fills: !answer.private });
  else
    await show(reply, messages, {
      words,
      isPrivate: true,
      fills: true,
      from: kind === 'more' ? press.from : 0,
    });
}

/** What Discord's menu offers while an option is being typed. */
export async function suggestionsFor(
  desk: Desk,
  command: string,
  option: string,
  typed: string,
  caller: Caller,
): Promise<readonly { name: string; value: string }[]> {
  const found =
    command === moreName
      ? moreExamples(desk.commands, typed)
      : await desk.suggest(command, option, typed, caller);
  // A value that is too long cannot be offered: a shortened one would mean something else.
  return [...new Set(found)]
    .filter((value) => oneLine(value) !== '' && value.length <= limits.choice)
    .slice(0, limits.suggestions)
    .map((value) => ({ name: oneLine(value), value }));
}

/** Messages posted at once; what is more waits for a press, whose answer one person sees: no answer drowns a channel. */
const atOnce = { public: 2, private: 5 };

type Showing = {
  /** What would bring the same answer again, where words can say it. */
  readonly words: string | undefined;
  readonly isPrivate: boolean;
  /** Whether the first message goes where the deferral stands. */
  readonly fills: boolean;
  readonly from?: number;
};

async function show(reply: Reply, all: readonly Message[], showing: Showing): Promise<void> {
  // An answer may have become shorter since its button was made.
  const from = Math.min(showing.from ?? 0, all.length - 1);
  const most = showing.isPrivate ? atOnce.private : atOnce.public;
  // One message left over takes no more room than the line that would stand for it.
  const to = all.length - from <= most + 1 ? all.length : from + most;
  for (const [position, message] of all.slice(from, to).entries()) {
    if (position === 0 && showing.fills) await reply.fill(message);
    else await reply.follow(message, showing.isPrivate);
  }
  const left = all.slice(to);
  if (left.length > 0) {
    const papers = left.reduce((sum, message) => sum + message.papers.length, 0);
    await reply.follow(renderRest(papers, showing.words, to), showing.isPrivate);
  }
}

/** The call as a person would type it after `/papers`; undefined where typed words could not say it. */
function wordsOf({ name, input }: CommandCall, command: Command): string | undefined {
  const given = command.options.filter((option) => input[option.name] !== undefined);
  const named = given
    .filter(({ bare }) => !bare)
    .map((option) => [option.name, String(input[option.name])] as const);
  if (named.some(([, value]) => /\s|^$/.test(value))) return undefined;
  const bare = given.filter((option) => option.bare).map((option) => String(input[option.name]));
  const hasDash = bare.some((value) => /(^|\s)(--|[–—])/.test(value));
  return [
    name,
    ...named.map(([option, value]) => `--${option} ${value}`),
    ...(hasDash ? ['--'] : []),
    ...bare,
  ].join(' ');
}
