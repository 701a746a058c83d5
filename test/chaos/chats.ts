import type { TestSlack } from '../kit/slack/slack.ts';
import type { ChaosDiscord } from './discord-server.ts';
import { mishap } from './faults.ts';

/** Before each message one of Slack's next calls may be ordered to go wrong. */
export function troubleSlack(slack: TestSlack, random: () => number, met: Map<string, number>): void {
  slack.workspace.changes.on('change', () => {
    const fault = mishap(random);
    if (!fault) return;
    met.set(`Slack: ${fault.kind}`, (met.get(`Slack: ${fault.kind}`) ?? 0) + 1);
    const dice = random();
    const method =
      dice < 0.8 ? 'chat.postMessage' : dice < 0.9 ? 'conversations.history' : 'conversations.replies';
    slack.faults.order(method, fault.kind === 'limited' ? { ...fault, retryAfter: 1 } : fault);
  });
}

/** The place is a post of a forum that has a tag for one of the topics. */
export function makeForum({ channels }: ChaosDiscord, place: string): void {
  const forum = `2${place.slice(1)}`;
  channels.addForum(forum, [
    { id: '41', name: 'agents' },
    { id: '42', name: 'Papers' },
  ]);
  channels.addPost(place, forum);
}

/** A question and a link to a paper, each of which Discord's gateway tells twice. */
export function talkTwice({ people }: ChaosDiscord, paper: string | undefined): void {
  people.ask('today');
  if (paper !== undefined) people.write(`have you read https://arxiv.org/abs/${paper}?`);
}

/** The same words of a person come twice, as Slack sends them again where it heard no answer. */
export function duplicateEvents(slack: TestSlack): void {
  if (slack.socket.connected() === 0) return;
  for (let times = 0; times < 2; times++) slack.people.slash('U1', 'C1', 'settings').catch(() => undefined);
}
