/** Several queries in one line: parted by `vs`, `versus`, `;` or `,`, but not within quotes. Each once, in order. */
export function splitQueries(words: string): readonly string[] {
  const marked = words.replace(parter, (_, quoted: string | undefined) => quoted ?? '\n');
  const queries = marked.split('\n').map((one) => one.replace(/\s+/g, ' ').trim());
  const typed = [...new Set(queries.filter((one) => one !== ''))];
  return typed.length > 0 ? typed : [words.trim()];
}

/** The line up to its last query, and that query: what somebody who types on is completing. */
export function lastQuery(words: string): { readonly before: string; readonly last: string } {
  const parters = [...words.matchAll(parter)].filter(([, quoted]) => quoted === undefined);
  const end = parters.at(-1);
  const at = end ? end.index + end[0].length : 0;
  return { before: words.slice(0, at), last: words.slice(at) };
}

/** A quoted phrase, which stays whole, or what parts two queries. */
const parter = /("[^"]*"|“[^”]*”)|\s+(?:vs\.?|versus)\s+|\s*[;,\n]\s*/giu;

/** `agents vs diffusion 12 months` or `2 years`: the months at the end of a line, where they are said in words. */
export function withoutMonths(words: string): { readonly rest: string; readonly months?: number } {
  const said = /\s(?:(?:in|for|over)\s+(?:the\s+)?)?(?:last\s+)?(\d{1,3})\s*(months?|years?)\s*$/i.exec(
    words,
  );
  if (!said) return { rest: words };
  const [all, amount, unit = ''] = said;
  const months = Number(amount) * (unit.toLowerCase().startsWith('year') ? 12 : 1);
  return { rest: words.slice(0, -all.length), months };
}
