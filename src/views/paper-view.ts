import { type Listing, sourceTitles } from '../listing.ts';
import type { ListedPaper } from '../match.ts';
import { oneLine } from '../one-line.ts';
import type { Paper } from '../paper.ts';
import type { TopicMatch } from '../select/topics.ts';
import type { Row, View } from '../view.ts';
import { actionsOfShown } from './actions.ts';
import { itemOf, type Showing } from './item.ts';
import { topicInWords } from './why.ts';
import { count, fullDate, listOf, plain } from './words.ts';

/** One paper with all we know of it: abstract, where it was listed, the topics it finds and on which words. */
export function paperView(listed: ListedPaper, found: readonly TopicMatch[], showing: Showing): View {
  const { paper, listings } = listed;
  const { gist, why: _, ...item } = itemOf(listed, showing);
  const abstract = plain(paper.abstract);
  return {
    title: titleOf(listings),
    sections: [
      {
        title: found.map(({ topic }) => topic.title).join(' · ') || 'Paper',
        items: [
          {
            ...item,
            // A sentence of the abstract stands below it anyway.
            ...((paper.gist || paper.ownGist?.by === 'machine') && gist && { gist }),
            ...(abstract && { abstract }),
            actions: actionsOfShown(paper),
          },
        ],
        rows: rowsOf(paper, listings, found),
      },
    ],
  };
}

function titleOf(listings: readonly Listing[]): string {
  const [newest] = listings;
  return newest ? `Paper · ${sourceTitles[newest.source]}, ${fullDate(newest.day)}` : 'Paper';
}

function rowsOf(paper: Paper, listings: readonly Listing[], found: readonly TopicMatch[]): readonly Row[] {
  const rows: readonly (Row | false | undefined)[] = [
    paper.authors.length > 4 && { label: 'Authors', text: authorsOf(paper.authors) },
    paper.publishedOn && { label: 'Published', text: fullDate(paper.publishedOn) },
    ...listings.map((listing) => ({ label: 'Listed', text: listingInWords(listing) })),
    paper.categories.length > 0 && { label: 'Categories', text: paper.categories.map(plain).join(', ') },
    paper.keywords.length > 0 && { label: 'Keywords', text: paper.keywords.map(plain).join(', ') },
    found.length > 0 && { label: 'Topics', text: found.map(topicInWords).join('; ') },
    paper.projectUrl !== undefined && { label: 'Project', text: oneLine(paper.projectUrl), isAddress: true },
    { label: 'Id', text: paper.id },
  ];
  return rows.filter((row) => row !== false && row !== undefined);
}

/** More names than this are a wall: up to 573 have been seen on one paper. */
const authorsShown = 40;

function authorsOf(names: readonly string[]): string {
  const shown = names.slice(0, authorsShown).map(plain).join(', ');
  return names.length > authorsShown ? `${shown} and ${count(names.length - authorsShown, 'other')}` : shown;
}

function listingInWords({ source, day, votes, comments }: Listing): string {
  const counts = [
    votes !== undefined && count(votes, 'vote'),
    comments !== undefined && count(comments, 'comment'),
  ].filter((words) => words !== false);
  const where = `${sourceTitles[source]}, ${fullDate(day)}`;
  return counts.length > 0 ? `${where}: ${listOf(counts)}` : where;
}
