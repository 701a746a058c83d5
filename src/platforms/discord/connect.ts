import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { Desk, Platform } from '../platform.ts';
import { answerAsked } from './answer.ts';
import { type Application, askApplication, obstacleTo, type Way } from './application.ts';
import { callerOf, unheard } from './caller.ts';
import { checkDiscord } from './checkup.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { intentsFor, makeHearing } from './hearing.ts';
import type { Asked } from './interaction.ts';
import { makeInteractionsKnock, type Taker } from './knock.ts';
import { connectSentence, type Trouble } from './outcome.ts';
import { registerCommands } from './registration.ts';
import { renderDiscord } from './render.ts';
import { Unanswered } from './reply.ts';
import { makeRest, troubleOf } from './rest.ts';
import { makeSend } from './send.ts';

/** With a public key people are heard over HTTP, else by the gateway. */
export type DiscordOptions = Way & {
  readonly token: string;
  /** Another base than `https://discord.com/api`. */
  readonly apiUrl?: string;
  /** See what people write, so that links to papers can be answered: by the gateway alone. */
  readonly readMessages?: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one request may take. */
  readonly timeoutMs?: number;
};

/** Discord, by its REST API, and over HTTP or by its gateway. */
export function makeDiscord(options: DiscordOptions): Platform {
  const { token, apiUrl, publicKey, readMessages = false, clock, log, timeoutMs = 15_000 } = options;
  const rest = makeRest({ token, timeoutMs, log, ...(apiUrl !== undefined && { apiUrl }) });
  const { call } = rest;
  const answering = new Set<Promise<void>>();
  let gateway: Gateway | undefined;
  let taker: Taker | undefined;

  const takerFor = (desk: Desk, { id }: Application): Taker => ({
    application: id,
    ask: (asked) => {
      const whyUnheard = publicKey === undefined ? unheard.overGateway : unheard.overHttp;
      const caller = callerOf(asked.asker, readMessages ? undefined : whyUnheard);
      const answer = answerAsked(desk, call, asked, caller)
        .catch((error: unknown) => tellUnanswered(log, asked, error))
        .finally(() => answering.delete(answer));
      answering.add(answer);
    },
  });

  return {
    name: 'discord',
    render: renderDiscord,

    connect: async (desk) => {
      await gateway?.close();
      const fail = (trouble: Trouble): never => {
        throw new Error(connectSentence(trouble, apiUrl));
      };
      const known = await askApplication(call);
      if ('trouble' in known) return fail(known.trouble);
      const { application } = known;
      const obstacle = obstacleTo(options, application);
      if (obstacle?.isWrong) throw new Error(`${obstacle.says} ${obstacle.toDo}`);
      if (obstacle) log.warn({ platform: 'discord' }, `${obstacle.says} ${obstacle.toDo}`);
      const registered = await registerCommands(call, application.id, desk.commands);
      if ('trouble' in registered) return fail(registered.trouble);
      taker = takerFor(desk, application);
      if (publicKey === undefined) {
        const { me } = application;
        const hear = makeHearing({ desk, call, me, readMessages, ask: taker.ask, log });
        const intents = intentsFor(readMessages);
        gateway = await openGateway({ token, intents, rest: rest.patient, hear, clock, log }).catch(
          (error: unknown) => fail(troubleOf(error)),
        );
      }
      const by = gateway ? `its gateway, shards: ${gateway.shards}` : 'HTTP';
      log.info({ application: application.id, registered: registered.answer, by }, 'connected to Discord');
    },

    isLost: () => gateway?.isLost() ?? false,
    send: makeSend(call, clock),
    checkup: (places) => checkDiscord(call, places, options),
    ...(publicKey !== undefined && {
      knock: makeInteractionsKnock({ publicKey, clock, taker: () => taker }),
    }),

    close: async () => {
      taker = undefined;
      await gateway?.close();
      // What is being answered ends well.
      await within(clock, goodbyeMs, Promise.all(answering));
      rest.close();
    },
  };
}

const goodbyeMs = 5_000;

/** Discord's own number for a question that somebody answered already. */
const taken = 40_060;

function tellUnanswered(log: Log, { id, asker }: Asked, error: unknown): void {
  const trouble = error instanceof Unanswered ? error.trouble : troubleOf(error);
  const facts = { question: id, place: `discord:${asker.channel}`, ...trouble };
  if (trouble.code === taken) log.info(facts, 'another copy, or an earlier try, has answered this');
  else log.error(facts, 'an answer did not reach Discord');
}
