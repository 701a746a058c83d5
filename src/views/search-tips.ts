import { oneLine } from '../one-line.ts';
import type { Query } from '../query/query.ts';
import type { Row } from '../view.ts';

/** What to try where a search found nothing: each row a reason that fits this query, and words to type instead. */
export function searchTips(query: Query, typed: string): readonly Row[] {
  const parts = partsOf(query);
  const words = parts.filter((part) => part.kind === 'words');
  const typedWords = words.map((part) => part.typed.replaceAll('"', ''));
  const narrowing = parts.filter((part) => part.kind !== 'words' && part.kind !== 'all');
  const tips: readonly (Row | false)[] = [
    words.some((part) => part.words.length > 1 && typed.includes('"')) && {
      label: 'Without the quotes',
      text: `search ${oneLine(typed.replaceAll('"', ''))}`,
    },
    words.some((part) => part.field === 'title') &&
      typedWords.length > 0 && {
        label: 'In the abstract too',
        text: `search ${quoted(typedWords).join(' ')}`,
      },
    narrowing.length > 0 &&
      typedWords.length > 0 && {
        label: 'With the words alone',
        text: `search ${quoted(typedWords).join(' ')}`,
      },
    typedWords.length > 1 && { label: 'Any of the words', text: `search ${quoted(typedWords).join(' OR ')}` },
  ];
  const fitting = tips.filter((tip) => tip !== false);
  return fitting.length > 0
    ? distinct(fitting)
    : [
        {
          label: 'Other words',
          text: 'try a more general word, its plain spelling, or an author: search author:"Yann LeCun"',
        },
      ];
}

/** The parts that narrow a query, however deep; what it excludes counts as one of them. */
function partsOf(query: Query): readonly Query[] {
  return query.kind === 'and' || query.kind === 'or' ? query.queries.flatMap(partsOf) : [query];
}

function quoted(words: readonly string[]): readonly string[] {
  return words.map((word) => (/\s/.test(word) ? `"${word}"` : word));
}

function distinct(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row, index) => rows.findIndex((other) => other.text === row.text) === index);
}
