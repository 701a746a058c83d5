import { shorten } from '../../views/shorten.ts';
import { figure } from '../figure.ts';

/** How far long work has come, on one line that is rewritten. */
export type Progress = {
  /** `step(3, 7, 'days of arXiv')`; the total is undefined where nobody knows it. */
  readonly step: (done: number, total: number | undefined, words: string) => void;
  /** Takes the line away: what follows is the answer. */
  readonly end: () => void;
};

/** Where progress is noted, and whether a line can be rewritten there. */
type ProgressScreen = {
  readonly note: (text: string) => void;
  readonly live: boolean;
  readonly width: number;
};

/** Progress in a terminal; in a pipe it stays silent. Written when a hundredth more is done, so that it costs the work nothing. */
export function makeProgress({ note, live, width }: ProgressScreen): Progress {
  let shown: { readonly words: string; readonly done: number } | undefined;
  return {
    step: (done, total, words) => {
      if (!live) return;
      const enough = Math.max(1, (total ?? done) / 100);
      const goesOn = shown?.words === words && done >= shown.done && done < shown.done + enough;
      if (goesOn && done !== total) return;
      shown = { words, done };
      note(clearLine + shorten(progressInWords(done, total, words), width - 1));
    },
    end: () => {
      if (shown) note(clearLine);
      shown = undefined;
    },
  };
}

const clearLine = '\r\u001b[2K';

function progressInWords(done: number, total: number | undefined, words: string): string {
  if (!total) return `${figure(done)} ${words}`;
  return `${figure(done)} of ${figure(total)} ${words} (${Math.floor((done / total) * 100)}%)`;
}
