import type { ScatterSeriesOption } from 'echarts';
import { apart, type Frame, type Point } from './apart.ts';
import { drawCard, headingHeight, margin, type Shape, textShape } from './card.ts';
import { card, hueAt, onHue } from './colours.ts';
import { fitted, widthOf } from './font.ts';
import { layOut } from './layout.ts';

/** Papers by what they mean. */
export type MapPicture = {
  readonly title: string;
  readonly about: string;
  /** At most as many as there are hues; papers of none of them are grey. */
  readonly groups: readonly string[];
  /** What stands beside the grey dots. */
  readonly otherTitle: string;
  /** Numbered from 1 in this order. */
  readonly papers: readonly MapPaper[];
};

/** A paper's direction, as a unit vector, and its group's place among the groups. */
export type MapPaper = { readonly vector: Float32Array; readonly group?: number };

const width = 760;
const mapHeight = 440;
const top = headingHeight + 4;

/** The picture as a PNG: a numbered disc a paper, near to those that mean alike, in its group's colour. */
export async function drawMap({ title, about, groups, otherTitle, papers }: MapPicture): Promise<Uint8Array> {
  const hasOthers = papers.some(({ group }) => group === undefined);
  const legend = legendOf(
    [...groups, ...(hasOthers ? [otherTitle] : [])],
    top + mapHeight + 14,
    groups.length,
  );
  const height = legend.bottom + 16;
  const radius = radiusFor(papers.length);
  const places = placesOf(papers, radius);
  return drawCard(
    { title, about, width, height },
    {
      grid: { left: 0, top: 0, width, height },
      xAxis: { type: 'value', min: 0, max: width, show: false },
      yAxis: { type: 'value', min: 0, max: height, inverse: true, show: false },
      series: [discs(papers, places, radius)],
    },
    [...numbers(places, radius), ...legend.shapes],
  );
}

/** As large as lets the discs fill a third of the map at most; numbers of three digits still fit the smallest. */
function radiusFor(papers: number): number {
  const area = (width - 2 * margin) * mapHeight;
  return Math.min(15, Math.sqrt(area / 3 / Math.max(1, papers) / Math.PI));
}

function placesOf(papers: readonly MapPaper[], radius: number): readonly Point[] {
  const frame: Frame = {
    left: margin + radius,
    right: width - margin - radius,
    top: top + radius,
    bottom: top + mapHeight - radius,
  };
  const wished = layOut(papers.map(({ vector }) => vector)).map(({ x, y }) => ({
    x: frame.left + x * (frame.right - frame.left),
    y: frame.top + y * (frame.bottom - frame.top),
  }));
  return apart(wished, 2 * radius + 2, frame);
}

function discs(papers: readonly MapPaper[], places: readonly Point[], radius: number): ScatterSeriesOption {
  return {
    type: 'scatter',
    data: places.map(({ x, y }, index) => ({
      value: [x, y],
      itemStyle: { color: hueAt(papers[index]?.group ?? Number.POSITIVE_INFINITY), opacity: 1 },
    })),
    symbolSize: 2 * radius,
  };
}

function numbers(places: readonly Point[], radius: number): readonly Shape[] {
  const size = Math.min(14, radius * 0.96);
  return places.map(({ x, y }, index) =>
    textShape(`${index + 1}`, {
      x,
      y,
      size,
      room: 2 * radius,
      weight: 'bold',
      align: 'center',
      colour: onHue,
    }),
  );
}

/** The groups with their colours, in as many lines as they take. */
function legendOf(
  titles: readonly string[],
  from: number,
  grouped: number,
): { readonly shapes: readonly Shape[]; readonly bottom: number } {
  const shapes: Shape[] = [];
  let [x, y] = [margin, from];
  titles.forEach((title, index) => {
    const words = fitted(title, width / 2, 13);
    const taken = 18 + widthOf(words, 13) + 22;
    if (x > margin && x + taken - 22 > width - margin) [x, y] = [margin, y + 22];
    const colour = hueAt(index < grouped ? index : Number.POSITIVE_INFINITY);
    shapes.push(
      { type: 'circle', z: 5, silent: true, shape: { cx: x + 6, cy: y, r: 6 }, style: { fill: colour } },
      textShape(words, { x: x + 18, y, size: 13, room: width / 2, colour: card.text }),
    );
    x += taken;
  });
  return { shapes, bottom: y + 6 };
}
