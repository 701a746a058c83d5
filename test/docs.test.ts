import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { usage } from '../commands/help.ts';
import { commands } from '../commands/index.ts';
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
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  const named = documents.flatMap((text) =>
    [...text.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name = '']) => name),
  );
  const missing = named.filter(
    (name) => !['ci', 'i'].includes(name) && !Object.hasOwn(packageJson.scripts, name),
  );
  assert.deepEqual(missing, []);
});

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
  else assert.equal(text.slice(from, to), wanted, 'run UPDATE=1 node --test test/docs.test.ts');
}
