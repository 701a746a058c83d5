/** Where the program says what it does, for operators: facts first, then a few words. pino fits it. */
export type Log = {
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
};

type LogLine = (facts: Readonly<Record<string, unknown>>, words: string) => void;
