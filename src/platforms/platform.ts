import type { Caller, Command, CommandCall } from '../../commands/command.ts';
import type { DeliveryKey, Message } from '../delivery.ts';
import type { Place, PlatformName } from '../place.ts';
import type { View } from '../view.ts';

/** A chat service, reduced to what the bot needs of it. */
export type Platform = {
  readonly name: PlatformName;
  /** The view in this platform's dialect: within every limit, each paper once and in order. Never empty. */
  readonly render: (view: View) => readonly Message[];
  /** Connects and answers commands until closed. Rejects with a sentence for the operator where it cannot. */
  readonly connect: (desk: Desk) => Promise<void>;
  /** Sends one part. Expected failures are values; the same key is never shown twice where the platform can tell. */
  readonly send: (place: Place, message: Message, key: DeliveryKey) => Promise<SendOutcome>;
  readonly close: () => Promise<void>;
};

export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Limited, overloaded, or the answer was lost: the same key may be sent again. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  /** Will not work until someone does something: no access, no channel, a refused message. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Where a platform brings what people ask. Nothing here rejects: a surprise is logged there, and answered in a kind sentence. */
export type Desk = {
  /** What can be asked, to be registered and offered. */
  readonly commands: readonly Command[];
  readonly answer: (call: CommandCall, caller: Caller) => Promise<Answer>;
  /** The same, from words as typed after `/papers`: `today 2026-06-15`, or an action's `says`. */
  readonly answerWords: (words: string, caller: Caller) => Promise<Answer>;
  /** Completions for what is typed so far into an option; at most 25. */
  readonly suggest: (
    command: string,
    option: string,
    typed: string,
    caller: Caller,
  ) => Promise<readonly string[]>;
};

/** What is said back. */
export type Answer = {
  readonly view: View;
  /** For the asker's eyes alone: errors, settings, help. */
  readonly private: boolean;
};
