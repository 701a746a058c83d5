import { oneLine } from '../../one-line.ts';
import { shorten } from '../../views/shorten.ts';

/** Words from outside as one harmless line, at most `most` heavy; empty where nothing is left of them. */
export function words(text: string | undefined, most: number): string {
  let line = shorten(oneLine(text ?? ''), most);
  for (let heavy = weight(line) - 2; heavy > most; heavy = weight(line) - 2)
    line = shorten(line, Math.min(line.length - 1, Math.floor((line.length * most) / heavy)));
  return line;
}

/** As many characters as Slack may count: as JSON, and `&`, `<`, `>` as the entities it keeps them as. */
export function weight(thing: unknown): number {
  return JSON.stringify(thing).replace(/[&<>]/g, '&amp;').length;
}
