/** A named query: what a digest is grouped by, and what a place may ask for. */
export type Topic = {
  /** Typed by people: `agents`, `image-generation`. */
  readonly id: string;
  readonly title: string;
  /** In the query language of `src/query/`. */
  readonly query: string;
};
