import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');

/** Rooms: the first pattern that fits a file names its room. A file that fits none fails the test. */
const rooms: readonly (readonly [room: string, file: RegExp])[] = [
  ['config', /^config\//],
  ['commands', /^commands\//],
  ['query', /^src\/query\//],
  ['sources', /^src\/sources\//],
  ['archive', /^src\/archive\//],
  ['select', /^src\/select\//],
  ['views', /^src\/views\//],
  ['platforms/shared', /^src\/platforms\/[^/]+$/],
  ['platforms/discord', /^src\/platforms\/discord\//],
  ['platforms/slack', /^src\/platforms\/slack\//],
  ['platforms/terminal', /^src\/platforms\/terminal\//],
  ['jobs', /^src\/jobs\//],
  ['program', /^src\/program\.ts$/],
  ['main', /^src\/main\.ts$/],
  ['nouns', /^src\/[^/]+\.ts$/],
];

/** importer → what it may import. `types` means: with `import type` only. What is absent is forbidden. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  nouns: [],
  config: ['nouns types'],
  query: ['nouns'],
  sources: ['nouns'],
  archive: ['nouns', 'query'],
  select: ['nouns', 'query', 'config types'],
  views: ['nouns', 'select types', 'query'],
  commands: ['nouns', 'query', 'archive types', 'select', 'views', 'config types'],
  'platforms/shared': ['nouns', 'commands types', 'views'],
  'platforms/discord': ['nouns', 'commands types', 'views', 'platforms/shared'],
  'platforms/slack': ['nouns', 'commands types', 'views', 'platforms/shared'],
  'platforms/terminal': ['nouns', 'commands types', 'views', 'platforms/shared'],
  jobs: ['nouns', 'config', 'commands', 'query', 'sources', 'archive', 'select', 'views', 'platforms/shared'],
  program: ['*'],
  main: ['*'],
};

/** Words that only certain files may use, as they stand in the code without its comments. */
const keptTo: readonly (readonly [what: string, words: RegExp, files: RegExp])[] = [
  ['fetch', /(?<![.\w])fetch\(/, /^src\/sources\/fetch-page\.ts$/],
  ['the environment', /process\.env|loadEnvFile/, /^src\/main\.ts$/],
  ['the clock', /Date\.now\(|new Date\(\)|performance\.now\(/, /^src\/main\.ts$/],
  ['randomness', /Math\.random\(|randomUUID\(|randomBytes\(/, /^src\/main\.ts$/],
  ['timers', /setTimeout\(|setInterval\(|timers\/promises/, /^src\/main\.ts$/],
  ['SQL', /node:sqlite|\b(SELECT|INSERT INTO|DELETE FROM|CREATE TABLE)\b/, /^src\/archive\//],
  ['keyv', /from 'keyv'/, /^src\/archive\//],
  ['cheerio', /from 'cheerio/, /^src\/sources\//],
  ['discord.js', /from 'discord\.js'/, /^src\/platforms\/discord\/connect\.ts$/],
  ['bolt', /from '@slack\/bolt'/, /^src\/platforms\/slack\/connect\.ts$/],
  ['node-cron', /from 'node-cron'/, /^src\/jobs\//],
];

const files = ['config', 'commands', 'src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

test('every file has a room', () => {
  assert.ok(files.length > 20);
  assert.deepEqual(
    files.filter((file) => !roomOf(file)),
    [],
  );
});

test('every import follows an arrow of the table', () => {
  const forbidden = files.flatMap((file) =>
    importsOf(file)
      .filter(({ target, typeOnly }) => !allowed(roomOf(file) ?? '', roomOf(target) ?? '', typeOnly))
      .map(({ target }) => `${file} → ${target}`),
  );
  assert.deepEqual(forbidden, []);
});

test('each thing that touches the world is kept to its file', () => {
  const strayed = keptTo.flatMap(([what, words, home]) =>
    files
      .filter((file) => !home.test(file) && words.test(withoutComments(read(file))))
      .map((file) => `${what} in ${file}`),
  );
  assert.deepEqual(strayed, []);
});

test('query, select and views import nothing of node or npm that could reach the world', () => {
  const reaching = files
    .filter((file) => /^src\/(query|select|views)\//.test(file))
    .filter((file) => /from 'node:/.test(read(file)));
  assert.deepEqual(reaching, []);
});

test('nobody imports main', () => {
  assert.deepEqual(
    files.filter((file) => importsOf(file).some(({ target }) => target === 'src/main.ts')),
    [],
  );
});

function allowed(from: string, to: string, typeOnly: boolean): boolean {
  const may = arrows[from] ?? [];
  return from === to || may.includes('*') || may.includes(to) || (typeOnly && may.includes(`${to} types`));
}

function roomOf(file: string): string | undefined {
  return rooms.find(([, pattern]) => pattern.test(file))?.[0];
}

function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const statements = read(file).matchAll(
    /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'|import\('(\.[^']+)'\)/g,
  );
  return [...statements].map((statement) => ({
    target: relative(root, resolve(root, dirname(file), statement[2] ?? statement[3] ?? '')),
    typeOnly: statement[1] !== undefined,
  }));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(?<!:)\/\/.*$/gm, '');
}
