import type { EChartsOption } from 'echarts';
import { card } from './colours.ts';
import { fontFiles, fontName, widthOf } from './font.ts';

/** What is drawn and how large it is, in points. */
type Chart = { readonly option: EChartsOption; readonly width: number; readonly height: number };

/** Screens are fine, and chats let people look closer. */
const pixelsAPoint = 2;

/**
 * The chart as a PNG: ECharts draws it as SVG without a browser, resvg paints that. The same chart gives the same bytes.
 * Both are loaded with the first picture: they are large, and most answers have none.
 */
export async function renderChart({ option, width, height }: Chart): Promise<Uint8Array> {
  const echarts = await import('echarts/dist/echarts.esm.min.mjs');
  const { renderAsync } = await import('@resvg/resvg-js');
  echarts.setPlatformAPI({ measureText: (text, font) => ({ width: measured(text, font) }) });
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: fontName, color: card.text }, ...option });
    const image = await renderAsync(chart.renderToSVGString(), {
      fitTo: { mode: 'zoom', value: pixelsAPoint },
      font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: fontName },
    });
    return image.asPng();
  } finally {
    chart.dispose();
  }
}

/** ECharts asks for the width of words in a font in CSS's words: `bold 14px Noto Sans`. */
function measured(text: string, font = ''): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12);
  return widthOf(text, size, /bold/.test(font) ? 'bold' : 'normal');
}
