import { onceEach } from '../once-each.ts';
import type { PaperId } from '../paper.ts';
import type { Place } from '../place.ts';
import { textIn } from './rows.ts';
import type { Store } from './store.ts';

/** Of a hundred papers that are asked about so many are far older than the others: they are looked up one by one. */
const lookedUp = 2;

/** Asks what many places had. */
type HadBy = (
  places: readonly Place[],
  papers: readonly PaperId[],
) => ReadonlyMap<Place, ReadonlySet<PaperId>>;

/**
 * A place's rows lie in the order of the papers, and most papers that are asked about are of one month: that stretch is
 * read whole, which is much faster than looking up each. Places that had the same get the same set.
 */
export function hadByIn(store: Store): HadBy {
  const questionAbout = onceEach(questionOf);
  return (places, papers) => {
    const question = questionAbout(papers);
    return new Map(
      places.flatMap((place): [Place, ReadonlySet<PaperId>][] => {
        const had = hadOf(store, place, question);
        return had.size > 0 ? [[place, had]] : [];
      }),
    );
  };
}

/** What is asked about: a stretch of papers, and some that lie far before it. */
type Question = {
  readonly papers: ReadonlySet<PaperId>;
  readonly first: PaperId;
  readonly last: PaperId;
  /** As JSON. */
  readonly others: string;
  /** What places had so far, by the text of what was read, and by the text of the papers that were asked about. */
  readonly byText: Map<string, ReadonlySet<PaperId>>;
  readonly byPapers: Map<string, ReadonlySet<PaperId>>;
};

function questionOf(papers: readonly PaperId[]): Question {
  const sorted = papers.toSorted();
  const pivot = Math.floor((sorted.length * lookedUp) / 100);
  return {
    papers: new Set(papers),
    first: sorted[pivot] ?? '',
    last: sorted.at(-1) ?? '',
    others: JSON.stringify(sorted.slice(0, pivot)),
    byText: new Map(),
    byPapers: new Map(),
  };
}

/** A place that had nothing so old, as one that came lately, is not asked for what lies far before the others. */
const read = `SELECT (SELECT json_group_array(paper) FROM had WHERE place = ?1 AND paper BETWEEN ?2 AND ?3) AS stretch,
  CASE WHEN EXISTS (SELECT 1 FROM had WHERE place = ?1 AND paper < ?2) THEN
    (SELECT json_group_array(value) FROM json_each(?4)
      WHERE EXISTS (SELECT 1 FROM had WHERE place = ?1 AND paper = value)) ELSE '[]' END AS others`;

function hadOf(store: Store, place: Place, question: Question): ReadonlySet<PaperId> {
  const { first, last, others, byText } = question;
  const row = store.prepare(read).get(place, first, last, others) ?? {};
  const text = `[${textIn(row, 'others')},${textIn(row, 'stretch')}]`;
  const had = byText.get(text) ?? setIn(text, question);
  byText.set(text, had);
  return had;
}

function setIn(text: string, { papers, byPapers }: Question): ReadonlySet<PaperId> {
  const lists: unknown = JSON.parse(text);
  const had = new Set((Array.isArray(lists) ? lists.flat().map(String) : []).filter((id) => papers.has(id)));
  const key = [...had].join(' ');
  const known = byPapers.get(key) ?? had;
  byPapers.set(key, known);
  return known;
}
