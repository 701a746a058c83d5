import { existsSync, statfsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Loaded before all else, and without types: to take them off this one file would cost every process what it is to save.

// What outlives a run stays where it was.
process.env.TMPDIR_ON_DISK ??= tmpdir();

// Each test file is a process of its own, starts others, and would read and compile the same modules anew.
process.env.NODE_COMPILE_CACHE ??= join(process.env.TMPDIR_ON_DISK, 'node-compile-cache');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

// Thousands of stores that live for a moment would wait for a disk, and prove nothing by it. A small memory is left alone.
const memory = '/dev/shm';
const enoughBytes = 2_000_000_000;
if (existsSync(memory)) {
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize > enoughBytes) process.env.TMPDIR ??= memory;
}
