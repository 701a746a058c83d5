/** The address in a text, as browsers read it; undefined where it is none of the web (`http:`, `https:`). */
export function webAddress(text: string): URL | undefined {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
