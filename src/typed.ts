/** What starts every question in a terminal: `npm ci` puts nothing into the PATH. */
export const typedFirst = 'npm run -s paperboy --';

/** A command as it is typed in a terminal: `npm run -s paperboy -- saved`. */
export function typed(words: string): string {
  return words === 'start' ? 'npm start' : `${typedFirst} ${words}`;
}
