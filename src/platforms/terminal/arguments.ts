/** What was typed after `npm run paperboy --`: the words of a command, and how the answer is wanted. */
export type Arguments = {
  readonly words: readonly string[];
  /** The view itself, as JSON. */
  readonly json: boolean;
  /** The message bodies that this chat would be sent, as JSON. */
  readonly as?: (typeof dialects)[number];
  /** The file to which the answer's picture or list is written. */
  readonly to?: string;
};

type ReadArguments = ({ readonly ok: true } & Arguments) | { readonly ok: false; readonly reason: string };

/**
 * Parts the terminal's own flags, which may stand anywhere before `--`, from the words that chats understand too:
 * `today --json --date 2026-06-15`. `--help` and `-h` ask the help command.
 */
export function readArguments(argv: readonly string[]): ReadArguments {
  const stop = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const words: string[] = [];
  let json = false;
  const given: { as?: string; to?: string } = {};
  let help = false;
  for (let at = 0; at < stop; at++) {
    const word = argv[at] ?? '';
    if (word === '--json') json = true;
    else if (word === '--help' || word === '-h') help = true;
    else if (word.startsWith('--as=')) given.as = word.slice('--as='.length);
    else if (word.startsWith('--to=')) given.to = word.slice('--to='.length);
    else if (word === '--as') given.as = at + 1 < stop ? (argv[++at] ?? '') : '';
    else if (word === '--to') given.to = at + 1 < stop ? (argv[++at] ?? '') : '';
    else words.push(word);
  }
  const { as, to } = given;
  const dialect = dialects.find((one) => one === as?.toLowerCase());
  if (as !== undefined && !dialect) return { ok: false, reason: unknownDialect(as) };
  if (to === '') return { ok: false, reason: '--to needs the name of a file, such as --to saved.bib.' };
  return {
    ok: true,
    words: help ? ['help', ...words.slice(0, 1)] : [...words, ...argv.slice(stop)],
    json,
    ...(dialect && { as: dialect }),
    ...(to !== undefined && { to }),
  };
}

const dialects = ['discord', 'slack'] as const;

function unknownDialect(as: string): string {
  const known = `Write --as ${dialects.join(' or --as ')}.`;
  return as === '' ? `--as needs the name of a chat. ${known}` : `There is no chat “${as}”. ${known}`;
}
