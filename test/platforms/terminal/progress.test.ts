import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeProgress } from '../../../src/platforms/terminal/progress.ts';

test('in a pipe progress is silent', () => {
  const { notes, progress } = watched({ live: false });
  progress.step(1, 2, 'days');
  progress.end();
  assert.deepEqual(notes, []);
});

test('in a terminal one line is rewritten, and gone at the end', () => {
  const { notes, progress } = watched();
  progress.step(1, 4, 'days of arXiv');
  progress.step(2, 4, 'days of arXiv');
  progress.step(3000, undefined, 'papers');
  progress.end();
  assert.deepEqual(notes, [
    '\r\u001b[2K1 of 4 days of arXiv (25%)',
    '\r\u001b[2K2 of 4 days of arXiv (50%)',
    '\r\u001b[2K3,000 papers',
    '\r\u001b[2K',
  ]);
});

test('a hundred thousand steps write some hundred times, the last one among them', () => {
  const { notes, progress } = watched();
  for (let done = 1; done <= 100_000; done++) progress.step(done, 100_000, 'papers');
  assert.ok(notes.length <= 102);
  assert.match(notes.at(-1) ?? '', /100,000 of 100,000 papers \(100%\)$/);
});

test('without a total the steps grow with the count', () => {
  const { notes, progress } = watched();
  for (let done = 1; done <= 100_000; done++) progress.step(done, undefined, 'papers');
  assert.ok(notes.length > 100 && notes.length < 1000);
});

test('the line never fills the terminal, where it could not be rewritten', () => {
  const { notes, progress } = watched({ width: 20 });
  progress.step(1, 10, 'a great many words about one step');
  assert.ok((notes[0] ?? '').replace('\r\u001b[2K', '').length < 20);
});

test('nothing shown leaves nothing to take away', () => {
  const { notes, progress } = watched();
  progress.end();
  assert.deepEqual(notes, []);
});

function watched(other: { live?: boolean; width?: number } = {}) {
  const notes: string[] = [];
  const screen = { note: (text: string) => notes.push(text), live: true, width: 80, ...other };
  return { notes, progress: makeProgress(screen) };
}
