import type { Caller, Command, Context, Mistake } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { linkCards } from '../commands/link-cards.ts';
import { takeReaction } from '../commands/mark-paper.ts';
import { againWord } from '../commands/pages.ts';
import { readCall } from '../commands/read-call.ts';
import { subscriptionRows } from '../commands/subscription-rows.ts';
import { tokensOf } from '../commands/tokens.ts';
import { makeLimit, mostQuestions } from './limit.ts';
import type { Log } from './log.ts';
import type { Meter } from './meter.ts';
import type { Place } from './place.ts';
import type { Answer, Desk, SubscribedPlace } from './platforms/platform.ts';
import { longestLabel, type View } from './view.ts';

/** Discord's limit of completions (its API reference, 2026); more than a reader looks at anyway. */
const suggestions = 25;

const wentWrong = 'Something went wrong here, and it is written in the log. Please try again in a minute.';
const notKept = 'What this button asked for is not kept here any more: please ask anew.';

/** Where every platform's questions arrive. Surprises end here: logged with their place, answered kindly. */
export function makeDesk(contextFor: ContextFor, log: Log, meter?: Meter): Desk {
  const answer = makeAnswer(contextFor, log, meter);
  const quietly = makeQuietly(contextFor, log);
  return {
    commands,
    answer,
    answerWords: async (words, caller) => {
      const said = await quietly({ words }, caller, null, (context) => wordsMeant(words, context));
      if (said === null) return mistakeAnswer({ mistake: wentWrong });
      if (said === undefined) return mistakeAnswer({ mistake: notKept });
      const read = readCall(tokensOf(said), commands);
      return read.ok ? answer(read.call, caller) : mistakeAnswer({ mistake: read.reason });
    },
    cardsFor: (text, place) =>
      quietly({}, nobodyIn(place), undefined, (context) => linkCards(context, text, place)),
    reacted: (reaction) =>
      quietly({}, { ...nobodyIn(reaction.place), reader: reaction.reader }, undefined, (context) =>
        takeReaction(context, reaction),
      ),
    left: async (places) => {
      const [place] = places;
      if (place === undefined) return;
      await quietly({}, nobodyIn(place), undefined, async ({ archive }) => {
        const forgotten = await archive.forgetPlaces(places);
        log.info(
          { place, places: places.length, ...forgotten },
          'what was kept of places we left is forgotten',
        );
      });
    },
    suggest: (name, option, typed, caller) =>
      quietly({ command: name, option }, caller, [], async (context) =>
        ((await commandNamed(name)?.suggest?.(await atHome(context), option, typed)) ?? []).slice(
          0,
          suggestions,
        ),
      ),
    defaults: (name, caller) =>
      quietly(
        { command: name },
        caller,
        {},
        async (context) => (await commandNamed(name)?.defaults?.(await atHome(context))) ?? {},
      ),
    subscribed: (start, caller) =>
      quietly({ start }, caller, [], (context) => subscribedFrom(start, context)),
  };
}

type ContextFor = (caller: Caller) => Context;

function makeAnswer(contextFor: ContextFor, log: Log, meter?: Meter): Desk['answer'] {
  const waitFor = makeLimit();
  return async (call, caller) => {
    const waitMs = waitFor(caller.reader, contextFor(caller).now);
    if (waitMs > 0) return mistakeAnswer({ mistake: tooMany(waitMs) });
    const command = commandNamed(call.name);
    if (!command) return mistakeAnswer({ mistake: `There is no command “${call.name}”.`, instead: 'help' });
    const refused = refusalOf(command, caller);
    if (refused !== undefined) return mistakeAnswer({ mistake: refused });
    const context = contextFor(caller);
    const facts = { ...questionOf(caller), command: command.name, place: caller.place };
    const counted = (how: 'answer' | 'mistake' | 'failure') => {
      const tookMs = contextFor(caller).now.getTime() - context.now.getTime();
      meter?.answered(command.name, how, tookMs);
      log.debug({ ...facts, how, tookMs }, 'answered');
    };
    try {
      const reply = await command.run(await atHome(context), call.input);
      counted('mistake' in reply ? 'mistake' : 'answer');
      return 'mistake' in reply ? mistakeAnswer(reply) : { view: reply, private: command.private ?? false };
    } catch (error) {
      counted('failure');
      log.error({ ...facts, error }, 'a command failed');
      return mistakeAnswer({ mistake: wentWrong });
    }
  };
}

/** The thread that a digest opened belongs to its channel: what is asked there is asked of the channel. */
async function atHome(context: Context): Promise<Context> {
  const { archive, caller } = context;
  return { ...context, caller: { ...caller, place: await archive.outbox.home(caller.place) } };
}

/** What helps while asking: where it fails that is logged, and the asker goes on without. */
function makeQuietly(contextFor: ContextFor, log: Log) {
  return async <Help>(
    facts: Readonly<Record<string, string>>,
    caller: Caller,
    none: Help,
    ask: (context: Context) => Promise<Help>,
  ): Promise<Help> => {
    try {
      return await ask(contextFor(caller));
    } catch (error) {
      log.error({ ...questionOf(caller), ...facts, place: caller.place, error }, 'a help failed');
      return none;
    }
  };
}

/** Where nobody asked, the place itself stands for who did. */
function nobodyIn(place: Place): Caller {
  return { place, reader: place, mayManage: false };
}

function commandNamed(name: string): Command | undefined {
  return commands.find((one) => one.name === name);
}

function refusalOf(command: Command, caller: Caller): string | undefined {
  const refused = caller.refusalOf?.(command);
  if (refused !== undefined || !command.manages || caller.mayManage) return refused;
  return `Only someone who may manage this channel can use ${command.name} here. Ask one of them, or ask me in a direct message.`;
}

/** The places whose name begins so and that get a digest, each with what it gets. */
async function subscribedFrom(
  start: Place,
  { archive, topics, now }: Context,
): Promise<readonly SubscribedPlace[]> {
  const found: SubscribedPlace[] = [];
  for await (const page of archive.choices.eachSubscription(start))
    for (const one of page) {
      const [papers, when] = subscriptionRows(one, topics, now);
      found.push({ place: one.place, gets: [papers?.text, when?.text].filter(Boolean).join(' · ') });
    }
  return found;
}

function questionOf({ question }: Caller): { readonly question?: string } {
  return question === undefined ? {} : { question };
}

/** What a press asks for: words that were too long for its button were kept, and it names them. */
async function wordsMeant(words: string, { archive }: Context): Promise<string | undefined | null> {
  const [first, token = ''] = words.trim().split(/\s+/);
  return first === againWord ? archive.choices.keptWords(token) : words;
}

function tooMany(waitMs: number): string {
  return `That is ${mostQuestions} questions within a minute, which is the most I answer to one reader. Please ask again in ${Math.ceil(waitMs / 1_000)} seconds.`;
}

function mistakeAnswer({ mistake, instead }: Mistake): Answer {
  return {
    private: true,
    mistake: true,
    view: {
      title: 'That did not work',
      lead: mistake,
      sections: [],
      ...(instead !== undefined && wayOut(instead)),
    },
  };
}

/** A press where its words fit a button, else a line to type: the same thing is not said twice. */
function wayOut(instead: string): Pick<View, 'note' | 'actions'> {
  const label = `Try ${instead}`;
  return label.length <= longestLabel ? { actions: [{ label, says: instead }] } : { note: `Try: ${instead}` };
}
