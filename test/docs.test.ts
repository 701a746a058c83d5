import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { usage } from '../commands/help.ts';
import { commands } from '../commands/index.ts';
import { readCall } from '../commands/read-call.ts';
import { tokensOf } from '../commands/tokens.ts';
import { settingRows } from '../config/setting-rows.ts';
import { topics } from '../config/topics.ts';
import { operatorCommands } from '../src/program.ts';
import { fieldNames } from '../src/query/field-names.ts';
import { parseQuery } from '../src/query/parse.ts';
import type { Query } from '../src/query/query.ts';

const root = resolve(import.meta.dirname, '..');
const readme = () => readFileSync(join(root, 'README.md'), 'utf8');
const packageJson = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

test("the README's table of commands is the one the commands make", () => {
  const rows = commands.map(
    (command) => `| \`${usage(command).replaceAll('|', '\\|')}\` | ${command.summary} |`,
  );
  keepsPart('commands', ['| command | what it does |', '|---|---|', ...rows]);
});

test("the README's table of settings is the one the settings make", () => {
  const rows = settingRows.map(({ name, otherwise, what }) => `| \`${name}\` | ${otherwise} | ${what} |`);
  keepsPart('settings', ['| setting | otherwise | what it is |', '|---|---|---|', ...rows]);
});

test("the README's table of the query language has every field, every operator, and examples that ask for all a query can", () => {
  const table = part('query');
  for (const name of fieldNames) assert.match(table, new RegExp(`\`${name}[:\`>]`), name);
  for (const operator of ['"', '-', 'NOT', 'OR', 'AND', '( )', 'in:title', '>=', '>', '<=', '<', '='])
    assert.ok(table.includes(`\`${operator}`), operator);
  const examples = [...table.matchAll(/^\| [^|]*?(?:\\\|[^|]*)?\| `([^|]+)` \|/gm)].map(
    ([, query = '']) => query,
  );
  assert.ok(examples.length > 10, String(examples));
  const kinds = examples.flatMap((example) => {
    const parsed = parseQuery(example, topics);
    assert.ok(parsed.ok, example);
    return kindsIn(parsed.query);
  });
  assert.deepEqual([...new Set(kinds)].toSorted(), Object.keys(kindsOfQueries).toSorted());
});

/** All but the query of no words, which nobody needs to be shown. */
const kindsOfQueries: Readonly<Record<Exclude<Query['kind'], 'all'>, true>> = {
  words: true,
  and: true,
  or: true,
  not: true,
  author: true,
  org: true,
  category: true,
  code: true,
  votes: true,
  since: true,
  listed: true,
  topic: true,
  like: true,
};

function kindsIn(query: Query): readonly string[] {
  if (query.kind === 'and' || query.kind === 'or') return [query.kind, ...query.queries.flatMap(kindsIn)];
  return query.kind === 'not' ? ['not', ...kindsIn(query.query)] : [query.kind];
}

test('every command of the operator stands in the README', () => {
  for (const name of Object.keys(operatorCommands))
    assert.match(readme(), new RegExp(`^\\| \`${name}[ \`]`, 'm'), name);
});

test('every dependency is named in the README with its reason', () => {
  for (const name of Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies })) {
    assert.ok(readme().includes(`\`${name}\``), name);
  }
});

test('every npm script that the documents name is there', () => {
  const named = documents().flatMap(({ text }) =>
    [...text.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name = '']) => name),
  );
  const missing = named.filter(
    (name) => !['ci', 'i', 'audit'].includes(name) && !Object.hasOwn(packageJson.scripts, name),
  );
  assert.deepEqual(missing, []);
});

test('every link within the documents leads to a file that is there, and to a heading in it', () => {
  const broken = documents().flatMap(({ file, text }) =>
    [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
      .filter(([, to = '', heading]) => {
        const target = to === '' ? file : join(dirname(file), to);
        if (!existsSync(join(root, target))) return true;
        return heading !== undefined && !headingsOf(target).includes(heading);
      })
      .map(([link]) => `${file}: ${link}`),
  );
  assert.deepEqual(broken, []);
});

test('the README has no block of code but the two commands, which CI and its other test start', () => {
  const blocks = [...readme().matchAll(/^(?: {4}|```)(.*)$/gm)].map(([, line]) => line);
  assert.deepEqual(blocks, ['npm ci && npm start', 'npm ci && npm test']);
  assert.equal(
    packageJson.scripts.start,
    'node --max-semi-space-size=8 --heap-growing-percent=30 src/main.ts start',
  );
});

test('every command that the documents write out is understood', () => {
  const written = documents().flatMap(({ file, text }) =>
    [...text.matchAll(/`(?:\/papers |npm run -s paperboy -- )?([a-z]+ [^`…<[]+)`/g)].map(
      ([, words = '']) => ({ file, words }),
    ),
  );
  const asked = written.filter(({ words }) => commands.some(({ name }) => words.startsWith(`${name} `)));
  assert.ok(asked.length > 20, `only ${asked.length} are found`);
  const misread = asked.flatMap(({ file, words }) => {
    const read = readCall(tokensOf(words), commands);
    return read.ok || isOperators(words) ? [] : [`${file}: ${words}: ${read.reason}`];
  });
  assert.deepEqual(misread, []);
});

/** `export FILE` and `forget PLACE` are the operator's by what follows. */
function isOperators(words: string): boolean {
  const [name = '', ...rest] = words.split(' ');
  return ['export', 'forget'].includes(name) && rest.some((word) => /[A-Z./:]/.test(word));
}

/** The documents that people read, by their names. */
function documents(): readonly { readonly file: string; readonly text: string }[] {
  const docs = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
  return [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...docs.map((file) => `docs/${file}`),
  ].map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

/** Headings as GitHub names them in links. */
function headingsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What stands between two marks of the README. */
function part(name: string): string {
  const text = readme();
  return text.slice(text.indexOf(`<!-- ${name} -->`), text.indexOf(`<!-- /${name} -->`));
}

/** Compares a marked part of the README with what it should hold; `UPDATE=1` writes it there. */
function keepsPart(name: string, lines: readonly string[]): void {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const text = readme();
  const [from, to] = [text.indexOf(open) + open.length, text.indexOf(close)];
  const wanted = `${lines.join('\n')}\n`;
  if (process.env.UPDATE)
    writeFileSync(join(root, 'README.md'), text.slice(0, from) + wanted + text.slice(to));
  else assert.equal(text.slice(from, to), wanted, 'run UPDATE=1 npm run -s try test/docs.test.ts');
}
