/** What a command takes. The type of its input follows from these. */
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
  /** The desk can complete what is typed here. */
  readonly suggests?: true;
};

/** The input that options describe: required ones present, the others perhaps. */
export type InputOf<Options extends readonly Option[]> = {
  readonly [O in Options[number] as O extends { required: true } ? O['name'] : never]: ValueOf<O>;
} & {
  readonly [O in Options[number] as O extends { required: true } ? never : O['name']]?: ValueOf<O>;
};

type ValueOf<O extends Option> = O extends { kind: 'number' }
  ? number
  : O extends { kind: 'choice'; choices: readonly (infer Choice)[] }
    ? Choice
    : string;

/** Whether words from outside are what these options describe. */
export function fitsOptions<Options extends readonly Option[]>(
  options: Options,
  input: Readonly<Record<string, unknown>>,
): input is InputOf<Options> {
  return mistakeIn(options, input) === undefined;
}

/** What is wrong with the input, in a sentence that says what to give; undefined where nothing is. */
export function mistakeIn(
  options: readonly Option[],
  input: Readonly<Record<string, unknown>>,
): string | undefined {
  const unknown = Object.keys(input).find((name) => !options.some((option) => option.name === name));
  if (unknown !== undefined) {
    const known = options.map((option) => option.name).join(', ');
    return `There is no option “${unknown}” here${known ? `; there is ${known}` : ''}.`;
  }
  return options
    .map((option) => mistakeInOne(option, input[option.name]))
    .find((mistake) => mistake !== undefined);
}

function mistakeInOne(option: Option, value: unknown): string | undefined {
  if (value === undefined) {
    return option.required ? `Please give “${option.name}”: ${lowerFirst(option.summary)}.` : undefined;
  }
  if (option.kind === 'number') {
    return typeof value === 'number' && Number.isFinite(value)
      ? undefined
      : `“${option.name}” takes a number.`;
  }
  if (typeof value !== 'string') return `“${option.name}” takes words.`;
  if (option.kind === 'choice' && !option.choices?.includes(value)) {
    return `“${option.name}” is one of ${(option.choices ?? []).join(', ')}.`;
  }
  return undefined;
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}
