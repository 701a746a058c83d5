import type { Caller, Command } from '../../../commands/command.ts';
import type { Log } from '../../../src/log.ts';
import type { Answer, Desk } from '../../../src/platforms/platform.ts';
import type { View } from '../../../src/view.ts';

/** A desk that answers as the test says, and remembers what came in. */
export type TestDesk = Desk & { readonly asked: { readonly words: string; readonly caller: Caller }[] };

export function makeTestDesk(
  answerTo: (words: string) => Answer | Promise<Answer>,
  suggest: (typed: string) => readonly string[] = () => [],
): TestDesk {
  const asked: { words: string; caller: Caller }[] = [];
  const answer = async (words: string, caller: Caller): Promise<Answer> => {
    asked.push({ words, caller });
    return answerTo(words);
  };
  return {
    asked,
    commands,
    answer: ({ name, input }, caller) => answer([name, ...Object.values(input)].join(' '), caller),
    answerWords: answer,
    suggest: async (_command, _option, typed) => suggest(typed),
    defaults: async () => ({}),
    subscribed: async () => [],
    cardsFor: async () => undefined,
    reacted: async () => undefined,
    left: async () => undefined,
  };
}

export function said(view: Partial<View>, isPrivate = false): Answer {
  return { view: { title: 'Answer', sections: [], ...view }, private: isPrivate };
}

/** A log that keeps what it is told. */
export function makeTestLog(): Log & {
  readonly lines: string[];
  /** Resolves once a line is as asked. */
  readonly until: (isIt: (line: string) => boolean) => Promise<void>;
} {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const line = (facts: Readonly<Record<string, unknown>>, words: string): void => {
    lines.push(`${words} ${JSON.stringify(facts)}`);
    for (const look of waiting) look();
  };
  const until = (isIt: (line: string) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (lines.some(isIt)) resolve();
      };
      waiting.add(look);
      look();
    });
  return { lines, until, debug: line, info: line, warn: line, error: line };
}

const run = async (): Promise<View> => ({ title: '', sections: [] });

export const commands: readonly Command[] = [
  {
    name: 'today',
    summary: "Show the day's papers",
    options: [
      { name: 'date', summary: 'Another day, such as 2026-06-15', kind: 'text', bare: true },
      { name: 'sort', summary: 'What comes first', kind: 'choice', choices: ['votes', 'date'] },
      { name: 'max', summary: 'The most papers', kind: 'number' },
    ],
    examples: ['today'],
    run,
  },
  {
    name: 'search',
    summary: 'Search all papers',
    options: [
      {
        name: 'query',
        summary: 'What to look for',
        kind: 'text',
        required: true,
        bare: true,
        suggests: true,
      },
    ],
    examples: ['search diffusion'],
    run,
  },
  { name: 'help', summary: 'Say what can be asked', options: [], examples: ['help'], private: true, run },
];
