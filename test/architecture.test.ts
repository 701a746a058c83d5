import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');

/** Rooms: the first pattern that fits a file names its room. A file that fits none fails the test. */
const rooms: readonly (readonly [room: string, file: RegExp])[] = [
  ['config', /^config\//],
  ['commands', /^commands\//],
  ['latex', /^src\/latex\//],
  ['query', /^src\/query\//],
  ['vectors', /^src\/vectors\//],
  ['sources', /^src\/sources\//],
  ['archive', /^src\/archive\//],
  ['writer', /^src\/writer\//],
  ['select', /^src\/select\//],
  ['feeds', /^src\/feeds\//],
  ['views', /^src\/views\//],
  ['lists', /^src\/lists\//],
  ['pictures', /^src\/pictures\//],
  ['platforms', /^src\/platforms\/[^/]+$/],
  ['platforms/discord', /^src\/platforms\/discord\//],
  ['platforms/slack', /^src\/platforms\/slack\//],
  ['platforms/terminal', /^src\/platforms\/terminal\//],
  ['platforms/email', /^src\/platforms\/email\//],
  ['platforms/web', /^src\/platforms\/web\//],
  ['jobs', /^src\/jobs\//],
  ['program', /^src\/(operator\/|(program|house|desk|world|make-log)\.ts$)/],
  ['main', /^src\/main\.ts$/],
  ['nouns', /^src\/[^/]+\.ts$/],
];

/** importer → what it may import, as the table of ARCHITECTURE.md says. */
const arrows = new Map(
  tableOf('ARCHITECTURE.md', 'room').map(([room = '', may = '']) => [room, may.split(', ')]),
);

/** Words that only certain files may use, as they stand in the code without its comments. */
const keptTo: readonly (readonly [what: string, words: RegExp, files: RegExp])[] = [
  ['fetch', /(?<![.\w])fetch\(/, /^src\/(sources\/fetch-page|writer\/ask-model)\.ts$/],
  ['the environment', /process\.env|loadEnvFile/, /^src\/main\.ts$/],
  ['the clock', /Date\.now\(|new Date\(\)|performance\.now\(/, /^src\/main\.ts$/],
  ['randomness', /Math\.random\(|randomUUID\(|randomBytes\(/, /^src\/main\.ts$/],
  ['timers', /setTimeout\(|setInterval\(|timers\/promises/, /^src\/main\.ts$/],
  ['SQL', /node:sqlite|\b(SELECT|INSERT INTO|DELETE FROM|CREATE TABLE)\b/, /^src\/archive\//],
  ['keyv', /from 'keyv'/, /^src\/archive\//],
  ['citation.js', /from '@citation-js/, /^src\/lists\//],
  ['cheerio', /from 'cheerio/, /^src\/sources\//],
  ['discord.js', /from '(discord\.js|@discordjs\/.+)'/, /^src\/platforms\/discord\/(rest|gateway)\.ts$/],
  ['bolt', /from '@slack\/bolt'/, /^src\/platforms\/slack\/(connect|lines|listen|install)\.ts$/],
  ['nodemailer', /from 'nodemailer/, /^src\/platforms\/email\/connect\.ts$/],
  ['feedsmith', /from 'feedsmith'/, /^src\/feeds\/write\.ts$/],
  ['node-cron', /from 'node-cron'/, /^src\/jobs\//],
  ['what draws', /import\('(echarts|@resvg)/, /^src\/pictures\/render\.ts$/],
  ['the page’s server', /from '@hono\/node-server'/, /^src\/platforms\/web\/connect\.ts$/],
  ['hono', /from 'hono(?:'|\/)/, /^src\/platforms\/web\/(app|html)\.ts$/],
  ['temml', /from 'temml'/, /^src\/platforms\/web\/maths\.ts$/],
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

test('every room has a row in the table, and every row a room', () => {
  assert.deepEqual(
    [...arrows.keys()].toSorted(),
    [...new Set(rooms.map(([room]) => rowOf(room)))].toSorted(),
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

test('latex, query, select, views and lists import nothing of node or npm that could reach the world', () => {
  const reaching = files
    .filter((file) => /^src\/(latex|query|select|views|lists)\//.test(file))
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
  const may = arrows.get(rowOf(from)) ?? [];
  if (from === to || may.includes('everything')) return true;
  return to === rowOf(to) && (may.includes(to) || (typeOnly && may.includes(`types of ${to}`)));
}

/** The chats have one row, and no arrow leads into any of them; the page has a row of its own. */
function rowOf(room: string): string {
  return room.startsWith('platforms/') && room !== 'platforms/web' ? 'platforms/one' : room;
}

/** The rows of the table in a document whose first heading is this, cell by cell. */
function tableOf(document: string, heading: string): string[][] {
  const lines = read(document).split('\n');
  const from = lines.findIndex((line) => line.startsWith(`| ${heading} |`)) + 2;
  const rows = lines.slice(from, lines.indexOf('', from));
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
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
