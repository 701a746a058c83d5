import type { Caller, Command, CommandCall } from '../../commands/command.ts';
import type { Reaction } from '../../commands/mark-paper.ts';
import type { DeliveryKey, Message } from '../delivery.ts';
import type { Finding } from '../finding.ts';
import type { MailRequest } from '../mailbox.ts';
import type { Place, PlatformName } from '../place.ts';
import type { View } from '../view.ts';
import type { Knock } from './door.ts';

/** A chat service, reduced to what the bot needs of it. */
export type Platform = {
  readonly name: PlatformName;
  /** So many parts a minute are sent at most; absent where the platform keeps its own pace. */
  readonly perMinute?: number;
  /** The view in this platform's dialect: within every limit, each paper once and in order. Never empty. */
  readonly render: (view: View) => readonly Message[];
  /** Connects and answers commands until closed. Rejects with a sentence for the operator where it cannot. */
  readonly connect: (desk: Desk) => Promise<void>;
  /** Whether the chat ended the connection for good: nobody is heard until `connect` is called again. */
  readonly isLost?: () => boolean;
  /**
   * The view with the way to say yes to it, for a place that is written to only once its reader confirmed that. Absent
   * where whoever may subscribe a place may speak for it.
   */
  readonly invite?: (view: View, request: MailRequest) => readonly Message[];
  /**
   * Sends one part. Expected failures are values; the same key is never shown twice where the platform can tell.
   * `triedAt`: when an earlier try began whose end is not known, so that its message may stand there already.
   * `opening`: the message below which this one stands, where it has a thread and does not open it.
   */
  readonly send: (
    place: Place,
    message: Message,
    key: DeliveryKey,
    triedAt?: Date,
    opening?: string,
  ) => Promise<SendOutcome>;
  /** Asks the platform, without connecting, whether it would let the bot work, and in each of these places; absent where there is nothing to ask. */
  readonly checkup?: (places: readonly Place[]) => Promise<readonly Finding[]>;
  /** What it answers at the door, where its chat calls us over HTTP: asked before `connect` as well. */
  readonly knock?: Knock;
  readonly close: () => Promise<void>;
  /** Where a browser finds it, while it is connected. Absent where that is nowhere. */
  readonly address?: () => string | undefined;
};

export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Limited, overloaded, or the answer was lost: the same key may be sent again. */
  | {
      readonly kind: 'later';
      readonly afterMs: number;
      readonly reason: string;
      /**
       * `maybe`: this try's answer was lost. `no`: neither this try nor an earlier one stands in the channel. Absent: this
       * try did not arrive, and of earlier ones nothing new is known.
       */
      readonly arrived?: 'maybe' | 'no';
      /** The platform asked us to wait (429). */
      readonly limited?: true;
    }
  /**
   * Will not work until someone does something. Access is `kept` where the message is at fault, `lost` where the place
   * cannot be written to, `lost everywhere` where the platform refuses us as a whole.
   */
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly access: 'kept' | 'lost' | 'lost everywhere';
      /** The least time before it is worth another try; absent: minutes, growing to an hour. */
      readonly afterMs?: number;
    }
  /** Nothing was sent, since an earlier try may have arrived and nobody may look: sent again, it might stand there twice. */
  | { readonly kind: 'unsure'; readonly reason: string };

/** Where a platform brings what people ask. Nothing here rejects: a surprise is logged there, and answered in a kind sentence. */
export type Desk = {
  /** What can be asked, to be registered and offered. */
  readonly commands: readonly Command[];
  readonly answer: (call: CommandCall, caller: Caller) => Promise<Answer>;
  /** The same, from words as typed after `/papers`: `today 2026-06-15`, or an action's `says`. */
  readonly answerWords: (words: string, caller: Caller) => Promise<Answer>;
  /**
   * What a message of the place that links to papers is answered with; undefined where nothing is to be said. Asked
   * again on the same day it says nothing more of those papers.
   */
  readonly cardsFor: (text: string, place: Place) => Promise<View | undefined>;
  /** Takes down that somebody put 👍 or 👎 on a message of ours, or took it away: nothing is answered. */
  readonly reacted: (reaction: Reaction) => Promise<void>;
  /** The bot was taken out of these places: what was kept of them goes. Each stands for all below it. */
  readonly left: (places: readonly Place[]) => Promise<void>;
  /** Completions for what is typed so far into an option; at most 25. */
  readonly suggest: (
    command: string,
    option: string,
    typed: string,
    caller: Caller,
  ) => Promise<readonly string[]>;
  /** What the command's options are now, for a form to begin with. */
  readonly defaults: (command: string, caller: Caller) => Promise<CommandCall['input']>;
  /** The places that get a digest and whose names begin so, each with what it gets in a line. */
  readonly subscribed: (start: Place, caller: Caller) => Promise<readonly SubscribedPlace[]>;
};

export type SubscribedPlace = { readonly place: Place; readonly gets: string };

/** What is said back. */
export type Answer = {
  readonly view: View;
  /** For the asker's eyes alone: errors, settings, help. */
  readonly private: boolean;
  /** The asker has something to mend: nothing was done. */
  readonly mistake?: true;
};
