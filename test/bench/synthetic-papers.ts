import type { Find } from '../../src/archive/archive.ts';
import { readPaperLine } from '../../src/archive/paper-line.ts';
import { readLines } from '../../src/archive/papers-file.ts';
import type { Paper } from '../../src/paper.ts';
import { randomNumbers } from '../chaos/faults.ts';

/**
 * Papers that do not exist, made of the sentences of real ones: each takes the first half of one paper's title and the
 * second half of another's, and sentences of both, so that words are as common and as long as in real papers. Half of
 * them have a name of their own, since real papers go on inventing words. The same count gives the same papers.
 */
export async function* syntheticPapers(corpus: string, count: number): AsyncIterable<Find> {
  const real = await realFinds(corpus);
  const random = randomNumbers(20_260_620);
  for (let number = 0; number < count; number += 1) {
    const one = real[Math.floor(random() * real.length)];
    const other = real[Math.floor(random() * real.length)];
    if (one && other) yield mixed(`synthetic-${number}`, one, other, random);
  }
}

async function realFinds(corpus: string): Promise<readonly Find[]> {
  const finds: Find[] = [];
  for await (const line of readLines(corpus)) {
    const read = readPaperLine(line);
    if ('find' in read) finds.push(read.find);
  }
  return finds;
}

function mixed(id: string, one: Find, other: Find, random: () => number): Find {
  const name = random() < 0.5 ? `${coined(random)}: ` : '';
  const paper: Paper = {
    ...one.paper,
    id,
    title: `${name}${half(one.paper.title, 0)} ${half(other.paper.title, 1)}`,
    abstract: sentencesOf(one.paper.abstract, 0).concat(sentencesOf(other.paper.abstract, 1)).join(' '),
    authors: [...one.paper.authors.slice(0, 4), ...other.paper.authors.slice(-2)],
    keywords: [...new Set([...one.paper.keywords.slice(0, 4), ...other.paper.keywords.slice(-3)])],
  };
  return { paper, listings: one.listings.map((listing) => ({ ...listing, paper: id })) };
}

/** The words of one half of a title. */
function half(title: string, which: 0 | 1): string {
  const words = title.split(' ');
  const middle = Math.ceil(words.length / 2);
  return (which === 0 ? words.slice(0, middle) : words.slice(middle)).join(' ');
}

/** Every other sentence. */
function sentencesOf(abstract: string, which: 0 | 1): readonly string[] {
  return abstract.split(/(?<=\.)\s+/).filter((_, at) => at % 2 === which);
}

const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');

/** A word that no paper holds, nor any other synthetic one but by chance. */
function coined(random: () => number): string {
  const word = Array.from({ length: 4 }, () => syllables[Math.floor(random() * syllables.length)]).join('');
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
