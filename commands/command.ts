import type { Archive } from '../src/archive/archive.ts';
import type { Place, Reader } from '../src/place.ts';
import type { Topic } from '../src/topic.ts';
import type { View } from '../src/view.ts';

/** What a command takes. The input's type follows from these. */
export type Option = {
  /** `^[-_a-z0-9]{1,32}$`: what Discord allows (its API reference, 2026). */
  readonly name: string;
  /** 1 to 100 characters. */
  readonly summary: string;
  readonly kind: 'text' | 'number' | 'choice';
  readonly required?: true;
  /** For `choice`: the words to choose from. */
  readonly choices?: readonly string[];
  /** Words that stand without a name belong to this option: `/papers search diffusion`. At most one a command. */
  readonly bare?: true;
};

type ValueOf<O extends Option> = O extends { kind: 'number' }
  ? number
  : O extends { kind: 'choice'; choices: readonly (infer Choice)[] }
    ? Choice
    : string;

/** The input that options describe: required ones present, the others perhaps. */
export type InputOf<Options extends readonly Option[]> = {
  readonly [O in Options[number] as O extends { required: true } ? O['name'] : never]: ValueOf<O>;
} & {
  readonly [O in Options[number] as O extends { required: true } ? never : O['name']]?: ValueOf<O>;
};

/** What can be asked: what it is called, what it takes, what it does. Knows no platform. */
export type Command<Options extends readonly Option[] = readonly Option[]> = {
  readonly name: string;
  /** 1 to 100 characters, for menus and help. */
  readonly summary: string;
  /** Required ones first. */
  readonly options: Options;
  /** Lines a person could type after `/papers`. */
  readonly examples: readonly string[];
  /** Changes what a channel gets: only for those who may manage it. */
  readonly manages?: true;
  /** Seen by the asker alone, where the platform can do that. */
  readonly private?: true;
  readonly run: (context: Context, input: InputOf<Options>) => Promise<View>;
};

/** Who asks, and where. */
export type Caller = {
  readonly place: Place;
  readonly reader: Reader;
  readonly mayManage: boolean;
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

/** A command asked for, its input not yet checked: words from outside. */
export type CommandCall = { readonly name: string; readonly input: Readonly<Record<string, unknown>> };
