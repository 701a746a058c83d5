import { existsSync } from 'node:fs';
import { chmod, readFile, readlink, realpath, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { OperatorError } from '../operator-error.ts';

/** Writes settings into the file beside what stands there; a name that is there already gets the new value. Only its owner may read it. */
export async function writeSettings(file: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const target = await targetOf(file);
  const before = existsSync(target) ? await readFile(target, 'utf8') : '';
  const made = `${target}.new`;
  await writeFile(made, withSettings(before, settings), { mode: 0o600 });
  // A file that lay there from an earlier try keeps its rights.
  await chmod(made, 0o600);
  await rename(made, target);
}

/** A link stays one: what it leads to is written, also where that is not there yet. */
async function targetOf(file: string): Promise<string> {
  const linked = async () => resolve(dirname(file), await readlink(file));
  return realpath(file).catch(() => linked().catch(() => file));
}

/**
 * What a settings file sets, and the numbers of its lines, from 1, that set nothing and are no comment. Those are not read:
 * Node would take one and the next for a single name.
 */
export function readSettingsFile(text: string): {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly strays: readonly number[];
} {
  // Some editors put U+FEFF first.
  const entries = entriesIn(text.replace(/^\ufeff/, ''));
  const strays: number[] = [];
  let line = 1;
  for (const { name, written } of entries) {
    if (name === undefined && !/^\s*(#|$)/.test(written)) strays.push(line);
    line += written.split('\n').length;
  }
  const kept = entries.filter(({ name }) => name !== undefined).map(({ written }) => written);
  return { values: parseEnv(kept.join('\n')), strays };
}

/** The text of a settings file with these values; comments and other settings stay as they are. */
export function withSettings(text: string, settings: Readonly<Record<string, string>>): string {
  const entries = entriesIn(text);
  const named = new Set(entries.map(({ name }) => name));
  const kept = entries.flatMap(({ name, written }, at) => {
    if (name === undefined || !Object.hasOwn(settings, name)) return [written];
    // The last of several entries of a name is the one that counts.
    return entries.findLastIndex((one) => one.name === name) === at
      ? [lineOf(name, settings[name] ?? '')]
      : [];
  });
  const added = Object.entries(settings).filter(([name]) => !named.has(name));
  return `${[...kept, ...added.map(([name, value]) => lineOf(name, value))].join('\n')}\n`;
}

/** Why no settings file can hold this value; undefined where one can. */
export function unwritable(value: string): string | undefined {
  return written(value) === undefined
    ? 'may not have both kinds of quotation marks: leave one out.'
    : undefined;
}

/** A line, or several where a value in quotes goes on over them; without a name where it sets nothing. */
type Entry = { readonly name?: string; readonly written: string };

function entriesIn(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  for (let rest = text; rest !== ''; ) {
    const [head = '', name, quote = ''] =
      /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*(["'`]?)/.exec(rest) ?? [];
    const closes = quote === '' ? -1 : rest.indexOf(quote, head.length);
    const ends = rest.indexOf('\n', Math.max(closes, 0));
    const size = ends < 0 ? rest.length : ends + 1;
    entries.push({ ...(name !== undefined && { name }), written: rest.slice(0, size).replace(/\r?\n$/, '') });
    rest = rest.slice(size);
  }
  return entries;
}

function lineOf(name: string, value: string): string {
  const text = written(value);
  if (text === undefined) throw new OperatorError(`${name} ${unwritable(value)}`);
  return `${name}=${text}`;
}

/**
 * The value in the plainest form that Node reads as what it is: without quotes it reads only up to a `#`, and in double
 * ones `\n` is a line break. Backticks are Node's alone: other readers of such files, as of containers, take them as they stand.
 */
function written(value: string): string | undefined {
  const bare = /^[\w./:@+-]*$/.test(value) ? [value] : [];
  return [...bare, `'${value}'`, `"${value}"`].find((text) => parseEnv(`A=${text}\nB=`).A === value);
}
