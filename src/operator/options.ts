import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

type Read<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>;

/** Reads what follows an operator's command; a sentence where something in it is not understood. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
): Read<Options> | string {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'That is not understood';
    return `${reason}. ${known.length > 0 ? `There is ${known.join(', ')}.` : 'It takes no options.'}`;
  }
}
