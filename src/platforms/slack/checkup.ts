import type { Finding } from '../../finding.ts';
import { addressOf, type Place } from '../../place.ts';
import { fieldsOf, type SlackCall } from './call.ts';
import { scopes } from './manifest.ts';
import { refusalSentence } from './refusals.ts';
import { connectSentence } from './start-errors.ts';

const apps = 'https://api.slack.com/apps';

/** The calls of the two tokens. */
export type SlackCalls = { readonly bot: SlackCall; readonly app: SlackCall };

/** Asks Slack itself whether both tokens, the scopes and the bot's place in each channel are what it needs. */
export async function checkSlack(calls: SlackCalls, places: readonly Place[]): Promise<readonly Finding[]> {
  const app = await appFinding(calls.app);
  const me = await calls.bot('auth.test', {});
  const about = "Slack's bot token";
  if (me.kind !== 'done')
    return [{ about, state: 'bad', says: connectSentence('SLACK_BOT_TOKEN', me), link: apps }, app];
  const { user, team, response_metadata } = me.answer;
  const token: Finding = { about, state: 'good', says: `Slack knows the bot as ${user} in ${team}.` };
  const findings = [token, app, ...scopeFinding(fieldsOf(response_metadata).scopes)];
  for (const place of places) findings.push(await placeFinding(calls.bot, place));
  return findings;
}

/** Opening a connection only makes an address, good for one use within a minute; nobody connects to it. */
async function appFinding(call: SlackCall): Promise<Finding> {
  const opened = await call('apps.connections.open', {});
  const about = "Slack's app token";
  if (opened.kind === 'done') return { about, state: 'good', says: 'Slack lets the bot connect.' };
  return { about, state: 'bad', says: connectSentence('SLACK_APP_TOKEN', opened), link: apps };
}

/** Slack names a token's scopes in the header of each answer. */
function scopeFinding(granted: unknown): Finding[] {
  if (!Array.isArray(granted)) return [];
  const about = "Slack's scopes";
  const lacking = Object.entries(scopes).filter(([scope]) => !granted.includes(scope));
  if (lacking.length === 0) return [{ about, state: 'good', says: 'The app has all that the bot asks for.' }];
  const state = lacking.some(([scope]) => scope === 'chat:write' || scope === 'commands')
    ? 'bad'
    : 'doubtful';
  const says = `The app lacks ${lacking.map(([scope, why]) => `${scope} (${why})`).join('; ')}.`;
  const toDo =
    'Add them under "OAuth & Permissions", or take the newest manifest, and install the app again.';
  return [{ about, state, says, toDo, link: apps }];
}

async function placeFinding(call: SlackCall, place: Place): Promise<Finding> {
  const about = `the place ${place}`;
  const channel = addressOf(place).split('/').at(-1) ?? '';
  if (!/^[CG]/.test(channel))
    return {
      about,
      state: 'good',
      says: 'It is a direct message: whether it is taken shows when it is sent.',
    };
  const asked = await call('conversations.info', { channel });
  if (asked.kind === 'refused' && asked.code === 'missing_scope')
    return { about, state: 'doubtful', says: refusalSentence(asked.code, asked.needed) };
  if (asked.kind === 'refused')
    return { about, state: 'bad', says: refusalSentence(asked.code, asked.needed) };
  if (asked.kind !== 'done')
    return { about, state: 'doubtful', says: 'Slack did not say whether the bot may write there.' };
  const {
    is_archived: isArchived,
    is_member: isMember,
    is_private: isPrivate,
    name,
  } = fieldsOf(asked.answer.channel);
  if (isArchived === true) return { about, state: 'bad', says: refusalSentence('is_archived') };
  if (isMember === false && isPrivate === true)
    return { about, state: 'bad', says: refusalSentence('not_in_channel') };
  if (isMember === false)
    return {
      about,
      state: 'doubtful',
      says: `The bot may write in #${name}, but is not in it: it cannot look whether a message arrived.`,
      toDo: `Type /invite @Paperboy in #${name}.`,
    };
  return { about, state: 'good', says: `The bot may write in #${name}.` };
}
