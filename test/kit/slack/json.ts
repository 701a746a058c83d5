/** Words from outside, looked at without trusting their shape. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key; an empty one where there is none. */
export function objectAt(json: Json, key: string): Json {
  const value = json[key];
  return isJson(value) ? value : {};
}

/** The objects of a list; empty where there is none. */
export function listAt(json: Json, key: string): readonly Json[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** The string at a key; an empty one where there is none. */
export function textAt(json: Json, key: string): string {
  const value = json[key];
  return typeof value === 'string' ? value : '';
}

/** Parsed JSON, or undefined where the words are none. */
export function parseJson(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}
