/**
 * The papers that a text names, each once and in order, as words for whoever looks papers up: arXiv ids, and addresses
 * of OpenReview, whose papers have ids of their own.
 */
export function papersNamedIn(text: string): readonly string[] {
  const found = [...text.matchAll(named)].map(
    ([, id, oldId, openReviewId = '']) => id ?? oldId ?? `https://openreview.net/forum?id=${openReviewId}`,
  );
  return [...new Set(found)];
}

/** A modern arXiv id with a month that exists, an old one, or a page of OpenReview. Versions fall away. */
const named =
  /(?<!\d\.?)(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?!\d)|(?<![\w-])([a-z-]+(?:\.[A-Z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3})(?!\d)|openreview\.net\/(?:forum|pdf)\?id=([\w-]+)/g;

/** The papers that a text links to, each once and in order: an id that stands alone may be any number, and is left aside. */
export function papersLinkedIn(text: string): readonly string[] {
  return papersNamedIn([...text.matchAll(link)].map(([address]) => address).join('\n'));
}

/** An address of a paper at arXiv, Hugging Face, alphaXiv, OpenReview or by its DOI, up to where words or markup go on. */
const link =
  /(?<![\w@-])(?:arxiv\.org|huggingface\.co\/papers|hf\.co\/papers|alphaxiv\.org|openreview\.net|doi\.org\/10\.48550)\/[^\s<>|"']+/gi;
