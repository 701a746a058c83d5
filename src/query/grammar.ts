import type { Topic } from '../topic.ts';
import { readField, type TopicQueries } from './fields.ts';
import type { Query } from './query.ts';
import { isSlip, type Slip, type Span, slip } from './slip.ts';
import type { Token } from './tokens.ts';
import { wordsOf } from './words.ts';

/** What a query is read from. */
type Source = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly topics: readonly Topic[];
  readonly queries: TopicQueries;
};

/** All tokens as one query: what stands side by side must all hold, OR stands between alternatives, brackets come first. */
export function queryOfTokens(source: Source): Query | Slip {
  const state: State = { ...source, next: 0 };
  const query = group(state, 0);
  const left = state.tokens[state.next];
  if (isSlip(query) || !left) return query;
  return slip(left, 'This bracket closes none: leave it out, or open one before.');
}

type State = Source & { next: number };

/** Deeper brackets are no longer a person's. */
const deepest = 10;

/** Alternatives, up to the bracket that closes them or to the end. */
function group(state: State, depth: number): Query | Slip {
  const frame: Frame = { depth, titled: undefined };
  const alternatives: Query[] = [];
  do {
    const side = allOf(state, frame);
    if (isSlip(side)) return side;
    alternatives.push(side);
  } while (takeOr(state));
  const query = joined('or', alternatives);
  return frame.titled ? inTitle(query, frame.titled) : query;
}

/** What a group knows of itself; `titled` is where it says `in:title`. */
type Frame = { readonly depth: number; titled: Span | undefined };

function takeOr(state: State): boolean {
  const found = state.tokens[state.next]?.kind === 'or';
  state.next += found ? 1 : 0;
  return found;
}

/** Everything side by side, up to the next OR or bracket. */
function allOf(state: State, frame: Frame): Query | Slip {
  const first = state.next;
  const parts: Query[] = [];
  for (let token = state.tokens[first]; token; token = state.tokens[state.next]) {
    if (token.kind === 'or' || token.kind === 'close') break;
    state.next += 1;
    const part = partOf(state, token, frame);
    if (part && isSlip(part)) return part;
    if (part) parts.push('not' in token && token.not ? { kind: 'not', query: part } : part);
  }
  return parts.length > 0 ? joined('and', parts) : nothingHere(state, first, frame);
}

/** Undefined for `in:title`, which is no part but says something of the group. */
function partOf(state: State, token: Token, frame: Frame): Query | Slip | undefined {
  switch (token.kind) {
    case 'open':
      return inBrackets(state, token, frame.depth + 1);
    case 'words':
      return { kind: 'words', words: wordsOf(token.typed), field: 'text', typed: token.typed };
    case 'field': {
      const query = readField(token, state.topics, state.queries);
      if (token.field !== 'in' || isSlip(query)) return query;
      frame.titled ??= token;
      return undefined;
    }
    default:
      return undefined;
  }
}

function inBrackets(state: State, open: Span, depth: number): Query | Slip {
  if (depth > deepest) {
    const reason = `Brackets stand more than ${deepest} deep here; leave the inner ones out.`;
    const by = state.text.replace(/[()]/g, ' ');
    return { ...slip(open, reason), fix: { from: 0, to: state.text.length, by } };
  }
  const query = group(state, depth);
  if (isSlip(query)) return query;
  const close = state.tokens[state.next];
  state.next += 1;
  if (close) return query;
  const end = state.text.length;
  return {
    ...slip(open, 'This bracket is never closed: put a ) where the group ends.'),
    fix: { from: end, to: end, by: ')' },
  };
}

/** Why nothing stands here: an OR without a side, empty brackets, or `in:title` alone. */
function nothingHere(state: State, first: number, frame: Frame): Slip {
  const before = state.tokens[first - 1];
  const here = state.tokens[state.next];
  const or = here?.kind === 'or' ? here : before?.kind === 'or' ? before : undefined;
  if (or) return slip(or, 'OR stands between two things, and one of them is missing here.');
  if (frame.titled) return titleWords(frame.titled);
  const from = before?.at ?? 0;
  const to = here ? here.at + here.length : state.text.length;
  return slip({ at: from, length: to - from }, 'There is nothing in these brackets: leave them out.');
}

/** The query, looking for its words in titles. */
function inTitle(query: Query, titled: Span): Query | Slip {
  const found = withTitleWords(query);
  return found === query ? titleWords(titled) : found;
}

function withTitleWords(query: Query): Query {
  switch (query.kind) {
    case 'words':
      return { ...query, field: 'title' };
    case 'not': {
      const inner = withTitleWords(query.query);
      return inner === query.query ? query : { kind: 'not', query: inner };
    }
    case 'and':
    case 'or': {
      const queries = query.queries.map(withTitleWords);
      return queries.every((part, at) => part === query.queries[at]) ? query : { ...query, queries };
    }
    default:
      return query;
  }
}

function titleWords(titled: Span): Slip {
  return slip(titled, 'in:title needs words beside it that titles should hold, as in in:title agents.');
}

function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const [only, second] = parts;
  if (only && !second) return only;
  return { kind, queries: parts.flatMap((part) => (part.kind === kind ? part.queries : [part])) };
}
