import { defineCommand } from './command.ts';

/** Ends this place's digest. */
export const unsubscribe = defineCommand({
  name: 'unsubscribe',
  summary: 'End the digest in this channel',
  options: [],
  examples: ['unsubscribe'],
  manages: true,
  run: async ({ archive, caller }) => {
    const ended = await archive.choices.unsubscribe(caller.place);
    return {
      title: ended ? 'The digest has ended' : 'There was no digest here',
      lead: ended
        ? 'No more digests come to this channel. subscribe starts them again.'
        : 'Nothing is changed. subscribe starts one.',
      sections: [],
    };
  },
});
