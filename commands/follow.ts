import { type Follow, followId, mostFollows, pingPlace } from '../src/follow.ts';
import { oneLine } from '../src/one-line.ts';
import { meaningOf } from '../src/query/meaning.ts';
import { printQuery } from '../src/query/print.ts';
import type { Query } from '../src/query/query.ts';
import { gistOf } from '../src/select/gist.ts';
import type { Topic } from '../src/topic.ts';
import { whatYouFollow } from '../src/views/actions.ts';
import { followedView } from '../src/views/follow-view.ts';
import { defineCommand, type Mistake } from './command.ts';
import { findFollow } from './find-follow.ts';
import { type NoiseFound, noiseOf, withChosenLikeness } from './noise.ts';
import { pressFor, withTyped } from './pages.ts';
import { readQuery } from './read-query.ts';
import { suggestQueries } from './suggest-queries.ts';

/** Pings the asker for papers that match a query. */
export const follow = defineCommand({
  name: 'follow',
  summary: 'Ping me for new papers that match, and say how often that would have been',
  options: [
    {
      name: 'query',
      summary: 'What to follow: words, "a phrase", author:"Yann LeCun", topic:agents',
      kind: 'text',
      required: true,
      bare: true,
      suggests: true,
    },
    {
      name: 'where',
      summary: 'In this channel, or in a direct message',
      kind: 'choice',
      choices: ['here', 'dm'],
    },
    {
      name: 'when',
      summary: "As papers come in, or once a day at the digest's hour",
      kind: 'choice',
      choices: ['now', 'digest'],
    },
    { name: 'instead', summary: 'A follow of mine that this one replaces: its number or name', kind: 'text' },
  ],
  examples: [
    'follow "state space models"',
    'follow author:"Yann LeCun" --where dm',
    'follow topic:agents upvotes>=20 --when digest',
    'follow like:2606.13432',
  ],
  private: true,
  suggest: async (context, option, typed) => (option === 'query' ? suggestQueries(context, typed) : []),
  run: async (context, input) => {
    const { archive, caller, now, topics } = context;
    const typed = oneLine(input.query);
    const read = await readQuery(context, typed, 'follow');
    if ('mistake' in read) return read;
    const flood = floodMistake(read.query);
    if (flood) return flood;
    const mine = await archive.choices.follows(caller.reader);
    const query = await withChosenLikeness(context, read.query);
    const id = followId(meaningOf(query));
    const before = mine.find((one) => one.id === id);
    const replaced = input.instead === undefined ? undefined : followNamed(input.instead, mine, topics);
    if (!before && !replaced && mine.length >= mostFollows) {
      return {
        mistake: `You follow ${mine.length} queries, and ${mostFollows} are the most I can keep for one reader. Let one go first.`,
        instead: 'following',
      };
    }
    const wanted: Follow = {
      ...before,
      id,
      reader: caller.reader,
      query: query === read.query ? typed : printQuery(query),
      where: input.where ?? replaced?.where ?? 'here',
      when: input.when ?? replaced?.when ?? 'now',
      place: caller.place,
      ...(caller.zone !== undefined && { zone: caller.zone }),
      since: before?.since ?? now.toISOString(),
    };
    const noise = await noiseOf(context, query);
    await archive.choices.follow(wanted);
    if (replaced && replaced.id !== id) await archive.choices.unfollow(caller.reader, replaced.id);
    const changed = before !== undefined && !isSame(before, wanted);
    const followed = { follow: wanted, changed, noise, ...(replaced && { replaced }) };
    return {
      ...followedView(followed, { topics, gistOf }),
      actions: [
        ...(noise.narrower
          ? [await pressFor(context, 'Follow the narrower', narrowerWords(wanted, noise.narrower))]
          : []),
        { label: 'Unfollow', says: `unfollow ${id}` },
        whatYouFollow,
      ],
    };
  },
});

function isSame(one: Follow, other: Follow): boolean {
  return pingPlace(one) === pingPlace(other) && one.when === other.when;
}

/** Why a query would bring hundreds of papers a day; undefined where it asks for something. */
function floodMistake(query: Query): Mistake | undefined {
  if (query.kind === 'all')
    return {
      mistake: 'Say what to follow: every paper there is would be hundreds a day.',
      instead: 'topics',
    };
  if (!onlyLeavesOut(query)) return undefined;
  return {
    mistake:
      'Papers would match this for what they lack alone, hundreds a day: say what they should have beside it, as in agents -survey.',
    instead: 'help follow',
  };
}

/** Whether a paper can match the query for nothing but what it lacks. */
function onlyLeavesOut(query: Query): boolean {
  if (query.kind === 'and') return query.queries.every(onlyLeavesOut);
  if (query.kind === 'or') return query.queries.some(onlyLeavesOut);
  return query.kind === 'not';
}

/** Undefined where it is followed no more: a button may have been pressed twice. */
function followNamed(words: string, mine: readonly Follow[], topics: readonly Topic[]): Follow | undefined {
  const found = findFollow(words, mine, topics);
  return 'follow' in found ? found.follow : undefined;
}

function narrowerWords({ id, where, when }: Follow, { query }: NonNullable<NoiseFound['narrower']>): string {
  const options = [
    ...(where === 'here' ? [] : [`--where ${where}`]),
    ...(when === 'now' ? [] : [`--when ${when}`]),
    `--instead ${id}`,
  ];
  return withTyped('follow', options.join(' '), query);
}
