import type { SQLOutputValue } from 'node:sqlite';

/** A row as SQLite gives it. The readers below check what they read: a store can be damaged or of another version. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** The text in a column. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unreadable(column, 'a text', value);
  return value;
}

/** The number in a column. */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw unreadable(column, 'a number', value);
  return value;
}

/** The bytes in a column. */
export function bytesIn(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw unreadable(column, 'bytes', typeof value);
}

/** The text in a column, or undefined where the column is empty. */
export function maybeTextIn(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textIn(row, column);
}

/** The number in a column, or undefined where the column is empty. */
export function maybeNumberIn(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : numberIn(row, column);
}

/** The list of texts that a column holds as JSON. */
export function textsIn(row: Row, column: string): readonly string[] {
  const value: unknown = JSON.parse(textIn(row, column));
  if (Array.isArray(value) && value.every((text) => typeof text === 'string')) return value;
  throw unreadable(column, 'a list of texts', value);
}

/** The object that a column holds as JSON. */
export function recordIn(row: Row, column: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(textIn(row, column));
  if (isRecord(value)) return value;
  throw unreadable(column, 'an object', value);
}

/** An error for a column that holds something else than it must. */
export function unreadable(column: string, wanted: string, found: unknown): RangeError {
  return new RangeError(`The store holds ${JSON.stringify(found)} in ${column} where ${wanted} belongs.`);
}

/** Whether it is an object with fields: what comes out of JSON may be anything. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
