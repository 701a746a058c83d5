import { renderAsync } from '@resvg/resvg-js';
import type { EChartsOption } from 'echarts';
import { init } from 'echarts/dist/echarts.esm.min.mjs';
import { drawDay } from '../../src/pictures/draw-day.ts';
import { drawMap } from '../../src/pictures/draw-map.ts';
import { drawTrends } from '../../src/pictures/draw-trends.ts';
import { fontFiles, fontName } from '../../src/pictures/font.ts';
import { bunches } from '../pictures/kit.ts';
import { type Bench, inTurns } from './frame.ts';

/** Somebody waits for a picture: all of it, from numbers to PNG. */
const aimMs = 300;
const tries = 11;

/** Each kind of picture, as large as people meet it, beside a chart of the same numbers as ECharts draws it by itself. */
export const bench: Bench = async () => {
  const trends = {
    title: 'Papers a week',
    about: '52 weeks',
    weeks: Array.from({ length: 52 }, (_, week) => (week % 8 === 0 ? { label: `Week ${week}` } : {})),
    lines: ['agents', 'diffusion', 'reasoning', 'video', 'robots'].map((name, line) => ({
      name,
      counts: Array.from({ length: 52 }, (_, week) =>
        Math.round(99 * line + week + 20 * Math.sin(week + line)),
      ),
    })),
  };
  const day = {
    title: 'A day',
    about: '60 papers',
    groups: Array.from({ length: 9 }, (_, row) => ({
      title: `Topic ${row}`,
      papers: 7,
      votes: Array.from({ length: 7 }, (_, at) => at * at * row),
    })),
  };
  const map = {
    title: 'A week',
    about: '200 papers',
    groups: Array.from({ length: 8 }, (_, at) => `Topic ${at}`),
    otherTitle: 'Others',
    papers: bunches(200, 8),
  };
  const drawings = [
    {
      name: 'picture of trends, 5 lines of 52 weeks',
      draw: () => drawTrends(trends),
      plain: {
        xAxis: { type: 'category' as const },
        yAxis: { type: 'value' as const },
        legend: {},
        series: trends.lines.map(({ name, counts }) => ({ type: 'line' as const, name, data: counts })),
      },
    },
    {
      name: 'picture of a day, 63 papers',
      draw: () => drawDay(day),
      plain: scatterOf(day.groups.flatMap(({ votes }, row) => votes.map((count) => [count, row]))),
    },
    {
      name: 'picture of a map, 200 papers',
      draw: () => drawMap(map),
      plain: scatterOf(map.papers.map(({ vector }) => [...vector.slice(0, 2)])),
    },
  ];
  const figures = [];
  for (const { name, draw, plain } of drawings) {
    await inTurns(1, draw, () => drawPlain(plain));
    const { ms, yardstickMs } = await inTurns(tries, draw, () => drawPlain(plain));
    figures.push({
      name,
      ms,
      aimMs,
      yardstick: { name: 'ECharts and resvg, as they come', ms: yardstickMs },
    });
  }
  return figures;
};

function scatterOf(data: number[][]): EChartsOption {
  return { xAxis: { type: 'value' }, yAxis: { type: 'value' }, series: [{ type: 'scatter', data }] };
}

/** As large and as fine as ours are. */
async function drawPlain(option: EChartsOption): Promise<Uint8Array> {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 680, height: 380 });
  chart.setOption({ animation: false, textStyle: { fontFamily: fontName }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: fontName },
  });
  return image.asPng();
}
