import type { Row } from './rows.ts';

/** A statement with its values, `$1` and on. */
export type Statement = { readonly sql: string; readonly values: readonly (string | number | null)[] };

/** Work of several statements, said once for both stores: it hands out each statement, and is handed its rows. */
export type Together<Result> = Generator<Statement, Result, readonly Row[]>;

/** One statement of such work, as `yield* ask(…)`; answers its rows. */
export function* ask(sql: string, ...values: Statement['values']): Together<readonly Row[]> {
  return yield { sql, values };
}

/** Does such work where a statement is answered at once. */
export function doNow<Result>(
  work: Together<Result>,
  answer: (statement: Statement) => readonly Row[],
): Result {
  let step = work.next([]);
  while (!step.done) step = work.next(answer(step.value));
  return step.value;
}

/** Does such work where each statement is waited for. */
export async function doInTime<Result>(
  work: Together<Result>,
  answer: (statement: Statement) => Promise<readonly Row[]>,
): Promise<Result> {
  let step = work.next([]);
  while (!step.done) step = work.next(await answer(step.value));
  return step.value;
}
