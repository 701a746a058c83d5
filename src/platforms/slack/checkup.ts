import type { Finding } from '../../finding.ts';
import { addressOf, type Place } from '../../place.ts';
import { type Failure, type Fields, fieldsOf, type SlackCall } from './call.ts';
import type { InstalledWorkspaces } from './installed.ts';
import { scopes } from './manifest.ts';
import { appsPage } from './paths.ts';
import { refusalSentence } from './refusals.ts';
import { connectSentence, whereToLook } from './start-errors.ts';
import type { Found, Workspaces } from './workspaces.ts';

/** Asks Slack itself whether its one workspace lets us in, with which scopes, and in each of these channels. */
export async function checkOne(
  { call, workspaces, line }: Look & { readonly call: SlackCall },
  places: readonly Place[],
): Promise<readonly Finding[]> {
  const me = await call('auth.test', {});
  const incoming = await line.finding();
  // Socket Mode goes the same way, and would say the same.
  if (me.kind === 'lost') return [awayFinding(me), ...(incoming.about === 'Slack' ? [] : [incoming])];
  const about = "Slack's bot token";
  if (me.kind !== 'done')
    return [{ about, state: 'bad', says: connectSentence('SLACK_BOT_TOKEN', me), link: appsPage }, incoming];
  return [
    knownFinding(about, me.answer),
    incoming,
    ...scopeFinding(me.answer),
    ...(await inPlaces(workspaces, places)),
  ];
}

/** The same of every workspace that installed us; the first hundred, where there are more. */
export async function checkMany(
  { workspaces, line }: Look & { readonly workspaces: InstalledWorkspaces },
  places: readonly Place[],
): Promise<readonly Finding[]> {
  const teams = await workspaces.teams();
  const findings: Finding[] = [await line.finding(), countFinding(teams.length, workspaces.installAt)];
  for (const team of teams.slice(0, mostAsked)) findings.push(...(await workspaceFindings(workspaces, team)));
  return [...findings, ...(await inPlaces(workspaces, places))];
}

type Look = { readonly workspaces: Workspaces; readonly line: { readonly finding: () => Promise<Finding> } };

const mostAsked = 100;

function countFinding(count: number, installAt: string): Finding {
  const about = "Slack's workspaces";
  if (count === 0)
    return {
      about,
      state: 'doubtful',
      says: 'No workspace has installed the bot yet.',
      toDo: 'Open this.',
      link: installAt,
    };
  const some = count > mostAsked ? ` The first ${mostAsked} of them were asked.` : '';
  return { about, state: 'good', says: `${count} installed the bot.${some}` };
}

async function workspaceFindings(workspaces: Workspaces, team: string): Promise<readonly Finding[]> {
  const about = `the workspace ${team}`;
  const found = await workspaces.of(team);
  if (found.kind === 'shut') return [{ about, state: 'bad', says: found.reason }];
  const me = found.kind === 'here' ? await found.workspace.call('auth.test', {}) : found.failure;
  if (me.kind === 'refused')
    return [{ about, state: 'doubtful', says: refusalSentence(me.code, me.needed, installAtOf(found)) }];
  if (me.kind !== 'done')
    return [{ about, state: 'doubtful', says: 'Slack did not say whether it lets the bot in.' }];
  const lacking = scopeFinding(me.answer).filter(({ state }) => state !== 'good');
  return [knownFinding(about, me.answer), ...lacking.map((one) => ({ ...one, about }))];
}

function knownFinding(about: string, { user, team }: Fields): Finding {
  return { about, state: 'good', says: `Slack knows the bot as ${user} in ${team}.` };
}

function installAtOf(found: Found): string | undefined {
  return found.kind === 'here' ? found.workspace.installAt : undefined;
}

async function inPlaces(workspaces: Workspaces, places: readonly Place[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const place of places) {
    const found = await workspaces.of(addressOf(place).split('/')[0] ?? '');
    if (found.kind === 'here') findings.push(await placeFinding(found.workspace.call, place));
    if (found.kind === 'shut')
      findings.push({ about: `the place ${place}`, state: 'bad', says: found.reason });
  }
  return findings;
}

/** Opening a connection only makes an address, good for one use within a minute; nobody connects to it. */
export async function appTokenFinding(call: SlackCall): Promise<Finding> {
  const opened = await call('apps.connections.open', {});
  const about = "Slack's app token";
  if (opened.kind === 'done') return { about, state: 'good', says: 'Slack lets the bot connect.' };
  if (opened.kind === 'lost') return awayFinding(opened);
  return { about, state: 'bad', says: connectSentence('SLACK_APP_TOKEN', opened), link: appsPage };
}

/** What the tokens are worth is not known then. */
function awayFinding({ reason }: Extract<Failure, { kind: 'lost' }>): Finding {
  return { about: 'Slack', state: 'bad', says: `It cannot be reached: ${reason}.`, toDo: whereToLook };
}

/** Slack names a token's scopes in the header of each answer. */
function scopeFinding({ response_metadata }: Fields): Finding[] {
  const granted = fieldsOf(response_metadata).scopes;
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
  return [{ about, state, says, toDo, link: appsPage }];
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
