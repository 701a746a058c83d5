import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PapersFileError, readLines, writeLines } from '../../src/archive/papers-file.ts';
import { all, tempFolder } from './kit.ts';

const long = Array.from({ length: 5_000 }, (_, at) => `${at} ${'é'.repeat(at % 50)}`);

test('lines written are lines read, packed and not', async (t) => {
  const folder = await tempFolder(t);
  for (const name of ['papers.jsonl', 'papers.jsonl.gz']) {
    await writeLines(join(folder, name), given(long));
    assert.deepEqual(await all(readLines(join(folder, name))), long);
  }
  assert.equal(
    gunzipSync(await readFile(join(folder, 'papers.jsonl.gz'))).toString(),
    `${long.join('\n')}\n`,
  );
});

test('only a line feed ends a line', async (t) => {
  const path = join(await tempFolder(t), 'odd.jsonl');
  await writeFile(path, '\ufeffa\u2028b\u2029c\rd\n\ne\u0085f');
  assert.deepEqual(await all(readLines(path)), ['a\u2028b\u2029c\rd', '', 'e\u0085f']);
});

test('a file packed in several pieces is read to its end', async (t) => {
  const path = join(await tempFolder(t), 'pieces.gz');
  await writeFile(path, Buffer.concat([gzipSync('a\nb'), gzipSync('c\nd\n')]));
  assert.deepEqual(await all(readLines(path)), ['a', 'bc', 'd']);
});

test('a file that is missing, a folder, no gzip or breaks off is said in a sentence', async (t) => {
  const folder = await tempFolder(t);
  const packed = gzipSync(long.join('\n'));
  await writeFile(join(folder, 'letter.gz'), 'Dear reader');
  await writeFile(join(folder, 'torn.gz'), packed.subarray(0, packed.length / 2));
  const sentences = {
    'nothing.jsonl': /^There is no file .*nothing\.jsonl\.$/,
    'nothing.gz': /^There is no file .*nothing\.gz\.$/,
    '.': /^The file .* cannot be read \(EISDIR\)\.$/,
    'letter.gz': /^The file .* is not packed by gzip, or is damaged\.$/,
    'torn.gz': /^The file .* breaks off: it was read as far as it goes\.$/,
  };
  for (const [name, sentence] of Object.entries(sentences)) {
    await assert.rejects(all(readLines(join(folder, name))), (error) => {
      assert.ok(error instanceof PapersFileError, String(error));
      assert.match(error.message, sentence);
      return true;
    });
  }
});

test('whoever stops reading leaves no file open', async (t) => {
  const path = join(await tempFolder(t), 'papers.jsonl.gz');
  await writeLines(path, given(long));
  for await (const line of readLines(path)) {
    assert.equal(line, long[0]);
    break;
  }
});

test('a file that cannot be written whole is not there, and the one before it stays', async (t) => {
  const folder = await tempFolder(t);
  const path = join(folder, 'papers.jsonl');
  await writeLines(path, given(['before']));
  const broken = async function* () {
    yield 'half';
    throw new Error('The archive went away.');
  };
  await assert.rejects(writeLines(path, broken()), /The archive went away/);
  assert.deepEqual(await readdir(folder), ['papers.jsonl']);
  assert.equal(await readFile(path, 'utf8'), 'before\n');
  await assert.rejects(writeLines(join(folder, 'no', 'such', 'folder'), given(['x'])), /There is no folder /);
});

async function* given(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}
