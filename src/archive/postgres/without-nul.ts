import type { Find } from '../archive.ts';

/** The text without NUL: PostgreSQL takes it in none, and what sites and chats answer may hold it. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

/** The find without NUL in its texts; in lists they stand as JSON, which PostgreSQL does not look into. */
export function findWithoutNul(find: Find): Find {
  const { paper } = find;
  return {
    ...find,
    paper: {
      ...paper,
      id: withoutNul(paper.id),
      title: withoutNul(paper.title),
      abstract: withoutNul(paper.abstract),
      ...(paper.organization !== undefined && { organization: withoutNul(paper.organization) }),
      ...(paper.gist !== undefined && { gist: withoutNul(paper.gist) }),
      ...(paper.code && { code: { ...paper.code, url: withoutNul(paper.code.url) } }),
      ...(paper.projectUrl !== undefined && { projectUrl: withoutNul(paper.projectUrl) }),
      ...(paper.url !== undefined && { url: withoutNul(paper.url) }),
    },
  };
}
