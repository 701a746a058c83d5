import type { Forgotten } from '../forgotten.ts';
import type { View } from '../view.ts';
import { count, listOf } from './words.ts';

/** What would be forgotten, before it is. */
export function forgetView(): View {
  return {
    title: 'Forget all that is kept of you?',
    lead: 'Your follows, saved papers with their notes, marks, your digest in direct messages or by mail, and what I noted of pings to you go for good. Nobody can bring them back.',
    sections: [],
    note: 'Digests of channels that you set up stay, without your name. Messages that were posted stay in the chat.',
  };
}

/** What was forgotten. */
export function forgottenView(gone: Forgotten): View {
  const kinds: readonly (readonly [amount: number, one: string, many: string])[] = [
    [gone.follows, 'follow', 'follows'],
    [gone.saved, 'saved paper', 'saved papers'],
    [gone.marks, 'mark', 'marks'],
    [gone.subscriptions, 'digest of your own', 'digests of your own'],
    [gone.messages, 'message to you', 'messages to you'],
    [gone.told, 'note of a ping', 'notes of pings'],
  ];
  const said = kinds.filter(([amount]) => amount > 0).map(([amount, one, many]) => count(amount, one, many));
  const channels =
    gone.channels > 0
      ? ` Your name is taken from ${count(gone.channels, 'channel’s digest', 'channels’ digests')}.`
      : '';
  return {
    title: 'You are forgotten',
    lead: `${said.length > 0 ? `Gone: ${listOf(said)}.` : 'There was nothing to forget.'}${channels}`,
    sections: [],
  };
}
