import { type Day, dayIn } from '../day.ts';
import { arxivIdIn, type Code, isArxivId, type Paper } from '../paper.ts';
import type { WireEntry } from './huggingface-wire.ts';
import type { Find } from './parsed.ts';
import { webAddress } from './text.ts';

/** An entry of the list of `day`, in our own nouns. */
export function toFind(entry: WireEntry, day: Day): Find {
  return listedOn(day, toPaper(entry), entry.paper.upvotes, entry.numComments);
}

/** A paper as the list of `day` shows it. */
export function listedOn(day: Day, paper: Paper, votes?: number, comments?: number): Find {
  const counts = { ...(votes !== undefined && { votes }), ...(comments !== undefined && { comments }) };
  return { paper, listings: [{ source: 'huggingface', day, paper: paper.id, ...counts }] };
}

function toPaper({ paper, ...entry }: WireEntry): Paper {
  const organization = entry.organization ?? paper.organization;
  const organizationName = organization?.fullname ?? organization?.name;
  const publishedOn = dayIn(paper.publishedAt ?? entry.publishedAt ?? '');
  const code = toCode(paper.githubRepo, paper.githubStars);
  const projectUrl = webAddress(paper.projectPage ?? '');
  return {
    ...identify(paper.id),
    title: paper.title ?? entry.title ?? '',
    abstract: paper.summary ?? entry.summary ?? '',
    authors: paper.authors.filter((author) => !author.hidden).map((author) => author.name),
    keywords: paper.ai_keywords,
    categories: [],
    ...(publishedOn && { publishedOn }),
    ...(organizationName && { organization: organizationName }),
    ...(paper.ai_summary && { gist: paper.ai_summary }),
    ...(code && { code }),
    ...(projectUrl && { projectUrl }),
  };
}

/** The bare arXiv id; a paper of another kind is found on its Hugging Face page. */
export function identify(siteId: string): Pick<Paper, 'id' | 'url'> {
  const id = arxivIdIn(siteId) ?? siteId;
  return isArxivId(id) ? { id } : { id, url: `https://huggingface.co/papers/${encodeURIComponent(id)}` };
}

function toCode(repository = '', stars?: number): Code | undefined {
  const url = webAddress(repository);
  return url ? { url, ...(stars !== undefined && { stars }) } : undefined;
}
