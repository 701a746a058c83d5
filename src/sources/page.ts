/** One address to read, and what its reader knows of it. */
export type PageRequest = {
  readonly url: string;
  readonly accept?: string;
  /** A secret for this address alone: it does not follow a redirect to another host. */
  readonly bearer?: string;
  /** The site takes long to make this page: it gets three times the usual time. */
  readonly slow?: boolean;
  /** Requests of one lane go one at a time, with `gapMs` between an answer and the next request. */
  readonly lane?: Lane;
  /** A text that lacks something is asked for again, and is not kept to be answered by a 304. */
  readonly lacks?: Lacks;
};

/** What a text lacks to be a whole answer ("breaks off before </html>"), or undefined. */
export type Lacks = (text: string) => string | undefined;

export type Lane = { readonly name: string; readonly gapMs: number };

/** Reads a page. Never rejects: what a site says, or fails to say, is a value. */
export type FetchPage = (request: PageRequest) => Promise<Page | PageFailure>;

export type Page = {
  readonly kind: 'page';
  readonly text: string;
  /** Where the text stands, after redirects. */
  readonly url: string;
  readonly etag?: string;
  /** What time it was at the site when it answered. */
  readonly sentAt?: Date;
};

export type PageFailure = {
  readonly kind: 'failure';
  readonly reason: FailureReason;
  /** A sentence for the operator, without secrets. */
  readonly what: string;
  readonly status?: number;
  /** What the site said beside an HTTP status, shortened. */
  readonly text?: string;
};

export type FailureReason =
  /** No way to the host: no network, no such name, nobody listening. */
  | 'unreachable'
  /** The connection broke. */
  | 'socket'
  | 'time-out'
  | 'too-large'
  /** An HTTP status of 400 or more; 429 is `rate-limited`. */
  | 'status'
  | 'rate-limited'
  /** Nothing, no text, or a text that lacks something. */
  | 'broken'
  /** The program is ending. */
  | 'ended';
