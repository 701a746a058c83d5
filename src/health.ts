/** How the bot is, for probes and monitors. */
export type Health = {
  /** Why it could not post now, a sentence each; none where it could. */
  readonly troubles: () => Promise<readonly string[]>;
  /** All numbers in Prometheus' text format. */
  readonly metrics: () => Promise<string>;
};
