import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card, hues, noHue, onHue } from '../../src/pictures/colours.ts';

type Triple = readonly [number, number, number];

/** How people with full sight and with each colour blindness see linear red, green and blue (Machado and others, 2009, severity 1). */
const eyes: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  'full sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

test('all words on the card have a contrast of at least 4.5', () => {
  for (const colour of [card.title, card.text, card.quiet, ...hues, noHue])
    assert.ok(
      contrast(colour, card.ground) >= 4.5,
      `${colour} on the card: ${contrast(colour, card.ground)}`,
    );
  for (const hue of [...hues, noHue])
    assert.ok(contrast(onHue, hue) >= 4.5, `numbers on ${hue}: ${contrast(onHue, hue)}`);
});

test('the card ends visibly on the grounds of Discord and Slack, dark and light', () => {
  for (const chat of ['#313338', '#1a1d21', '#000000']) assert.ok(contrast(card.rim, chat) >= 1.3, chat);
  assert.ok(contrast(card.ground, '#ffffff') >= 10);
});

for (const [name, eye] of Object.entries(eyes)) {
  test(`any two colours of a picture are told apart with ${name}`, () => {
    const all = [...hues, noHue];
    for (const [at, one] of all.entries()) {
      for (const other of all.slice(at + 1)) {
        const [a, b] = [lab(seen(one, eye)), lab(seen(other, eye))];
        const difference = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        assert.ok(difference >= 0.1, `${one} and ${other}: ${difference}`);
      }
    }
  });
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue of `#rrggbb` as amounts of light, from 0 to 1 (sRGB, IEC 61966-2-1). */
function linear(colour: string): Triple {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function seen(colour: string, [red, green, blue]: readonly [Triple, Triple, Triple]): Triple {
  const light = linear(colour);
  const mixed = (row: Triple) =>
    Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]));
  return [mixed(red), mixed(green), mixed(blue)];
}

/** OKLab (Ottosson, 2020), in which equal distances look equally different. */
function lab([red, green, blue]: Triple): Triple {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}
