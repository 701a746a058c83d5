/** What an evaluation found: a table with its first row as the head, and what must be known to read it. */
export type Finding = {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
};

/** What evaluations are given. */
export type World = {
  /** The real papers: JSON lines, packed. */
  readonly corpus: string;
  /** A folder that is gone after the run. */
  readonly folder: string;
};

/** Every file `*.eval.ts` in this folder exports one as `evaluate`. */
export type Evaluate = (world: World) => Promise<readonly Finding[]>;

/** The finding as lines. */
export function printed({ title, rows, notes = [] }: Finding): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`), ...notes].join('\n');
}
