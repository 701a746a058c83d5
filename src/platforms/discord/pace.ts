import type { Clock } from '../../clock.ts';

/** Requests that Discord takes in a second, over all routes (docs.discord.com/developers/topics/rate-limits, "Global Rate Limit"). */
const most = 50;
/** The second, and what timers are early and clocks are coarse by. */
const windowMs = 1_005;
/**
 * Nobody knows when a request reached Discord, but it had before its answer came; and the next one takes its time as well.
 * So its second is counted from its answer, less the quickest round trip of all: the first one's own would not do, since a
 * program's first request takes long before it leaves. An answer that takes longer than this is not waited for.
 */
const answerMs = 1_000;
/**
 * So many go one by one, each after the answer of the one before: fifty at once, in a program that has just begun, all
 * take long before they leave, and none tells how quick the line is.
 */
const first = 3;

/** Lets requests go, each as soon as Discord surely counts fewer than 50 in its last second, in the order asked. */
export type Pace = <Answer>(request: () => Promise<Answer>) => Promise<Answer>;

export function makePace(clock: Clock): Pace {
  /** The last requests, at most 50: when each went, and when its answer came. */
  const counted: { readonly sent: number; answered: number }[] = [];
  let turn = Promise.resolve();
  let quickestMs = answerMs;
  let asked = 0;
  let alone: Promise<unknown> = Promise.resolve();

  const countedFrom = ({ sent, answered }: (typeof counted)[number]): number =>
    Math.min(sent + answerMs, answered - quickestMs);

  const sleepUntil = async (time: number): Promise<void> => {
    const waitMs = time - clock.now().getTime();
    // A clock that was put back makes nobody wait for long.
    if (waitMs > 0) await clock.sleep(Math.min(waitMs, answerMs + windowMs));
  };

  const freeTurn = async (): Promise<void> => {
    await alone;
    if (counted.length < most) return;
    // By then the answers have come that tell how much longer it is.
    await sleepUntil(Math.min(...counted.map(({ sent }) => sent)) + windowMs);
    counted.sort((one, other) => countedFrom(one) - countedFrom(other));
    const oldest = counted.shift();
    if (oldest) await sleepUntil(countedFrom(oldest) + windowMs);
  };

  return async (request) => {
    turn = turn.then(freeTurn);
    await turn;
    const sent = clock.now().getTime();
    const mine = { sent, answered: Number.POSITIVE_INFINITY };
    counted.push(mine);
    const answer = request();
    asked += 1;
    if (asked <= first) alone = Promise.race([answer.catch(() => undefined), clock.sleep(answerMs)]);
    try {
      return await answer;
    } finally {
      mine.answered = clock.now().getTime();
      // A line that has become longer is believed after a while.
      quickestMs = Math.min(quickestMs * 1.01, Math.max(1, mine.answered - sent));
    }
  };
}
