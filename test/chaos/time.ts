/** One time for the chats and the bots: it stands, or it goes while the bots work. */
export type Time = {
  readonly now: () => number;
  readonly go: () => void;
  readonly stand: () => void;
  readonly pass: (ms: number) => void;
  /** Never back. */
  readonly passTo: (moment: number) => void;
};

/** Makes one that stands at this moment, and goes so much faster than ours. */
export function makeTime(start: number, speed: number): Time {
  let time = start;
  let began: number | undefined;
  const now = () => Math.floor(time + (began === undefined ? 0 : (performance.now() - began) * speed));
  return {
    now,
    go: () => {
      began = performance.now();
    },
    stand: () => {
      time = now();
      began = undefined;
    },
    pass: (ms) => {
      time += ms;
    },
    passTo: (moment) => {
      time = Math.max(time, moment);
    },
  };
}
