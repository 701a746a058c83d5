import type { Action } from '../../view.ts';
import type { SubscribedPlace } from '../platform.ts';
import { buttons, context, plainText, richText, type SlackBlock } from './blocks.ts';
import { fieldsOf, type SlackCall } from './call.ts';
import type { Asker } from './callers.ts';
import { limits, shown } from './limits.ts';
import type { Parts } from './parts.ts';
import { blocksOf } from './windows.ts';
import { words } from './words.ts';

/** Fills the Home of the app: what its reader follows and saved, what they get there, and the workspace's channels. */
export async function showHome({ desk, callerOf, call }: Parts, asker: Asker): Promise<void> {
  const caller = await callerOf(asker);
  const known = (name: string): boolean => desk.commands.some((command) => command.name === name);
  const blocks = [...openingOf(offers.filter(({ says }) => known(says)))];
  for (const name of own.filter(known)) {
    const { view, mistake } = await desk.answerWords(name, caller);
    if (!mistake) blocks.push(...blocksOf(view, mostOfOne));
  }
  const places = await desk.subscribed(`slack:${caller.place.slice('slack:'.length).split('/')[0]}/`, caller);
  blocks.push(...channelBlocks(await publicOnes(places, call)));
  const private_metadata = JSON.stringify({ channel: asker.channel });
  const view = { type: 'home', private_metadata, blocks: blocks.slice(0, limits.windowBlocks) };
  await call('views.publish', { user_id: asker.user, view });
}

/** The commands that tell a reader of what is their own, in the order of the Home. */
const own = ['following', 'saved', 'settings'];
const offers: readonly Action[] = [
  { label: 'Today’s papers', says: 'today' },
  { label: 'Search', says: 'search' },
  { label: 'Follow', says: 'follow' },
  { label: 'Get a digest here', says: 'subscribe' },
  { label: 'Help', says: 'help' },
];
const mostOfOne = 28;
const mostChannels = 10;

function openingOf(actions: readonly Action[]): readonly SlackBlock[] {
  return [
    { type: 'header', text: plainText('Paperboy') },
    context([
      plainText('The day’s machine-learning papers. In any channel, type /papers and what you want to know.'),
    ]),
    ...buttons(actions, offers.length, 'home'),
  ];
}

/** Private channels are nobody's business who is not in them, and we cannot tell who is. */
async function publicOnes(places: readonly SubscribedPlace[], call: SlackCall): Promise<readonly Channel[]> {
  const channels = places.map(({ place, gets }) => ({ id: place.split('/')[1] ?? '', gets }));
  const found: Channel[] = [];
  for (const channel of channels.filter(({ id }) => id.startsWith('C')).slice(0, 3 * mostChannels)) {
    const outcome = await call('conversations.info', { channel: channel.id });
    if (outcome.kind === 'done' && fieldsOf(outcome.answer.channel).is_private === false) found.push(channel);
    if (found.length === mostChannels) break;
  }
  return found;
}

type Channel = { readonly id: string; readonly gets: string };

function channelBlocks(channels: readonly Channel[]): readonly SlackBlock[] {
  if (channels.length === 0) return [];
  return [
    { type: 'header', text: plainText('Channels of this workspace') },
    ...channels.map(({ id, gets }) =>
      richText([
        { type: 'channel', channel_id: id },
        { type: 'text', text: `  ${words(gets, shown.row)}` },
      ]),
    ),
  ];
}
