import type { Find } from '../archive.ts';

/** The find without NUL in its texts, which PostgreSQL takes in none; in lists they stand as JSON, which it does not look into. */
export function withoutNul(find: Find): Find {
  const { paper } = find;
  return {
    ...find,
    paper: {
      ...paper,
      id: bare(paper.id),
      title: bare(paper.title),
      abstract: bare(paper.abstract),
      ...(paper.organization !== undefined && { organization: bare(paper.organization) }),
      ...(paper.gist !== undefined && { gist: bare(paper.gist) }),
      ...(paper.code && { code: { ...paper.code, url: bare(paper.code.url) } }),
      ...(paper.projectUrl !== undefined && { projectUrl: bare(paper.projectUrl) }),
      ...(paper.url !== undefined && { url: bare(paper.url) }),
    },
  };
}

function bare(text: string): string {
  return text.replaceAll('\0', '');
}
