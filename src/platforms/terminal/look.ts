/** How a terminal wants its words: columns, colours, and titles that can be clicked (OSC 8). */
export type Look = { readonly width: number; readonly colour: boolean; readonly links: boolean };

/** The part of a stream that says what it writes to. */
export type Stream = { readonly isTTY?: boolean; readonly columns?: number };

/** Wider lines than this are hard to read; also what a pipe or a file gets. */
const widest = 100;

/**
 * The look that suits a stream: plain in a pipe, coloured in a terminal. `NO_COLOR` (any value, no-color.org) and
 * `TERM=dumb` mean no colour, `FORCE_COLOR` means colour in a pipe too.
 */
export function lookOf(stream: Stream, env: Readonly<Record<string, string | undefined>>): Look {
  const terminal = stream.isTTY === true && env.TERM !== 'dumb';
  const forced = !['', '0', 'false'].includes(env.FORCE_COLOR ?? '');
  return {
    width: Math.min(terminal ? stream.columns || widest : widest, widest),
    colour: (terminal || forced) && !env.NO_COLOR,
    links: terminal && knowsLinks(env),
  };
}

/** Terminals known to follow OSC 8; others would show nothing to click, so they get the address in plain sight. */
function knowsLinks(env: Readonly<Record<string, string | undefined>>): boolean {
  const program = env.TERM_PROGRAM ?? '';
  return (
    ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio'].includes(program) ||
    Number(env.VTE_VERSION ?? 0) >= 5000 ||
    /^xterm-(kitty|ghostty)$|^(alacritty|foot)/.test(env.TERM ?? '') ||
    [env.WT_SESSION, env.KONSOLE_VERSION, env.KITTY_WINDOW_ID].some(Boolean)
  );
}
