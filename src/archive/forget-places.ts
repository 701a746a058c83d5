import { pingPlace } from '../follow.ts';
import type { Forgotten } from '../forgotten.ts';
import { type Place, parsePlace } from '../place.ts';
import { type ChoiceText, choicesWhere, remove, removeChoices, withoutField } from './choice-texts.ts';
import { textIn } from './rows.ts';
import { removeDeliveries } from './shared-bodies.ts';
import { ask, type Together } from './together.ts';

/**
 * Takes out all that is kept of places that are gone: each place, all below it (`slack:T1` is a whole workspace with its
 * channels and readers), and the threads that digests opened there. A reader elsewhere loses what was answered there, and
 * keeps the rest. On trial it is counted, and nothing goes.
 */
export function* forgetPlaces(places: readonly Place[], trial?: 'trial'): Together<Forgotten> {
  yield* ask('SAVEPOINT forgetting');
  const gone = new Set(places);
  for (const place of places) for (const thread of yield* threadsOf(place)) gone.add(thread);
  const forgotten = yield* takeOut([...gone]);
  if (trial) yield* ask('ROLLBACK TO forgetting');
  yield* ask('RELEASE forgetting');
  return forgotten;
}

/** A thread has the number of the message that opened it. */
function* threadsOf(place: Place): Together<readonly Place[]> {
  const opened = yield* ask(
    `SELECT platform || ':' || message_id AS thread FROM deliveries
     WHERE ${within('place')} AND thread IS NOT NULL AND message_id IS NOT NULL`,
    ...bounds(place),
  );
  return opened.flatMap((row) => parsePlace(textIn(row, 'thread')) ?? []);
}

function* takeOut(gone: readonly Place[]): Together<Forgotten> {
  const isGone = coveredBy(gone);
  const each = function* (work: (place: Place) => Together<number>): Together<number> {
    let count = 0;
    for (const place of gone) count += yield* work(place);
    return count;
  };
  const rows = (table: string, column = 'place') =>
    each((place) => remove(`${table} WHERE ${within(column)}`, ...bounds(place)));
  const choices = (kind: string) => each((place) => choicesOf(`${kind}:${place}`));

  for (const kind of ['links', 'mailbox', 'mail-request', 'mail-asked', 'installation']) yield* choices(kind);
  yield* each(linksShownIn);
  yield* removeChoices(yield* choicesWhere('mail-request', ({ askedBy }) => isGone(askedBy)));
  for (const table of ['had', 'pauses', 'holds']) yield* rows(table);
  const messages = yield* each((place) => removeDeliveries(within('place'), ...bounds(place)));
  yield* rows('editions');
  const own = yield* choices('follow');
  const answeredThere = yield* choicesWhere('follow', (said) => isGone(answeredIn(said)));
  const forgotten = {
    follows: own + (yield* removeChoices(answeredThere)),
    saved: yield* choices('saved'),
    marks: (yield* rows('marks', 'reader')) + (yield* rows('marks')),
    told: yield* rows('told', 'reader'),
    subscriptions: yield* choices('subscription'),
    messages,
    channels: yield* withoutField('by', yield* choicesWhere('subscription', ({ by }) => isGone(by))),
  };
  yield* withoutField('place', yield* choicesWhere('saved', ({ place }) => isGone(place)));
  return forgotten;
}

function choicesOf(key: string): Together<number> {
  // What a reader chose has the reader's name, a colon and more for a key; `;` is the sign after the colon.
  return remove(
    `choices WHERE ${within('key')} OR key >= $4 AND key < $5`,
    ...bounds(key),
    `${key}:`,
    `${key};`,
  );
}

/** The day stands before the place: `link-shown:2026-06-15:discord:1:2606.00001`. */
function linksShownIn(place: Place): Together<number> {
  const atPlace = (text: string) => `substr(key, 22, length(${text})) = ${text}`;
  return remove(
    `choices WHERE key >= 'link-shown:' AND key < 'link-shown;' AND (${atPlace('$1')} OR ${atPlace('$2')})`,
    `:${place}:`,
    `:${place}/`,
  );
}

function answeredIn({ reader, place, where }: ChoiceText['said']): Place | undefined {
  const [who, there] = [parsePlace(String(reader)), parsePlace(String(place))];
  return who && there && pingPlace({ place: there, reader: who, where: where === 'dm' ? 'dm' : 'here' });
}

/** Whether a place or a reader is one of these, or below one. */
function coveredBy(gone: readonly Place[]): (said: unknown) => boolean {
  const all: ReadonlySet<string> = new Set(gone);
  return (said) =>
    typeof said === 'string' &&
    [...said.matchAll(/\/|$/g)].some(({ index }) => all.has(said.slice(0, index)));
}

/** A text that is a place, or stands below it. */
function within(column: string): string {
  return `(${column} = $1 OR ${column} >= $2 AND ${column} < $3)`;
}

/** `0` is the sign after the slash. */
function bounds(text: string): readonly [string, string, string] {
  return [text, `${text}/`, `${text}0`];
}
