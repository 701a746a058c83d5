import type { Log } from '../log.ts';
import { type DayPicture, drawDay } from './draw-day.ts';
import { drawMap, type MapPicture } from './draw-map.ts';
import { drawTrends, type TrendsPicture } from './draw-trends.ts';

/** Draws PNGs. Undefined where one could not be drawn: the reason is in the log, and the words stand without it. */
export type Pictures = {
  readonly trends: (picture: TrendsPicture) => Promise<Uint8Array | undefined>;
  readonly day: (picture: DayPicture) => Promise<Uint8Array | undefined>;
  readonly map: (picture: MapPicture) => Promise<Uint8Array | undefined>;
};

/** Makes the hand that draws. A machine for which resvg has no build draws nothing, and answers in words all the same. */
export function makePictures(log: Log): Pictures {
  const drawn =
    <Data>(kind: string, draw: (data: Data) => Promise<Uint8Array>) =>
    async (data: Data): Promise<Uint8Array | undefined> => {
      try {
        return await draw(data);
      } catch (error) {
        log.error({ picture: kind, error }, 'a picture could not be drawn');
        return undefined;
      }
    };
  return { trends: drawn('trends', drawTrends), day: drawn('day', drawDay), map: drawn('map', drawMap) };
}
