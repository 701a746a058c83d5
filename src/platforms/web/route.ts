/** One address of the page: what is answered there. */
export type Route = {
  readonly method: 'GET' | 'POST';
  /** Hono's pattern: `/day/:day`, `/paper/:id{.+}`. */
  readonly path: string;
  /** May reject: that is logged, and answered in a kind sentence. */
  readonly answer: (visit: Visit) => Promise<Response>;
};

/** A request that passed the guard. */
export type Visit = {
  readonly url: URL;
  /** What stands in the path's `:name`, decoded; empty where it has none of that name. */
  readonly param: (name: string) => string;
  /** What stands behind `?`, or in a form that was posted: empty where nothing does. At most 10,000 characters each. */
  readonly field: (name: string) => string;
  readonly headers: Headers;
  /** Where it comes from: an IP address. */
  readonly address: string;
};
