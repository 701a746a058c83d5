import type { Figure } from './frame.ts';

/** The figures as lines of a table: what, took, yardstick, ratio, aim. */
export function table(figures: readonly Figure[]): string {
  const all = [['what', 'took', 'yardstick', 'ratio', 'aim'], ...figures.map(rowOf)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(figure: Figure): readonly string[] {
  if ('mb' in figure) {
    const { name, mb, aimMb, yardstick } = figure;
    return [
      name,
      megabytes(mb),
      ...beside(mb, yardstick?.name, yardstick?.mb, megabytes),
      aim(mb, aimMb, megabytes),
    ];
  }
  const { name, ms, p95Ms, aimMs, yardstick } = figure;
  const took = p95Ms === undefined ? time(ms) : `${time(ms)}, p95 ${time(p95Ms)}`;
  return [name, took, ...beside(ms, yardstick?.name, yardstick?.ms, time), aim(p95Ms ?? ms, aimMs, time)];
}

type Shown = (value: number) => string;

function beside(
  took: number,
  name: string | undefined,
  value: number | undefined,
  shown: Shown,
): readonly string[] {
  if (name === undefined || value === undefined) return ['', ''];
  const ratio = took / value;
  return [`${shown(value)} ${name}`, `${ratio.toFixed(ratio < 0.1 ? 3 : 2)}x`];
}

function aim(took: number, wanted: number | undefined, shown: Shown): string {
  return wanted === undefined ? '' : `${took < wanted ? '<' : 'OVER'} ${shown(wanted)}`;
}

function time(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`;
  return `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;
}

function megabytes(mb: number): string {
  return `${mb.toFixed(0)} MB`;
}
