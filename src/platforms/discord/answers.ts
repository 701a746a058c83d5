/** What an answer of Discord holds under a name; undefined where it is no object or lacks it. */
export function fieldOf(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
}

/** The same as text; empty where there is none. */
export function textOf(answer: unknown, name: string): string {
  const found = fieldOf(answer, name);
  return typeof found === 'string' ? found : '';
}

/** A list, or nothing in it where the answer is none. */
export function listOf(answer: unknown): readonly unknown[] {
  return Array.isArray(answer) ? answer : [];
}
