import { dayIn, dayOf } from '../../day.ts';
import type { Delivery } from '../../delivery.ts';
import type { Entry } from '../../feeds/feed.ts';
import { papersHtml } from '../../feeds/render.ts';
import { parsePlace } from '../../place.ts';
import { dayTitle } from '../../views/day-view.ts';
import { count } from '../../views/words.ts';
import { type FoundFeed, newest, withGist } from './feed-parts.ts';
import type { Parts } from './parts.ts';
import { owner } from './visitors.ts';

/** Digests in a feed, and the parts that may be theirs. */
const digests = 20;
const partsRead = 200;

/** A place's digests, an entry each. A channel may be closed: only who was given the signed address reads it. */
export async function placeFeed(parts: Parts, base: string, token: string): Promise<FoundFeed> {
  const { page } = parts.contextFor(owner);
  const place = parsePlace((await page?.signer.read('feed', token)) ?? '');
  if (!page || !place)
    return { missing: 'This address is not whole: copy all of it from the answer to feed.' };
  const messages = await parts.archive.outbox.deliveries(partsRead, place);
  const sent = Map.groupBy(messages.filter(isSentDigest), ({ edition }) => edition);
  const entries = await Promise.all(
    [...sent]
      .slice(0, digests)
      .map(([edition, ofEdition]) =>
        digestEntry(parts, base, edition, ofEdition, page.signer.nameOf(`${place}#${edition}`)),
      ),
  );
  const about = {
    title: 'Paperboy · Digests of a channel',
    about: 'Each digest as it was sent.',
    pageUrl: `${base}/`,
  };
  const id = `${base}/feeds/place/${await page.signer.nameOf(place)}`;
  const updated = newest(entries) ?? `${dayOf(parts.clock.now())}T00:00:00.000Z`;
  return { feed: { ...about, id, updated, entries } };
}

function isSentDigest({ edition, state }: Delivery): boolean {
  return edition.startsWith('digest/') && state.kind === 'sent';
}

async function digestEntry(
  { archive }: Parts,
  base: string,
  edition: string,
  messages: readonly Delivery[],
  name: Promise<string>,
): Promise<Entry> {
  const day = dayIn(edition.slice('digest/'.length));
  const ids = messages.toReversed().flatMap(({ message }) => message.papers);
  const papers = (await archive.papers.get([...new Set(ids)])).map(withGist);
  const times = messages.map(({ state }) => (state.kind === 'sent' ? state.at : ''));
  return {
    id: `${base}/feeds/digest/${await name}`,
    url: day ? `${base}/day/${day}` : `${base}/`,
    title: day ? dayTitle(day) : 'Digest',
    summary: count(papers.length, 'paper'),
    html: papers.length === 0 ? '<p>No papers: the digest said why.</p>' : papersHtml(papers),
    authors: [],
    categories: [],
    updated: times.toSorted().at(-1) ?? '',
  };
}
