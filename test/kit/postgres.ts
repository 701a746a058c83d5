import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const debian = '/usr/lib/postgresql';
const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(a) - Number(b)) : [];
const programs = join(debian, versions.at(-1) ?? '', 'bin');
const cache = resolve(import.meta.dirname, '../../node_modules/.cache/paperboy');

/** Why tests that need PostgreSQL are skipped; false where it is there, and on CI, where a missing one is a failure. */
export const noPostgres: string | false =
  versions.length > 0 || process.env.CI === 'true'
    ? false
    : 'PostgreSQL is missing: on Debian, `apt-get install postgresql` brings it (its own server need not run).';

/** A real PostgreSQL in a folder of its own, on a loopback port of its own. */
export type TestPostgres = {
  readonly port: number;
  /** Makes an empty database; resolves to its address. */
  readonly database: () => Promise<string>;
  /** Ends all connections at once and starts anew, as an operator's restart does. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Settings of one whose folder nobody will miss: its disk is never waited for. */
export const forgetful = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'] as const;

/** Starts one with these settings beside its own. */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-postgres-'));
  const user = lowlyUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  makeData(data, user);
  const port = await freePort();
  const begin = () =>
    spawn(
      join(programs, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${folder}`,
        ...settings.flatMap((setting) => ['-c', setting]),
      ],
      { ...user, stdio: 'ignore' },
    );
  let server = begin();
  await answering(port);
  let count = 0;
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  // A test that fails early leaves no server behind.
  const quit = () => server.kill('SIGQUIT');
  process.once('exit', quit);
  return {
    port,
    database: async () => {
      count += 1;
      const name = `test_${count}`;
      ask(port, `CREATE DATABASE ${name}`);
      return `postgres://paperboy@127.0.0.1:${port}/${name}`;
    },
    restart: async () => {
      await end('SIGINT');
      server = begin();
      await answering(port);
    },
    stop: async () => {
      process.off('exit', quit);
      await end('SIGQUIT');
      rmSync(folder, { recursive: true });
    },
  };
}

/** Making a new data folder costs seconds: one is kept as new beside what npm installs, and every other is its copy. */
function makeData(data: string, user: LowlyUser | undefined): void {
  const kept = join(cache, `postgres-${versions.at(-1)}-of-${user?.uid ?? process.getuid?.()}`);
  if (existsSync(kept)) {
    run('cp', ['-a', kept, data]);
    return;
  }
  const form = ['-U', 'paperboy', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--wal-segsize=1'];
  run(join(programs, 'initdb'), ['-D', data, '--no-sync', ...form], user);
  // Files are tested side by side: whoever comes second finds it there, and it is whole.
  mkdirSync(cache, { recursive: true });
  const whole = mkdtempSync(`${kept}-`);
  run('cp', ['-aT', data, whole]);
  try {
    renameSync(whole, kept);
  } catch {
    rmSync(whole, { recursive: true });
  }
}

type LowlyUser = { readonly uid: number; readonly gid: number };

/** PostgreSQL refuses to run as root: Debian's package makes a user for it. */
function lowlyUser(): LowlyUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (spawnSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0)
      return;
    await wait(50);
  }
  throw new Error('PostgreSQL does not answer.');
}

function ask(port: number, sql: string): void {
  const address = ['-h', '127.0.0.1', '-p', String(port), '-U', 'paperboy', '-d', 'postgres'];
  run(join(programs, 'psql'), ['-q', ...address, '-c', sql]);
}

function run(program: string, words: readonly string[], user?: LowlyUser): void {
  const done = spawnSync(program, words, { ...user, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
