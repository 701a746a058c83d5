import type { Finding } from '../../finding.ts';
import { addressOf, type Place } from '../../place.ts';
import { fieldOf, listOf, textOf } from './answers.ts';
import { askApplication, obstacleTo, type Way } from './application.ts';
import type { DiscordCall } from './call.ts';
import { brief, connectSentence, outcomeOf, type Trouble, usualApiUrl } from './outcome.ts';
import { lackingPermissions, type PermissionFacts } from './permissions.ts';
import { portal } from './portal.ts';

/** The flags of an application that is granted the message content intent, in full or for under 100 servers. */
const messageContentFlags = (1 << 18) | (1 << 19);

/** Asks Discord itself whether the bot's token, its way to us, its intents and its rights in each place are what it needs. */
export async function checkDiscord(
  call: DiscordCall,
  places: readonly Place[],
  { readMessages, apiUrl, ...way }: Way & { readonly readMessages?: boolean; readonly apiUrl?: string },
): Promise<readonly Finding[]> {
  const me = await call('GET', '/users/@me');
  if ('trouble' in me)
    return [me.trouble.status === 401 ? tokenFinding(me.trouble) : awayFinding(me.trouble, apiUrl)];
  const name = textOf(me.answer, 'username');
  const token: Finding = {
    about: "Discord's token",
    state: 'good',
    says: `Discord knows the bot as ${name}.`,
  };
  const known = await askApplication(call);
  const findings = [token, wayFinding(way, known), ...(readMessages ? [intentFinding(known)] : [])];
  for (const place of places) findings.push(await placeFinding(call, place, textOf(me.answer, 'id')));
  return findings;
}

type Known = Awaited<ReturnType<typeof askApplication>>;

function wayFinding(way: Way, known: Known): Finding {
  const about = 'how Discord reaches the bot';
  if ('trouble' in known) return { about, state: 'doubtful', says: unsaid };
  const obstacle = obstacleTo(way, known.application);
  if (obstacle) {
    const { says, toDo } = obstacle;
    return { about, state: 'bad', says, toDo, link: portal };
  }
  if (way.publicKey === undefined)
    return { about, state: 'good', says: 'By its gateway: one copy of Paperboy may run with this token.' };
  return {
    about,
    state: 'good',
    says: `Over HTTP, at ${known.application.endpoint}: any number of copies may run. Reactions and pasted links need the gateway: they are not seen.`,
  };
}

const unsaid = 'Discord did not say what the app may do.';

function tokenFinding(trouble: Trouble): Finding {
  return { about: "Discord's token", state: 'bad', says: connectSentence(trouble), link: portal };
}

/** What the token is worth is not known then. */
function awayFinding({ status, message }: Trouble, apiUrl = usualApiUrl): Finding {
  const host = URL.parse(apiUrl)?.host ?? apiUrl;
  const code = /\bE[A-Z_]{4,}\b/.exec(message)?.[0] ?? brief(message);
  const isReached = status !== undefined;
  return {
    about: 'Discord',
    state: 'bad',
    says: isReached
      ? `${host} answers with trouble (HTTP ${status}).`
      : `${host} cannot be reached (${code}).`,
    toDo: `${isReached ? 'Wait a little' : 'Look whether this machine reaches it'}${apiUrl === usualApiUrl ? '' : ', and at DISCORD_API_URL'}; the bot goes on trying by itself.`,
  };
}

function intentFinding(known: Known): Finding {
  const about = 'reading messages on Discord';
  if ('trouble' in known) return { about, state: 'doubtful', says: unsaid };
  const { flags } = known.application;
  if ((flags & messageContentFlags) !== 0)
    return { about, state: 'good', says: 'The bot may see pasted links.' };
  return {
    about,
    state: 'bad',
    says: 'DISCORD_READ_MESSAGES is on, and Discord does not let the bot read messages: it would not connect.',
    toDo: 'Switch on the Message Content Intent on the page Bot, or unset DISCORD_READ_MESSAGES.',
    link: portal,
  };
}

async function placeFinding(call: DiscordCall, place: Place, me: string): Promise<Finding> {
  const about = `the place ${place}`;
  const address = addressOf(place);
  if (!/^\d+$/.test(address))
    return {
      about,
      state: 'good',
      says: 'It is a direct message: whether it is taken shows when it is sent.',
    };
  const facts = await factsOf(call, address, me);
  if ('trouble' in facts) {
    const outcome = outcomeOf(facts.trouble);
    const isLost = outcome.kind === 'refused';
    return { about, state: isLost ? 'bad' : 'doubtful', says: outcome.reason };
  }
  const lacking = lackingPermissions(facts.facts);
  if (lacking.length === 0) return { about, state: 'good', says: 'The bot may write there.' };
  const needed = lacking.filter(({ isNeeded }) => isNeeded);
  const names = lacking.map(({ name }) => `“${name}”`).join(', ');
  return {
    about,
    state: needed.length > 0 ? 'bad' : 'doubtful',
    says: `The bot lacks ${names} there: ${lacking.map(({ without }) => without).join('; ')}.`,
    toDo: `Give its role ${names} in the channel's settings, under Permissions.`,
  };
}

type Facts = { readonly facts: PermissionFacts } | { readonly trouble: Trouble };

/** What Discord knows of the bot's rights in a channel; a thread has those of the channel above it. */
async function factsOf(call: DiscordCall, address: string, me: string): Promise<Facts> {
  const channel = await call('GET', `/channels/${address}`);
  if ('trouble' in channel) return channel;
  const guild = textOf(channel.answer, 'guild_id');
  const isThread = [10, 11, 12].includes(Number(fieldOf(channel.answer, 'type')));
  const above = isThread ? await call('GET', `/channels/${textOf(channel.answer, 'parent_id')}`) : channel;
  if ('trouble' in above) return above;
  const roles = await call('GET', `/guilds/${guild}/roles`);
  if ('trouble' in roles) return roles;
  const member = await call('GET', `/guilds/${guild}/members/${me}`);
  if ('trouble' in member) return member;
  const own = new Set([guild, ...listOf(fieldOf(member.answer, 'roles')).map(String)]);
  return {
    facts: {
      everyone: guild,
      me,
      isThread,
      roles: listOf(roles.answer)
        .filter((role) => own.has(textOf(role, 'id')))
        .map((role) => ({ id: textOf(role, 'id'), permissions: bitsOf(role, 'permissions') })),
      overwrites: listOf(fieldOf(above.answer, 'permission_overwrites')).map((overwrite) => ({
        id: textOf(overwrite, 'id'),
        allow: bitsOf(overwrite, 'allow'),
        deny: bitsOf(overwrite, 'deny'),
      })),
    },
  };
}

/** Permissions come as a number in a string, since they need more than 53 bits. */
function bitsOf(thing: unknown, name: string): bigint {
  const text = textOf(thing, name);
  return /^\d{1,30}$/.test(text) ? BigInt(text) : 0n;
}
