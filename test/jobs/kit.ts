import type { Archive } from '../../src/archive/archive.ts';
import type { Delivery, DeliveryKey, Message } from '../../src/delivery.ts';
import type { Hands } from '../../src/jobs/hands.ts';
import { type Place, type PlatformName, platformOf } from '../../src/place.ts';
import type { Platform, SendOutcome } from '../../src/platforms/platform.ts';
import type { Subscription } from '../../src/subscription.ts';
import { makeTestClock, type TestClock } from '../kit/clock.ts';

/** A try to send, as the platform saw it. */
export type Try = { readonly place: Place; readonly key: DeliveryKey; readonly triedAt?: Date };

export type TestPlatform = Platform & {
  readonly tries: readonly Try[];
  /** The keys that were sent, in order. */
  readonly sent: readonly DeliveryKey[];
};

/** A platform that answers as the test says; what it is not told to do otherwise is sent. A view is one message, kept as it is. */
export function testPlatform(
  name: PlatformName,
  answer: (tried: Try, count: number) => SendOutcome | undefined | Promise<SendOutcome | undefined> = () =>
    undefined,
): TestPlatform {
  const tries: Try[] = [];
  const sent: DeliveryKey[] = [];
  return {
    name,
    tries,
    sent,
    render: (view) => [
      { body: { ...view }, papers: view.sections.flatMap(({ items }) => items.map(({ paper }) => paper)) },
    ],
    connect: async () => undefined,
    send: async (place, _, key, triedAt) => {
      const tried = { place, key, ...(triedAt && { triedAt }) };
      tries.push(tried);
      const outcome = (await answer(tried, tries.filter((one) => one.key === key).length)) ?? {
        kind: 'sent',
        messageId: `message of ${key}`,
      };
      if (outcome.kind === 'sent') sent.push(key);
      return outcome;
    },
    close: async () => undefined,
  };
}

export type TestHands = Hands & {
  readonly clock: TestClock;
  readonly lines: readonly { readonly level: string; readonly words: string }[];
};

export function testHands(start: string, ending?: AbortSignal): TestHands {
  const lines: { level: string; words: string }[] = [];
  const at = (level: string) => (_: object, words: string) => void lines.push({ level, words });
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { clock: makeTestClock(start), random: () => 1, log, lines, ...(ending && { ending }) };
}

export async function plan(
  archive: Pick<Archive, 'outbox'>,
  place: Place,
  name: string,
  parts: number,
  at: Date,
) {
  const messages = Array.from({ length: parts }, (_, part): Message => ({ body: { part }, papers: [] }));
  await archive.outbox.plan({ place, name, dueAt: at, plannedAt: at, messages, papers: [] });
}

export function subscription(place: Place, wishes: Partial<Subscription> = {}): Subscription {
  return {
    place,
    topics: [],
    at: '09:00',
    zone: 'UTC',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    max: 10,
    style: 'compact',
    whenEmpty: 'say',
    by: `${platformOf(place)}:${platformOf(place) === 'slack' ? 'T1/U7' : 'user/42'}`,
    since: '2026-06-01T00:00:00.000Z',
    from: '2026-06-01',
    ...wishes,
  };
}

/** The place's parts, oldest first. */
export async function partsOf(archive: Archive, place: Place): Promise<readonly Delivery[]> {
  return (await archive.outbox.deliveries(1_000, place)).toReversed();
}

/** What the place's newest message says: title, lead and note. */
export async function lastWords(archive: Archive, place: Place): Promise<string> {
  const [newest] = await archive.outbox.deliveries(1, place);
  const { title = '', lead = '', note = '' } = newest?.message.body ?? {};
  return `${title}\n${lead}\n${note}`;
}
