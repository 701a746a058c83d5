import { readSettings, type Settings } from '../config/settings.ts';
import type { Clock } from './clock.ts';
import { makeLog } from './make-log.ts';
import { ask } from './operator/ask.ts';
import type { OperatorCommand } from './operator/operator.ts';
import { readSettingsFile } from './operator/settings-file.ts';
import { OperatorError } from './operator-error.ts';
import { parsePlace } from './place.ts';
import { lookOf, type Stream } from './platforms/terminal/look.ts';
import { typed } from './typed.ts';
import type { Person, World } from './world.ts';

/** What a process is given: `main.ts` hands over the real things. */
type Outside = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** A clock that shows this time now, or the real one, and runs on from there. */
  readonly clockFrom: (start?: Date) => Clock;
  readonly random: () => number;
  readonly newSecret: () => string;
  readonly zone: string;
  readonly person?: Person;
  readonly settingsFile: string;
  /** What stands in that file; the environment has the last word. */
  readonly settingsText: string;
  readonly ending: AbortSignal;
};

type Writable = Stream & { readonly write: (text: string) => unknown };

/** Each is loaded only when it is asked for: most people ask for a paper, and wait for it. */
export const operatorCommands: Readonly<Record<string, () => Promise<OperatorCommand>>> = {
  start: async () => (await import('./operator/start.ts')).startCommand,
  collect: async () => (await import('./operator/collect.ts')).collectCommand,
  deliver: async () => (await import('./operator/deliver.ts')).deliverCommand,
  import: async () => (await import('./operator/import.ts')).importCommand,
  export: async () => (await import('./operator/export.ts')).exportCommand,
  outbox: async () => (await import('./operator/outbox.ts')).outboxCommand,
  backup: async () => (await import('./operator/backup.ts')).backupCommand,
  restore: async () => (await import('./operator/restore.ts')).restoreCommand,
  move: async () => (await import('./operator/move.ts')).moveCommand,
  init: async () => (await import('./operator/init.ts')).initCommand,
  doctor: async () => (await import('./operator/doctor.ts')).doctorCommand,
  train: async () => (await import('./operator/train.ts')).trainCommand,
  manifest: async () => (await import('./operator/manifest.ts')).manifestCommand,
  choices: async () => (await import('./operator/choices.ts')).choicesCommand,
  forget: async () => (await import('./operator/forget.ts')).forgetCommand,
};

/** Runs what was typed after `npm run paperboy --`; resolves to the exit status. What is wrong is said in sentences, never by a stack. */
export async function runProgram(outside: Outside): Promise<number> {
  const file = readSettingsFile(outside.settingsText);
  const env = { ...file.values, ...outside.env };
  const read = readSettings(env, Object.keys(file.values));
  const strays = file.strays.map((line) => `Line ${line} of ${outside.settingsFile} is no NAME=value.`);
  if (!read.ok || strays.length > 0) {
    const problems = [...strays, ...(read.ok ? [] : read.problems)].map((problem) => `  ${problem}\n`);
    outside.stderr.write(`Paperboy cannot start. Please mend:\n${problems.join('')}`);
    return 2;
  }
  const world = await worldOf({ ...outside, env }, read.settings);
  try {
    return await runCommand(world, outside.argv);
  } catch (error) {
    if (error instanceof OperatorError) outside.stderr.write(`${error.message}\n`);
    else world.log.error({ error }, 'Paperboy stopped on a surprise');
    return 1;
  }
}

/** Runs one command in a world: an operator's, or one that anyone may ask. */
export async function runCommand(world: World, argv: readonly string[]): Promise<number> {
  const [name = 'help', ...words] = argv;
  // As every program has it.
  if (name === '--help') return runCommand(world, ['help', ...words]);
  if (words[0] === '--help') return runCommand(world, ['help', name]);
  if (name === 'help' && words.length === 0) return allHelp(world);
  const asked = name === 'help' && words.length === 1 ? operatorCommandOf(words[0]) : undefined;
  if (asked) {
    const status = operatorHelp(world, await asked());
    return Object.hasOwn(alsoAsked, words[0] ?? '') ? ask(world, argv) : status;
  }
  const meansOperator = Object.hasOwn(alsoAsked, name) ? alsoAsked[name] : undefined;
  const load = meansOperator && !meansOperator(words) ? undefined : operatorCommandOf(name);
  return load ? (await load()).run(world, words) : ask(world, argv, Object.keys(operatorCommands));
}

/** Words that everyone may ask too, and what makes them the operator's: a file for all papers, a place that is gone. */
const alsoAsked: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  export: namesFile,
  forget: (words) => words.some((word) => parsePlace(word) !== undefined),
};

/** One word alone that has an ending, or stands in a folder. */
function namesFile([file = '', ...more]: readonly string[]): boolean {
  return more.length === 0 && !file.startsWith('-') && /[./\\]/.test(file);
}

function operatorCommandOf(name = ''): (() => Promise<OperatorCommand>) | undefined {
  return Object.hasOwn(operatorCommands, name) ? operatorCommands[name] : undefined;
}

function operatorHelp(world: World, { name, usage, summary }: OperatorCommand): number {
  world.screen.write(`${typed(`${name} ${usage}`.trimEnd())}\n${summary}.\n`);
  return 0;
}

async function worldOf(
  { env, stdout, stderr, clockFrom, settingsText: _, ...rest }: Outside,
  settings: Settings,
): Promise<World> {
  const clock = clockFrom(settings.now);
  const live = stderr.isTTY === true;
  return {
    ...rest,
    settings,
    clock,
    log: await makeLog(settings.logLevel, clock, live),
    screen: {
      write: (text) => stdout.write(text),
      note: (text) => stderr.write(text),
      live,
      ...lookOf(stdout, env),
    },
    // Loaded here, since most runs have no schedule.
    schedule: async (...given) => (await import('./jobs/schedule.ts')).startSchedule(...given),
  };
}

async function allHelp(world: World): Promise<number> {
  const status = await ask(world, ['help']);
  const all = await Promise.all(Object.values(operatorCommands).map((load) => load()));
  const width = Math.max(...all.map(({ name, usage }) => name.length + usage.length + 3));
  const rows = all.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(width)}${summary}\n`);
  world.screen.write(
    `\nFor who runs the bot\n${rows.join('')}\nAny question takes --json, or --as discord and --as slack for what a chat would be sent.\n`,
  );
  return status;
}
