import {
  type Delivery,
  type DeliveryState,
  deliveryKey,
  type Message,
  type MessageFile,
  type Thread,
} from '../delivery.ts';
import { onceEach } from '../once-each.ts';
import { type Place, parsePlace } from '../place.ts';
import type { PlannedEdition } from './archive.ts';
import { maybeTextIn, numberIn, type Row, recordIn, textIn, textsIn, unreadable } from './rows.ts';
import { bodyColumn } from './shared-bodies.ts';

/** The columns that `deliveryIn` reads, of deliveries joined with editions. */
export const deliveryColumns = `deliveries.*, ${bodyColumn}, editions.name AS edition_name, editions.planned_at,
  CASE WHEN thread IS NOT NULL THEN (
    SELECT opening.message_id FROM deliveries AS opening
    WHERE opening.edition = deliveries.edition AND opening.part < deliveries.part AND opening.state = 'sent'
    ORDER BY opening.part LIMIT 1) END AS opening`;

/** What an edition's parts are in their rows, beside what all of them share. */
export function partRows({ place, name, messages }: PlannedEdition) {
  return messages.map((message, part) => ({
    key: deliveryKey(place, name, part),
    part,
    ...textsOf(message),
  }));
}

/** Many places get one and the same message: it is put into words once. */
const textsOf = onceEach(({ body, papers, files, thread }: Message) => ({
  body: JSON.stringify(body),
  papers: JSON.stringify(papers),
  files: files ? JSON.stringify(files) : null,
  thread: thread ? JSON.stringify(thread) : null,
}));

/** The delivery in a row. A row whose state says something impossible is an error, never a guess. */
export function deliveryIn(row: Row): Delivery {
  return {
    key: textIn(row, 'key'),
    place: placeIn(row),
    edition: textIn(row, 'edition_name'),
    part: numberIn(row, 'part'),
    message: {
      body: recordIn(row, 'body'),
      papers: textsIn(row, 'papers'),
      ...filesIn(row),
      ...threadIn(row),
    },
    plannedAt: textIn(row, 'planned_at'),
    ...named('opening', maybeTextIn(row, 'opening')),
    ...named('triedAt', maybeTextIn(row, 'first_tried_at')),
    state: stateIn(row),
  };
}

/** What travels beside the body; a part that was sent has its files no more. */
function filesIn(row: Row): { readonly files?: readonly MessageFile[] } {
  const json = maybeTextIn(row, 'files');
  if (json === undefined) return {};
  const files: unknown = JSON.parse(json);
  if (Array.isArray(files) && files.every(isFile)) return { files };
  throw unreadable('files', 'a list of files', json.slice(0, 100));
}

function isFile(value: unknown): value is MessageFile {
  if (typeof value !== 'object' || value === null) return false;
  const texts = ['name', 'mediaType', 'base64'].map((name) => Reflect.get(value, name));
  return texts.every((text) => typeof text === 'string');
}

function threadIn(row: Row): { readonly thread?: Thread } {
  if (maybeTextIn(row, 'thread') === undefined) return {};
  const { layout, title, tags } = recordIn(row, 'thread');
  const isRight = (layout === 'thread' || layout === 'forum') && typeof title === 'string';
  if (isRight && Array.isArray(tags)) return { thread: { layout, title, tags: tags.map(String) } };
  throw unreadable('thread', 'a thread', row.thread);
}

/** Columns that each state fills; all others of these are empty in it. */
const filled: Readonly<Record<DeliveryState['kind'], readonly string[]>> = {
  pending: ['not_before'],
  claimed: ['lease_until'],
  sent: ['message_id', 'settled_at'],
  failed: ['reason', 'settled_at'],
};

function stateIn(row: Row): DeliveryState {
  const kind = kindIn(row);
  for (const column of new Set(Object.values(filled).flat())) {
    if ((row[column] !== null) !== filled[kind].includes(column))
      throw unreadable(
        `${column} of a ${kind} delivery`,
        filled[kind].includes(column) ? 'a text' : 'nothing',
        row[column],
      );
  }
  const doubt = named('inDoubt', maybeTextIn(row, 'in_doubt_since'));
  const reason = named('reason', maybeTextIn(row, 'trouble'));
  switch (kind) {
    case 'pending':
      return {
        kind,
        attempts: numberIn(row, 'attempts'),
        notBefore: textIn(row, 'not_before'),
        ...doubt,
        ...reason,
      };
    case 'claimed':
      return { kind, attempts: numberIn(row, 'attempts'), leaseUntil: textIn(row, 'lease_until'), ...doubt };
    case 'sent':
      return { kind, messageId: textIn(row, 'message_id'), at: textIn(row, 'settled_at') };
    case 'failed':
      return { kind, reason: textIn(row, 'reason'), at: textIn(row, 'settled_at'), ...doubt };
  }
}

/** The text under its name; nothing where there is none. */
function named<Name extends string>(
  name: Name,
  text: string | undefined,
): { readonly [key in Name]?: string };
function named(name: string, text: string | undefined): Readonly<Record<string, string>> {
  return text === undefined ? {} : { [name]: text };
}

function kindIn(row: Row): DeliveryState['kind'] {
  const kind = textIn(row, 'state');
  if (kind === 'pending' || kind === 'claimed' || kind === 'sent' || kind === 'failed') return kind;
  throw unreadable('state', 'a state of a delivery', kind);
}

function placeIn(row: Row): Place {
  const place = parsePlace(textIn(row, 'place'));
  if (place) return place;
  throw unreadable('place', 'a place', row.place);
}
