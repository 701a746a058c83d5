import { isRecord, textIn } from './rows.ts';
import { ask, type Together } from './together.ts';

/** A choice as it stands: its key and what it says. */
export type ChoiceText = { readonly key: string; readonly said: Readonly<Record<string, unknown>> };

const rowsOnPage = 1_000;

/** The choices of a kind that say what is wanted. One that is no JSON says nothing. */
export function* choicesWhere(
  kind: string,
  isWanted: (said: ChoiceText['said']) => boolean,
): Together<readonly ChoiceText[]> {
  const wanted: ChoiceText[] = [];
  for (let after = `${kind}:`; ; ) {
    const rows = yield* ask(
      'SELECT key, value FROM choices WHERE key > $1 AND key < $2 ORDER BY key LIMIT $3',
      after,
      `${kind};`,
      rowsOnPage,
    );
    const choices = rows.map((row) => ({ key: textIn(row, 'key'), said: saidIn(textIn(row, 'value')) }));
    wanted.push(...choices.filter(({ said }) => isWanted(said)));
    const last = choices.at(-1);
    if (!last || rows.length < rowsOnPage) return wanted;
    after = last.key;
  }
}

/** Takes these choices out; how many that were. */
export function* removeChoices(choices: readonly ChoiceText[]): Together<number> {
  for (const { key } of choices) yield* ask('DELETE FROM choices WHERE key = $1', key);
  return choices.length;
}

/** Takes a field out of choices that go on without it; how many that were. */
export function* withoutField(field: string, choices: readonly ChoiceText[]): Together<number> {
  for (const { key, said } of choices) {
    const { [field]: _, ...value } = said;
    yield* ask('UPDATE choices SET value = $2 WHERE key = $1', key, JSON.stringify({ value }));
  }
  return choices.length;
}

/** Takes rows out of a table; how many that were. */
export function* remove(sql: string, ...values: readonly string[]): Together<number> {
  return (yield* ask(`DELETE FROM ${sql} RETURNING 1 AS gone`, ...values)).length;
}

/** Keyv's own marks, as of a text that begins with a colon, stay in the values as they stand. */
function saidIn(text: string): ChoiceText['said'] {
  try {
    const kept: unknown = JSON.parse(text);
    return isRecord(kept) && isRecord(kept.value) ? kept.value : {};
  } catch {
    return {};
  }
}
