import { type Day, isDay } from '../day.ts';
import { type Listing, type SourceName, sourceNames } from '../listing.ts';
import type { Code, OwnGist, Paper, PaperId } from '../paper.ts';
import { maybeNumberIn, maybeTextIn, type Row, textIn, textsIn, unreadable } from './rows.ts';

/** The columns that hold a paper's facts, in the order of `factsOf`. */
export const factColumns =
  'id, title, abstract, authors, published_on, organization, gist, keywords, categories, code_url, code_stars, project_url, url';

/** A paper's facts as its row holds them. */
export function factsOf(paper: Paper): readonly (string | number | null)[] {
  return [
    paper.id,
    paper.title,
    paper.abstract,
    JSON.stringify(paper.authors),
    paper.publishedOn ?? null,
    paper.organization ?? null,
    paper.gist ?? null,
    JSON.stringify(paper.keywords),
    JSON.stringify(paper.categories),
    paper.code?.url ?? null,
    paper.code?.stars ?? null,
    paper.projectUrl ?? null,
    paper.url ?? null,
  ];
}

/** The paper in a row. */
export function paperIn(row: Row): Paper {
  const publishedOn = maybeDayIn(row, 'published_on');
  const organization = maybeTextIn(row, 'organization');
  const gist = maybeTextIn(row, 'gist');
  const code = codeIn(row);
  const projectUrl = maybeTextIn(row, 'project_url');
  const url = maybeTextIn(row, 'url');
  const ownGist = ownGistIn(row);
  return {
    id: textIn(row, 'id'),
    title: textIn(row, 'title'),
    abstract: textIn(row, 'abstract'),
    authors: textsIn(row, 'authors'),
    keywords: textsIn(row, 'keywords'),
    categories: textsIn(row, 'categories'),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(organization !== undefined && { organization }),
    ...(gist !== undefined && { gist }),
    ...(code !== undefined && { code }),
    ...(projectUrl !== undefined && { projectUrl }),
    ...(url !== undefined && { url }),
    ...(ownGist && { ownGist }),
  };
}

/** The listing in a row, of the paper with this id. */
export function listingIn(row: Row, paper: PaperId): Listing {
  const votes = maybeNumberIn(row, 'votes');
  const comments = maybeNumberIn(row, 'comments');
  return {
    source: sourceIn(row, 'source'),
    day: dayIn(row, 'day'),
    paper,
    ...(votes !== undefined && { votes }),
    ...(comments !== undefined && { comments }),
  };
}

/** The day in a column. */
export function dayIn(row: Row, column: string): Day {
  const text = textIn(row, column);
  if (isDay(text)) return text;
  throw unreadable(column, 'a day', text);
}

/** The source in a column. */
export function sourceIn(row: Row, column: string): SourceName {
  const text = textIn(row, column);
  const source = sourceNames.find((name) => name === text);
  if (source) return source;
  throw unreadable(column, 'a source', text);
}

function ownGistIn(row: Row): OwnGist | undefined {
  const text = maybeTextIn(row, 'own_gist');
  if (text === undefined) return undefined;
  return { text, by: textIn(row, 'own_gist_by') === 'machine' ? 'machine' : 'sentence' };
}

function maybeDayIn(row: Row, column: string): Day | undefined {
  return row[column] === null ? undefined : dayIn(row, column);
}

function codeIn(row: Row): Code | undefined {
  const url = maybeTextIn(row, 'code_url');
  const stars = maybeNumberIn(row, 'code_stars');
  return url === undefined ? undefined : { url, ...(stars !== undefined && { stars }) };
}
