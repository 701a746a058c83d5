import type { ListedPaper } from '../match.ts';
import { onceEach } from '../once-each.ts';
import type { PaperId } from '../paper.ts';
import { examplesIn, type Vectors, withFound } from '../query/likeness.ts';
import { findWords } from '../query/match.ts';
import { parseQuery } from '../query/parse.ts';
import { type PreparedPaper, preparePaper } from '../query/prepare.ts';
import type { Query } from '../query/query.ts';
import { wordsOf } from '../query/words.ts';
import type { Topic } from '../topic.ts';

/** A topic that a paper finds: the words that show it, as the topic's query has them, and how well it fits. */
export type TopicMatch = {
  readonly topic: Topic;
  readonly words: readonly string[];
  /** From 1, for a single phrase of the abstract, to 11; see `fitOf`. */
  readonly fit: number;
};

/** The topics a paper finds, best fit first; of two that fit alike, the one that stands first among the topics. */
export function matchTopics(
  listed: ListedPaper,
  topics: readonly Topic[],
  now: Date,
  vectors?: Vectors,
): readonly TopicMatch[] {
  return topics.length > 0 ? topicsOf(preparePaper(listed), topics, now, vectors) : [];
}

/** The same, of a paper that was taken apart already. Topics by example need the vectors of the paper and of their examples. */
export function topicsOf(
  paper: PreparedPaper,
  topics: readonly Topic[],
  now: Date,
  vectors: Vectors = new Map(),
): readonly TopicMatch[] {
  return topics
    .flatMap((topic) => {
      const query = withFound(queryOf(topic), [paper.listed.paper.id], vectors);
      const words = findWords(query, { paper, now });
      return words ? [{ topic, words, fit: fitOf(words, paper.listed.paper.title) }] : [];
    })
    .sort((a, b) => b.fit - a.fit);
}

/** How well a title and a paper's matched phrases agree: 1 for each different phrase, up to three, and 4 for each in the title, up to two. */
export function fitOf(words: readonly string[], title: string): number {
  const phrases = new Set(words.map(spaced));
  const inTitle = spaced(title);
  const titled = [...phrases].filter((phrase) => inTitle.includes(phrase));
  return 4 * Math.min(titled.length, 2) + Math.min(phrases.size, 3);
}

/** Titles and phrases are looked at again for every place: so many are remembered with their words. */
const mostRemembered = 20_000;
const remembered = new Map<string, string>();

/** The words of a text, each between two spaces. */
function spaced(text: string): string {
  const known = remembered.get(text) ?? ` ${wordsOf(text).join(' ')} `;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, known);
  return known;
}

/** The papers that topics name as examples. */
export function topicExamples(topics: readonly Topic[]): readonly PaperId[] {
  return topics.flatMap((topic) => examplesIn(queryOf(topic)));
}

/** Topics are parsed once: they are asked of every paper. */
const queryOf = onceEach((topic: Topic): Query => {
  const outcome = parseQuery(topic.query, [topic]);
  if (!outcome.ok)
    throw new RangeError(`the query of the topic "${topic.id}" cannot be read: ${outcome.mistake.reason}`);
  return outcome.query;
});
