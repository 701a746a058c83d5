/**
 * The words of one line. White space inside double quotes does not part them, and the quotes stay, since the query
 * language reads them: `author:"Yann LeCun" since:7d` is two. Quotes as phones write them count as straight ones.
 */
export function tokensOf(line: string): readonly string[] {
  return line.replace(curlyQuotes, '"').match(token) ?? [];
}

/** Doubled, low and reversed ones, guillemets too. */
const curlyQuotes = /[“”„‟«»＂]/g;

/** A quote that never closes is a character like any other. */
const token = /(?:"[^"]*"|\S)+/g;
