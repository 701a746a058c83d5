import type { Row } from './rows.ts';
import type { Together } from './together.ts';

/** Either store, for rooms whose SQL is the same on both. */
export type AnyStore = {
  /** One statement with its values, `$1` and on; all or nothing by itself. Resolves to its rows. */
  readonly ask: (sql: string, ...values: readonly (string | number | null)[]) => Promise<readonly Row[]>;
  /** All or nothing, and one such work at a time among all copies. It may be done again from its beginning. */
  readonly together: <Result>(work: () => Together<Result>) => Promise<Result>;
  /** SQL for the table `texts`, whose column `value` has the texts of the JSON list that is this value: `textsOf('$1')`. */
  readonly textsOf: (value: `$${number}`) => string;
};
