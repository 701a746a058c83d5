import { oneLine } from '../src/one-line.ts';
import { defineCommand } from './command.ts';
import { findFollow } from './find-follow.ts';
import { pressFor, withTyped } from './pages.ts';

/** Ends a follow. */
export const unfollow = defineCommand({
  name: 'unfollow',
  summary: 'End a follow of mine, by its number or its query',
  options: [
    {
      name: 'query',
      summary: 'Its number as following shows it, or its query',
      kind: 'text',
      required: true,
      bare: true,
      suggests: true,
    },
  ],
  examples: ['unfollow 2', 'unfollow "state space models"'],
  private: true,
  suggest: async ({ archive, caller }, _option, typed) => {
    const mine = await archive.choices.follows(caller.reader);
    return mine
      .map(({ query }) => query)
      .filter((query) => query.toLowerCase().includes(typed.trim().toLowerCase()));
  },
  run: async (context, input) => {
    const { archive, caller, topics } = context;
    const mine = await archive.choices.follows(caller.reader);
    if (mine.length === 0) return { mistake: 'You follow nothing yet.', instead: 'help follow' };
    const found = findFollow(input.query, mine, topics);
    if (!('follow' in found)) {
      const { near } = found;
      if (near)
        return {
          mistake: `You follow nothing like “${oneLine(input.query)}”. Did you mean “${near.query}”?`,
          instead: `unfollow ${near.id}`,
        };
      return {
        mistake: `You do not follow “${oneLine(input.query)}”. You follow ${mine.length === 1 ? 'one query' : `${mine.length} queries`}.`,
        instead: 'following',
      };
    }
    const { follow } = found;
    await archive.choices.unfollow(caller.reader, follow.id);
    const again = withTyped('follow', `--where ${follow.where} --when ${follow.when}`, follow.query);
    return {
      title: 'You no longer follow it',
      lead: `No more pings come for: ${oneLine(follow.query)}`,
      sections: [],
      actions: [await pressFor(context, 'Follow it again', again)],
    };
  },
});
