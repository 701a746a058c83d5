import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures');

/** The text of a fixture: a real page, with its day in the name. */
export function fixture(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** Holds a value to the JSON beside a fixture. With `UPDATE=1` the file is rewritten instead; read the difference. */
export function matchesFixture(name: string, value: unknown): void {
  const file = join(folder, name);
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env.UPDATE === '1') writeFileSync(file, text);
  assert.ok(existsSync(file), `${name} is missing: run the test once with UPDATE=1`);
  assert.deepEqual(JSON.parse(text), JSON.parse(readFileSync(file, 'utf8')));
}
