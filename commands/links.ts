import { defineCommand } from './command.ts';

/** Whether links that people paste here are answered with the paper's card. */
export const links = defineCommand({
  name: 'links',
  summary: 'Answer links to papers that people paste here with the paper, once a day',
  options: [
    {
      name: 'state',
      summary: 'Whether to answer them',
      kind: 'choice',
      required: true,
      bare: true,
      choices: ['on', 'off'],
    },
  ],
  examples: ['links on', 'links off'],
  manages: true,
  run: async ({ archive, caller }, { state }) => {
    const isOn = state === 'on';
    if (isOn && caller.hearsNothing !== undefined) return { mistake: caller.hearsNothing };
    await archive.choices.setLinks(caller.place, isOn);
    return isOn
      ? {
          title: 'Links to papers are answered here',
          lead: 'Where a message links to a paper of arXiv, Hugging Face, alphaXiv or OpenReview that I know, I reply with its card: each paper once a day, at most three a message.',
          sections: [],
          note: 'I see messages only in channels that I am a member of: if I am not in this one, invite me. To end it: links off',
        }
      : {
          title: 'Links to papers are left alone here',
          lead: 'What people paste is answered no more. links on starts it.',
          sections: [],
        };
  },
});
