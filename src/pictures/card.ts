import type { EChartsOption, GraphicComponentOption } from 'echarts';
import { card } from './colours.ts';
import { drawable, fitted, fontName, type Weight } from './font.ts';
import { renderChart } from './render.ts';

/** Part of a picture that is placed by hand; all measures are points of the picture, which is drawn twice as fine. */
export type Shape = NonNullable<Extract<GraphicComponentOption, { elements?: unknown }>['elements']>[number];

/** Where text stands and how it looks. */
type TextLook = {
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
  readonly size: number;
  /** The most room it may take: longer text is cut, and ends with …. */
  readonly room: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
};

/** A picture's words, and how large it is, in points. */
type Card = {
  readonly title: string;
  readonly about: string;
  readonly width: number;
  readonly height: number;
};

/** A picture as a PNG: its ground and heading, the chart, and what is placed by hand. */
export function drawCard(
  { title, about, width, height }: Card,
  chart: EChartsOption,
  shapes: readonly Shape[],
): Promise<Uint8Array> {
  const elements = [ground(width, height), ...heading(title, about, width), ...shapes];
  return renderChart({ width, height, option: { ...chart, graphic: { elements } } });
}

/** The ground of a picture, with its rim and round corners; what is outside of them stays clear. */
function ground(width: number, height: number): Shape {
  return {
    type: 'rect',
    z: -10,
    silent: true,
    shape: { x: 0.5, y: 0.5, width: width - 1, height: height - 1, r: 12 },
    style: { fill: card.ground, stroke: card.rim, lineWidth: 1 },
  };
}

/** Words, whatever they are, as one line of text: nothing in them is markup or a template. */
export function textShape(words: string, look: TextLook): Shape {
  const { x, y, size, room, weight = 'normal', colour = card.text, align = 'left' } = look;
  return {
    type: 'text',
    z: 20,
    silent: true,
    style: {
      x,
      y,
      text: fitted(drawable(words) ?? '', room, size, weight),
      fontFamily: fontName,
      fontSize: size,
      fontWeight: weight,
      fill: colour,
      align,
      verticalAlign: 'middle',
    },
  };
}

/** A picture's title with what it is about below it. */
function heading(title: string, about: string, width: number): readonly Shape[] {
  const room = width - 2 * margin;
  return [
    textShape(title, { x: margin, y: 30, size: 19, room, weight: 'bold', colour: card.title }),
    textShape(about, { x: margin, y: 54, size: 13, room, colour: card.quiet }),
  ];
}

/** Between the rim and what is drawn. */
export const margin = 22;

/** Where the heading ends. */
export const headingHeight = 72;
