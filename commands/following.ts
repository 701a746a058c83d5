import { mostFollows } from '../src/follow.ts';
import { followingView } from '../src/views/following-view.ts';
import { defineCommand } from './command.ts';

/** What the asker follows. */
export const following = defineCommand({
  name: 'following',
  summary: 'List what I follow, with numbers for unfollow',
  options: [],
  examples: ['following'],
  private: true,
  run: async ({ archive, caller }) =>
    followingView(await archive.choices.follows(caller.reader), caller.place, mostFollows),
});
