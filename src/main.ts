// The program's edge: the only file that reads the environment and the clock. Nobody imports it.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';

// Taking the types off the code is half the time of a short run: Node keeps what it made, in a folder of its own.
enableCompileCache();
const { runProgram } = await import('./program.ts');

// A reader such as head may close the pipe early: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const settingsFile = '.env';

process.exitCode = await runProgram({
  argv: process.argv.slice(2),
  env: process.env,
  settingsFile,
  settingsText: existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : '',
  ...(process.stdin.isTTY &&
    process.stdout.isTTY && { person: { keys: process.stdin, screen: process.stdout } }),
  stdout: process.stdout,
  stderr: process.stderr,
  clockFrom: (start = new Date()) => {
    const began = performance.now();
    return {
      now: () => new Date(start.getTime() + performance.now() - began),
      sleep: async (ms, signal) => {
        await wait(ms, undefined, signal && { signal });
      },
    };
  },
  random: Math.random,
  newSecret: () => randomBytes(32).toString('base64url'),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  ending: endingSignal(),
});

/** Aborts on the first SIGINT or SIGTERM; a second one ends the program at once, as Node does without us. */
function endingSignal(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => ending.abort(new Error(`ended by ${signal}`)));
  }
  return ending.signal;
}
