import { type FactTest, factTests, type Held, passes, wordsFound } from './fact-test.ts';
import { type FactNumbers, numberFacts } from './facts.ts';
import { certainWords } from './match.ts';
import { commonnessIn, needsOf } from './needs.ts';
import type { PreparedPaper } from './prepare.ts';
import type { Query } from './query.ts';

/** A standing query, under a name of the caller's. */
export type FollowQuery = { readonly id: string; readonly query: Query };

/** A follow that a paper matches, with the words that were found. */
export type FollowMatch = { readonly id: string; readonly words: readonly string[] };

/** All follows at once. A paper is asked only of those that it shares their rarest needed word with. */
type FollowIndex = {
  readonly size: number;
  /** The follows that asking each in turn would find, each once, in no particular order. */
  readonly matches: (paper: PreparedPaper, now: Date) => readonly FollowMatch[];
};

/** Compiles follows into one index. */
export function indexFollows(follows: readonly FollowQuery[]): FollowIndex {
  const numbers = numberFacts();
  const entries = entriesOf(follows, numbers);
  const always = entries.flatMap(({ needs }, entry) => (needs ? [] : [entry]));
  const byNeed = listByNeed(entries, numbers.count());
  const needed = packed(entries.map(({ test }) => test.all));
  const marks = new Uint32Array(numbers.count());
  const askedOf = new Uint32Array(entries.length);
  let papers = 0;

  function matches(paper: PreparedPaper, now: Date): readonly FollowMatch[] {
    papers += 1;
    const held: Held = { marks, paper: papers, asked: { paper, now, topics: new Map() } };
    const facts = numbers.heldBy(paper);
    for (const fact of facts) marks[fact] = papers;
    const found: FollowMatch[] = [];
    askAll(always, held, found);
    for (const fact of facts) askAll(byNeed[fact] ?? [], held, found);
    return found;
  }

  function askAll(list: readonly number[], held: Held, found: FollowMatch[]): void {
    for (const number of list) {
      if (askedOf[number] === papers) continue;
      askedOf[number] = papers;
      if (holdsAll(needed, number, held)) ask(entries[number], held, found);
    }
  }

  return { size: follows.length, matches };
}

function ask(entry: Entry | undefined, held: Held, found: FollowMatch[]): void {
  if (!entry) return;
  if (entry.words) {
    if (entry.decided || passes(entry.test, held)) for (const match of entry.matches) found.push(match);
    return;
  }
  const words = wordsFound(entry.query, entry.test, held);
  if (words) for (const { id } of entry.matches) found.push({ id, words });
}

/** Lists of numbers in one piece of memory: most entries are turned down here, without a look at anything else. */
type Packed = { readonly values: Uint32Array; readonly starts: Uint32Array };

function packed(lists: readonly (readonly number[])[]): Packed {
  let end = 0;
  const starts = lists.map(({ length }) => {
    end += length;
    return end;
  });
  return { values: Uint32Array.from(lists.flat()), starts: Uint32Array.from([0, ...starts]) };
}

function holdsAll({ values, starts }: Packed, list: number, { marks, paper }: Held): boolean {
  for (let at = starts[list] ?? 0; at < (starts[list + 1] ?? 0); at += 1) {
    if (marks[values[at] ?? 0] !== paper) return false;
  }
  return true;
}

/** Follows whose queries are the same in every letter, asked as one. */
type Entry = {
  readonly query: Query;
  readonly test: FactTest;
  /** Whether the test asks for nothing but facts that must be there. */
  readonly decided: boolean;
  /** Numbers of facts; undefined where every paper must be asked. */
  readonly needs: readonly number[] | undefined;
  /** What is found whenever the query matches; undefined where that depends on the paper. */
  readonly words: readonly string[] | undefined;
  /** Made once, and given for every paper where the words are always the same. */
  readonly matches: readonly FollowMatch[];
};

/** Entries that need the same lie side by side in memory: going through a list of them is much faster so. */
function entriesOf(follows: readonly FollowQuery[], numbers: FactNumbers): readonly Entry[] {
  const alike = [...Map.groupBy(follows, ({ query }) => JSON.stringify(query)).values()];
  const groups = alike.flatMap((group) => (group[0] ? [{ query: group[0].query, group }] : []));
  const common = commonnessIn(
    groups.map(({ query, group }) => ({ query, times: group.length })),
    numbers,
  );
  const needing = groups.map((group) => ({ ...group, needs: needsOf(group.query, numbers, common) }));
  const testOf = factTests(numbers);
  return needing
    .toSorted((a, b) => (a.needs?.[0] ?? -1) - (b.needs?.[0] ?? -1))
    .map(({ query, group, needs }) => {
      const test = testOf(query);
      const words = certainWords(query);
      const decided = test.none.length === 0 && test.rest.length === 0;
      return {
        query,
        test,
        decided,
        needs,
        words,
        matches: group.map(({ id }) => ({ id, words: words ?? [] })),
      };
    });
}

/** The numbers of entries, by the number of what they need. */
function listByNeed(entries: readonly Entry[], facts: number): readonly (readonly number[])[] {
  const lists = Array.from({ length: facts }, (): number[] => []);
  for (const [number, { needs }] of entries.entries()) {
    for (const fact of needs ?? []) lists[fact]?.push(number);
  }
  return lists;
}
