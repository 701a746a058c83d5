import type { LineSeriesOption } from 'echarts';
import { drawCard, headingHeight, margin, type Shape, textShape } from './card.ts';
import { card, hueAt } from './colours.ts';
import { drawable, widthOf } from './font.ts';
import { niceScale, type Scale } from './nice-scale.ts';
import { spread } from './spread.ts';

/** Papers a week, as lines. */
export type TrendsPicture = {
  readonly title: string;
  readonly about: string;
  /** The weeks, oldest first; few of them have words below the axis. */
  readonly weeks: readonly { readonly label?: string }[];
  /** At most as many as there are hues; each has a count for each week, all of which are over. */
  readonly lines: readonly { readonly name: string; readonly counts: readonly number[] }[];
};

const width = 680;
const height = 380;
/** Where the lines are: names stand right of them. */
const plot = { left: 58, right: 484, top: headingHeight + 14, bottom: height - 44 };

/** The picture as a PNG. */
export async function drawTrends(trends: TrendsPicture): Promise<Uint8Array> {
  const { weeks, lines, title, about } = trends;
  const scale = niceScale(Math.max(0, ...lines.flatMap(({ counts }) => counts)));
  return drawCard(
    { title, about, width, height },
    {
      grid: {
        left: plot.left,
        top: plot.top,
        width: plot.right - plot.left,
        height: plot.bottom - plot.top,
      },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: weeks.map((_, week) => week),
        axisLabel: { show: false },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: card.rim, width: 1.5 } },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: scale.most,
        interval: scale.step,
        axisLabel: { show: false },
        splitLine: { lineStyle: { color: card.line } },
      },
      series: lines.map(({ counts }, index) => seriesOf(counts, index, lines.length)),
    },
    [...countLabels(scale), ...weekLabels(weeks), ...names(lines, scale)],
  );
}

/** A line; one that is alone is filled below, and the weeks of a short one are dots. */
function seriesOf(counts: readonly number[], index: number, lines: number): LineSeriesOption {
  const color = hueAt(index);
  return {
    type: 'line',
    // The first line lies on top.
    z: 10 - index,
    data: [...counts],
    itemStyle: { color },
    lineStyle: { color, width: 2.5, cap: 'round', join: 'round' },
    showSymbol: counts.length <= 16,
    symbol: 'circle',
    symbolSize: 7,
    ...(lines === 1 && { areaStyle: { color, opacity: 0.14 } }),
  };
}

function countLabels({ step, most }: Scale): readonly Shape[] {
  const counts = Array.from({ length: Math.round(most / step) + 1 }, (_, index) => index * step);
  return counts.map((count) =>
    textShape(count.toLocaleString('en-GB'), {
      x: plot.left - 10,
      y: heightOf(count, most),
      size: 12,
      room: plot.left - margin,
      align: 'right',
      colour: card.quiet,
    }),
  );
}

function weekLabels(weeks: TrendsPicture['weeks']): readonly Shape[] {
  const apart = (plot.right - plot.left) / Math.max(1, weeks.length - 1);
  return weeks.flatMap(({ label }, week) =>
    label === undefined
      ? []
      : [
          textShape(label, {
            x: plot.left + week * apart,
            y: plot.bottom + 18,
            size: 12,
            room: 70,
            align: 'center',
            colour: card.quiet,
          }),
        ],
  );
}

/** Each line's name at its end, with its last count below; where ends are near, the names move apart. */
function names(lines: TrendsPicture['lines'], { most }: Scale): readonly Shape[] {
  const ends = lines.map(({ name, counts }, index) => ({
    // A name that the font cannot draw is known by its place among the lines.
    name: drawable(name) ?? `Query ${index + 1}`,
    count: counts.at(-1) ?? 0,
    colour: hueAt(index),
  }));
  const heights = spread(
    ends.map(({ count }) => heightOf(count, most)),
    { apart: 38, first: plot.top + 4, last: plot.bottom - 16 },
  );
  const x = plot.right + 26;
  const room = width - margin - x;
  return ends.flatMap(({ name, count, colour }, index) => {
    const y = heights[index] ?? plot.top;
    const below = `${count.toLocaleString('en-GB')} last week`;
    return [
      lead(plot.right + 8, heightOf(count, most), x - 6, y, colour),
      textShape(name, {
        x,
        y: y - 1,
        size: widthOf(name, 14, 'bold') > room ? 12 : 14,
        room,
        weight: 'bold',
        colour,
      }),
      textShape(below, { x, y: y + 16, size: 12, room, colour: card.quiet }),
    ];
  });
}

function lead(x1: number, y1: number, x2: number, y2: number, stroke: string): Shape {
  return {
    type: 'line',
    z: 5,
    silent: true,
    shape: { x1, y1, x2, y2 },
    style: { stroke, lineWidth: 1, opacity: 0.55 },
  };
}

function heightOf(count: number, most: number): number {
  return plot.bottom - (count / most) * (plot.bottom - plot.top);
}
