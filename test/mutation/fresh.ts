import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type NamedTest, takeNamed } from './collect.ts';

/**
 * The tests of a file, which is loaded anew with all that it imports of the project: nothing that an earlier run left in
 * a module is there. That takes some 30 ms, where a process of its own would take ten times as long.
 */
export async function freshTests(file: string): Promise<readonly NamedTest[]> {
  round += 1;
  takeNamed();
  await import(pathToFileURL(file).href);
  return takeNamed();
}

let round = 0;
const standIns: ReadonlyMap<string, string> = new Map([
  ['node:test', new URL('./collect.ts', import.meta.url).href],
  ['fast-check', new URL('./few-draws.ts', import.meta.url).href],
]);
const sources = new Map<string, string>();

/** Stryker runs this in its copy of the project. */
const isOurs = (url: string) =>
  url.startsWith(pathToFileURL(`${process.cwd()}/`).href) && !/\/node_modules\/|\.json$/.test(url);

registerHooks({
  resolve(specifier, context, next) {
    const standIn = standIns.get(specifier);
    if (standIn && isOurs(context.parentURL ?? '')) return next(standIn, context);
    const found = next(specifier, context);
    return isOurs(found.url) ? { ...found, url: `${found.url}?round=${round}` } : found;
  },
  load(url, context, next) {
    const [file = '', ofRound] = url.split('?round=');
    if (ofRound === undefined) return next(url, context);
    const source = sources.get(file) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'));
    sources.set(file, source);
    return { format: 'module', source, shortCircuit: true };
  },
});
