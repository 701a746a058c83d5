import type { Archive } from '../src/archive/archive.ts';
import type { Pictures } from '../src/pictures/pictures.ts';
import type { Place, Reader } from '../src/place.ts';
import type { Signer } from '../src/signer.ts';
import type { Topic } from '../src/topic.ts';
import type { View } from '../src/view.ts';
import { fitsOptions, type InputOf, mistakeIn, type Option } from './option.ts';

/** What can be asked: what it is called, what it takes, what it does. Knows no platform. */
export type Command = {
  readonly name: string;
  /** 1 to 100 characters, for menus and help. */
  readonly summary: string;
  /** Required ones first. */
  readonly options: readonly Option[];
  /** Lines a person could type after `/papers`. */
  readonly examples: readonly string[];
  /** Changes what a channel gets: only for those who may manage it. */
  readonly manages?: true;
  /** Seen by the asker alone, where the platform can do that. */
  readonly private?: true;
  readonly run: (context: Context, input: Input) => Promise<View | Mistake>;
  /** What the options are now, where nothing is said: a form begins with these. */
  readonly defaults?: (context: Context) => Promise<Input>;
  /** Names the command that changes what this one shows. */
  readonly changedBy?: string;
  /** Completions for what is typed so far into an option marked `suggests`, best first. */
  readonly suggest?: (context: Context, option: string, typed: string) => Promise<readonly string[]>;
};

/** Something the asker can mend. */
export type Mistake = {
  /** A sentence that says how. */
  readonly mistake: string;
  /** What a person could type instead, after `/papers`. */
  readonly instead?: string;
};

/** Who asks, and where. */
export type Caller = {
  readonly place: Place;
  readonly reader: Reader;
  /** The platform's own name for what was asked, by which the log is searched; absent where it has none. */
  readonly question?: string;
  readonly mayManage: boolean;
  /** Why a command is not for this caller, in a sentence; absent where they may ask all that is asked here. */
  readonly refusalOf?: (command: Pick<Command, 'name' | 'private' | 'manages'>) => string | undefined;
  /** Why the bot does not see what people write here, and what to do about it; absent where it does. */
  readonly hearsNothing?: string;
  /** Sees words alone, as in a terminal: a picture that only adds to them is not drawn. */
  readonly wordsOnly?: true;
  /** IANA zone, where the platform knows the reader's. */
  readonly zone?: string;
};

/** All that a command may reach. */
export type Context = {
  readonly archive: Archive;
  readonly topics: readonly Topic[];
  readonly commands: readonly Command[];
  readonly pictures: Pictures;
  readonly now: Date;
  readonly caller: Caller;
  /** The page that people open beside the chat; absent where there is none. */
  readonly page?: BesideChat;
};

/** The page as commands need it: to name addresses on it, signed where nobody may guess them. */
type BesideChat = {
  /** Without a slash at its end: `https://papers.example.org`. */
  readonly url: string;
  /** Where no address is set for it, only this machine is sure to open it. */
  readonly isLocal: boolean;
  readonly signer: Signer;
  /** A mail server is set, so that mails can be asked for. */
  readonly sendsMail: boolean;
};

/** Words from outside, not yet checked against a command's options. */
export type Input = Readonly<Record<string, unknown>>;

/** A command asked for. */
export type CommandCall = { readonly name: string; readonly input: Input };

/** Makes a command whose `run` gets the input its options describe; other input never reaches it. */
export function defineCommand<const Options extends readonly Option[]>(
  definition: Omit<Command, 'options' | 'run'> & {
    readonly options: Options;
    readonly run: (context: Context, input: InputOf<Options>) => Promise<View | Mistake>;
  },
): Command {
  return {
    ...definition,
    run: async (context, input) => {
      if (fitsOptions(definition.options, input)) return definition.run(context, input);
      return { mistake: mistakeIn(definition.options, input) ?? 'That is not understood.' };
    },
  };
}
