import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { tempFolder } from '../archive/kit.ts';
import { plantedEnv, tokenOf } from './planted.ts';

const main = resolve(import.meta.dirname, '../../src/main.ts');

/** The secrets that some run was given: together the runs of a test file must have been given all. */
export const plantedSomewhere = new Set<string>();

/** The real program, in a folder of its own without any settings but those that are given. */
export async function plantedProgram(t: TestContext, ...without: readonly string[]) {
  const folder = await tempFolder(t);
  const start = (env: Readonly<Record<string, string>>, argv: readonly string[]) => {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [main, ...argv], { cwd: folder, env: { PATH, ...env } });
    t.after(() => child.kill('SIGKILL'));
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => void said.push(data.toString()));
    return { child, all: () => said.join(''), over: once(child, 'close') };
  };
  return {
    folder,
    env: (mailPort: number) => {
      const env = Object.entries(plantedEnv(mailPort)).filter(([name]) => !without.includes(name));
      for (const [name] of env) plantedSomewhere.add(name);
      return Object.fromEntries(env);
    },
    ended: async (env: Readonly<Record<string, string>>, ...argv: readonly string[]) => {
      const { all, over } = start(env, argv);
      await over;
      return all();
    },
    /** Started, visited on every page by who has the token and who has not, and ended. */
    visited: async (env: Readonly<Record<string, string>>, isEnough: (said: string) => boolean) => {
      const { child, all, over } = start(env, ['start']);
      const hasPage = () => all().includes('The page is at');
      while (!(hasPage() && isEnough(all()))) {
        assert.equal(child.exitCode, null, all());
        await setTimeout(50);
      }
      const page = /The page is at (\S+?)\/?\n/.exec(all())?.[1] ?? '';
      const answers = await visit(page);
      child.kill('SIGTERM');
      await over;
      return [all(), ...answers].join('\n');
    },
    /** What it left behind. */
    files: async () => {
      const names = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
      const read = async (file: string) =>
        [file.slice(folder.length + 1), await readFile(file, 'latin1')] as const;
      return Object.fromEntries(await Promise.all(files.map(read)));
    },
  };
}

async function visit(page: string): Promise<readonly string[]> {
  const paths = [
    '/',
    '/?q=today',
    '/?q=settings',
    '/search?q=agents',
    '/operator',
    '/mail',
    '/feeds',
    '/none',
  ];
  const token = tokenOf('PAPERBOY_OPERATOR_TOKEN');
  const asked = (path: string, init: RequestInit = {}) =>
    fetch(`${page}${path}`, { redirect: 'manual', ...init });
  const signIn = (words: string) =>
    asked('/operator/enter', {
      method: 'POST',
      body: new URLSearchParams({ token: words }),
      headers: { origin: page },
    });
  const signedIn = await signIn(token);
  const cookie = signedIn.headers.getSetCookie().join('; ');
  assert.match(cookie, /paperboy_operator=/);
  const answers = [
    signedIn,
    await signIn('not the operator’s token'),
    ...(await Promise.all(['/healthz', '/readyz', '/metrics', ...paths].map((path) => asked(path)))),
    await asked('/metrics', { headers: { authorization: `Bearer ${token}` } }),
    ...(await Promise.all(['/operator', '/'].map((path) => asked(path, { headers: { cookie } })))),
  ];
  return Promise.all(answers.map(async (answer) => [...answer.headers].join('\n') + (await answer.text())));
}
