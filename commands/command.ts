import type { Archive } from '../src/archive/archive.ts';
import type { Place, Reader } from '../src/place.ts';
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
  readonly mayManage: boolean;
  /** Why the bot does not see what people write here, and what to do about it; absent where it does. */
  readonly hearsNothing?: string;
  /** IANA zone, where the platform knows the reader's. */
  readonly zone?: string;
};

/** All that a command may reach. */
export type Context = {
  readonly archive: Archive;
  readonly topics: readonly Topic[];
  readonly commands: readonly Command[];
  readonly now: Date;
  readonly caller: Caller;
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
