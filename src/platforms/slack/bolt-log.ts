import type { Log } from '../../log.ts';

/** What Bolt wants of a logger, but for the level. */
type BoltLines = Readonly<Record<'debug' | 'info' | 'warn' | 'error', (...words: unknown[]) => void>>;

/**
 * Bolt's own lines, in our log. What fails is told there by us, once and with its place: Bolt's word on it is for those
 * who look closer. Its debug lines hold what people wrote, and stay out.
 */
export function boltLines(log: Log): BoltLines {
  const line = (...words: unknown[]): void => log.debug({ platform: 'slack' }, `bolt: ${inOneLine(words)}`);
  return { debug: () => {}, info: line, warn: line, error: line };
}

function inOneLine(words: readonly unknown[]): string {
  const said = words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ');
  return said.replace(/x(ox[a-z]|app)-[\w-]+|ticket=[\w-]+/g, '[secret]').slice(0, 500);
}
