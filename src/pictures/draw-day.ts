import type { BarSeriesOption, ScatterSeriesOption } from 'echarts';
import { drawCard, headingHeight, margin, type Shape, textShape } from './card.ts';
import { card, hueAt } from './colours.ts';
import { swarm } from './swarm.ts';
import { type VotesScale, votesScaleOver } from './votes-scale.ts';

/** A day's papers by topic. */
export type DayPicture = {
  readonly title: string;
  readonly about: string;
  readonly groups: readonly DayGroup[];
};

/** The votes of the papers that have any, in any order. */
type DayGroup = {
  readonly title: string;
  readonly papers: number;
  readonly votes: readonly number[];
};

const width = 680;
const rowHeight = 30;
const bars = { left: 232, right: 352 };
const dots = { left: 416, right: width - margin - 40 };
const top = headingHeight + 26;

/** The picture as a PNG: a row a topic, its papers as a bar, the votes of each as a dot. */
export async function drawDay({ title, about, groups }: DayPicture): Promise<Uint8Array> {
  const rows = Math.max(1, groups.length) * rowHeight;
  const height = top + rows + 42;
  const most = Math.max(1, ...groups.map(({ papers }) => papers));
  const scale = votesScaleOver(Math.max(0, ...groups.flatMap(({ votes }) => votes)), dots.right - dots.left);
  const titles = groups.map((_, row) => row);
  return drawCard(
    { title, about, width, height },
    {
      grid: [bars, dots].map(({ left, right }) => ({ left, top, width: right - left, height: rows })),
      xAxis: [
        { type: 'value', gridIndex: 0, min: 0, max: most, show: false },
        { type: 'value', gridIndex: 1, min: 0, max: dots.right - dots.left, show: false },
      ],
      yAxis: [
        { type: 'category', gridIndex: 0, data: titles, inverse: true, show: false },
        { type: 'value', gridIndex: 1, min: 0, max: rows, inverse: true, show: false },
      ],
      series: [barsOf(groups), dotsOf(groups, scale)],
    },
    [
      ...columnTitles(),
      ...votesLines(scale, rows),
      ...groups.flatMap((group, row) => wordsOf(group, row, most, scale)),
    ],
  );
}

function barsOf(groups: readonly DayGroup[]): BarSeriesOption {
  return {
    type: 'bar',
    xAxisIndex: 0,
    yAxisIndex: 0,
    data: groups.map(({ papers }) => papers),
    barWidth: 14,
    itemStyle: { color: barHue, borderRadius: [0, 4, 4, 0] },
  };
}

function dotsOf(groups: readonly DayGroup[], scale: VotesScale): ScatterSeriesOption {
  const places = groups.flatMap(({ votes }, row) =>
    swarm(votes.map(scale.place), { size: dotSize, room: rowHeight - 2 }).map(({ x, y }) => [
      x,
      (row + 0.5) * rowHeight + y,
    ]),
  );
  return {
    type: 'scatter',
    xAxisIndex: 1,
    yAxisIndex: 1,
    data: places,
    symbolSize: dotSize,
    clip: false,
    itemStyle: { color: dotHue, opacity: 1, borderColor: card.ground, borderWidth: 0.8 },
  };
}

const dotSize = 8;
const barHue = hueAt(7);
const dotHue = hueAt(6);

function columnTitles(): readonly Shape[] {
  const y = top - 14;
  return [
    textShape('papers', { x: bars.left, y, size: 12, room: 120, colour: barHue, weight: 'bold' }),
    textShape('votes of each', { x: dots.left - 4, y, size: 12, room: 160, colour: dotHue, weight: 'bold' }),
  ];
}

/** A row's title, its count at the end of its bar, and the most votes right of its last dot. */
function wordsOf({ title, papers, votes }: DayGroup, row: number, most: number, scale: VotesScale): Shape[] {
  const y = top + (row + 0.5) * rowHeight;
  const end = bars.left + (papers / most) * (bars.right - bars.left);
  const best = Math.max(-1, ...votes);
  return [
    textShape(title, { x: margin, y, size: 14, room: bars.left - margin - 14 }),
    textShape(inWords(papers), { x: end + 8, y, size: 13, room: 50, weight: 'bold' }),
    ...(best < 0
      ? []
      : [
          textShape(inWords(best), {
            x: dots.left + scale.place(best) + 9,
            y,
            size: 12,
            room: 44,
            colour: card.quiet,
          }),
        ]),
  ];
}

function votesLines({ lines, place }: VotesScale, rows: number): readonly Shape[] {
  return lines.flatMap((votes): readonly Shape[] => {
    const x = dots.left + place(votes);
    return [
      {
        type: 'line',
        z: -5,
        silent: true,
        shape: { x1: x, y1: top, x2: x, y2: top + rows },
        style: { stroke: card.line, lineWidth: 1 },
      },
      textShape(inWords(votes), {
        x,
        y: top + rows + 16,
        size: 12,
        room: 50,
        align: 'center',
        colour: card.quiet,
      }),
    ];
  });
}

function inWords(count: number): string {
  return count.toLocaleString('en-GB');
}
