/**
 * The card that every picture is drawn on. It brings its own ground, since nobody knows whether a reader's chat is dark or
 * light: dark with a rim stands out on both. Text on it has a contrast of at least 4.5 (WCAG 2.2, 1.4.3); a test counts.
 */
export const card = {
  ground: '#1b2130',
  rim: '#3d475c',
  title: '#f4f6fa',
  text: '#dfe4ee',
  quiet: '#a9b4c8',
  /** Lines that only lead the eye. */
  line: '#2f394d',
} as const;

/**
 * Colours that stay apart for people with any colour blindness and stand out on the card: searched for by a program, so
 * that the least difference of two, in full sight or as one of the three blindnesses sees them (Machado, 2009), is as
 * great as can be: 0.1 in OKLab, grey included. A test measures it.
 */
export const hues = [
  '#9cdffe', // sky
  '#d46b4e', // brick
  '#ffe26d', // yellow
  '#7480f3', // indigo
  '#d8fde4', // pale mint
  '#9e80b1', // mauve
  '#eea743', // amber
  '#63adfe', // blue
] as const;

/** For what belongs to no group. */
export const noHue = '#a3acba';

/** Dark words on a light colour. */
export const onHue = '#10141d';

/** The colour of the group at this place among the groups. */
export function hueAt(index: number): string {
  return hues[index] ?? noHue;
}
