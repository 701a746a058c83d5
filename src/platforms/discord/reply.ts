import type { Message } from '../../delivery.ts';
import type { Called, DiscordCall } from './call.ts';
import type { Reply } from './conversation.ts';
import { showMessage } from './files.ts';
import { type Asked, ephemeral } from './interaction.ts';
import type { Trouble } from './outcome.ts';

/** Thrown where Discord does not take an answer. */
export class Unanswered extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.message);
    this.trouble = trouble;
  }
}

/**
 * Answers by Discord's REST API, whichever way the question came. The first sign goes there too, though HTTP would take it
 * in its own answer: Discord takes one first sign only, so that of two copies that hear the same question one acts; and
 * what follows cannot come before it.
 */
export function replyTo(call: DiscordCall, { id, application, token }: Asked): Reply {
  const hook = `/webhooks/${application}/${token}` as const;
  const original = `${hook}/messages/@original` as const;
  const waits = true;
  return {
    defer: (how) =>
      done(callBack(call, { id, token }, how === 'replace' ? { type: 6 } : { type: 5, data: flagsFor(how) })),
    fill: (message) =>
      shown(message, ({ body, files = [] }) =>
        // What hung on the message that is replaced goes with it.
        call('PATCH', original, { body: { attachments: [], ...body }, files, waits }),
      ),
    follow: (message, isPrivate) =>
      shown(message, ({ body, files = [] }) => {
        const flags = Number(body.flags) | (isPrivate ? ephemeral : 0);
        return call('POST', hook, { body: { ...body, flags }, files, waits });
      }),
    remove: () => done(call('DELETE', original, { waits })),
  };
}

/** What Discord's menu offers while somebody types. */
export function offer(
  call: DiscordCall,
  asked: Asked,
  choices: readonly { readonly name: string; readonly value: string }[],
): Promise<void> {
  return done(callBack(call, asked, { type: 8, data: { choices } }));
}

/** The first sign to an interaction (docs.discord.com, interactions/receiving-and-responding, "Interaction Callback Type"). */
function callBack(call: DiscordCall, { id, token }: Pick<Asked, 'id' | 'token'>, body: object) {
  return call('POST', `/interactions/${id}/${token}/callback`, { body, waits: true });
}

function flagsFor(how: 'public' | 'private'): { readonly flags?: number } {
  return how === 'private' ? { flags: ephemeral } : {};
}

function shown(message: Message, show: (message: Message) => Promise<Called>): Promise<void> {
  return done(showMessage(message, show));
}

async function done(calling: Promise<Called>): Promise<void> {
  const called = await calling;
  if ('trouble' in called) throw new Unanswered(called.trouble);
}
