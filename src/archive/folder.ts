import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OperatorError } from '../operator-error.ts';

/**
 * Makes the folder that a file shall lie in, and those above it, where they are missing. Throws as `mkdirSync` does. One by
 * one, since Node's recursive way goes round for ever where a folder takes no other, as /proc.
 */
export function makeFolderOf(file: string): void {
  makeFolder(dirname(resolve(file)));
}

/** Throws an `OperatorError` where the folder is missing that a named file shall be written in: its name may be misspelt. */
export function needFolderOf(file: string): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new OperatorError(`There is no folder ${folder}: make it first.`);
}

/** Whether a folder stands there. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another copy may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}
