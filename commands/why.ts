import { nextDue } from '../src/due.ts';
import type { ListedPaper } from '../src/match.ts';
import { matchQuery } from '../src/query/match.ts';
import { parseQuery } from '../src/query/parse.ts';
import { matchTopics } from '../src/select/topics.ts';
import { type FollowVerdict, type PlaceVerdict, whyPaperView } from '../src/views/why-paper-view.ts';
import { withAlike } from './alike.ts';
import { type Context, defineCommand } from './command.ts';
import { findPaper, paperOption, suggestPapers } from './find-paper.ts';
import { readEdition } from './read-edition.ts';
import { nextInWords } from './subscription-rows.ts';

/** Deliveries of a place that are looked through for the paper: more than a year of digests. */
const deliveriesRead = 1_000;

/** What became of a paper in this place, stage by stage. */
export const why = defineCommand({
  name: 'why',
  summary: 'Say why a paper came here or did not, stage by stage',
  options: [paperOption],
  examples: ['why 2606.13432'],
  private: true,
  suggest: (context, _option, typed) => suggestPapers(context, typed),
  run: async (context, input) => {
    const { archive, caller, topics, now } = context;
    const found = await findPaper(context, input.paper, 'why');
    if ('mistake' in found) return found;
    const { id } = found.paper;
    const seenAt = (await archive.papers.seenAt([id])).get(id);
    const deliveries = await archive.outbox.deliveries(deliveriesRead, caller.place);
    const facts = {
      listed: found,
      ...(seenAt !== undefined && { seenAt }),
      found: matchTopics(found, topics, now),
      deliveries: deliveries.filter((delivery) => delivery.message.papers.includes(id)),
      had: (await archive.outbox.had(caller.place, [id])).has(id),
      follows: await followVerdicts(context, found),
    };
    const place = await placeVerdict(context, found);
    return whyPaperView({ ...facts, ...(place && { place }) }, topics);
  },
});

async function placeVerdict(
  { archive, caller, topics, now }: Context,
  listed: ListedPaper,
): Promise<PlaceVerdict | undefined> {
  const subscription = await archive.choices.subscription(caller.place);
  const due = subscription && nextDue(subscription, now);
  if (!subscription || !due) return undefined;
  const edition = await readEdition(archive, subscription, topics, due, now);
  const at = edition.standings.findIndex((one) => one.listed.paper.id === listed.paper.id) + 1;
  const standing = edition.standings[at - 1];
  return {
    subscription,
    edition,
    next: nextInWords(subscription, now),
    ...(standing && { rank: { at, standing } }),
  };
}

async function followVerdicts(
  { archive, caller, topics, now }: Context,
  listed: ListedPaper,
): Promise<readonly FollowVerdict[]> {
  const { reader } = caller;
  const paper = listed.paper.id;
  const pinged = (await archive.outbox.told([{ reader, paper }])).length > 0;
  const follows = await archive.choices.follows(reader);
  const verdicts = await Promise.all(
    follows.map(async (follow): Promise<readonly FollowVerdict[]> => {
      const parsed = parseQuery(follow.query, topics);
      if (!parsed.ok) return [];
      const verdict = matchQuery(await withAlike(archive, parsed.query, [paper]), listed, now);
      return verdict.matched ? [{ follow, words: verdict.words, pinged }] : [];
    }),
  );
  return verdicts.flat();
}
