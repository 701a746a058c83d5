import { fieldOf, textOf } from './answers.ts';
import type { Called, DiscordCall } from './call.ts';
import { interactionsPath } from './knock.ts';

/** The bot's own application, as Discord knows it. */
export type Application = {
  readonly id: string;
  /** The bot's own id: another one where the application is old. */
  readonly me: string;
  /** What it signs with: 64 hexadecimal digits; empty where Discord did not say. */
  readonly publicKey: string;
  /** Where it brings questions over HTTP; empty where the gateway brings them. */
  readonly endpoint: string;
  readonly flags: number;
};

/** Asks Discord for it (docs.discord.com/developers/resources/application, "Get Current Application"). */
export async function askApplication(
  call: DiscordCall,
): Promise<Extract<Called, { trouble: unknown }> | { readonly application: Application }> {
  const asked = await call('GET', '/applications/@me');
  if ('trouble' in asked) return asked;
  const id = textOf(asked.answer, 'id');
  return {
    application: {
      id,
      me: textOf(fieldOf(asked.answer, 'bot'), 'id') || id,
      publicKey: textOf(asked.answer, 'verify_key'),
      endpoint: textOf(asked.answer, 'interactions_endpoint_url'),
      flags: Number(fieldOf(asked.answer, 'flags') ?? 0),
    },
  };
}

/** How questions are to reach us: by the gateway, or, where a key is set, over HTTP at the door. */
export type Way = {
  readonly publicKey?: string;
  /** Where the world finds the door, where that is known. */
  readonly doorUrl?: string;
};

/** Something that keeps questions from reaching us. */
type Obstacle = {
  readonly says: string;
  readonly toDo: string;
  /** Nothing would ever come: it is of no use to begin. */
  readonly isWrong: boolean;
};

/** What stands in the way between the settings here and those in Discord's portal; undefined where they fit. */
export function obstacleTo({ publicKey, doorUrl }: Way, application: Application): Obstacle | undefined {
  const { endpoint } = application;
  if (publicKey === undefined)
    return endpoint === ''
      ? undefined
      : {
          says: `Discord brings what people ask to ${endpoint}, and nothing of it over the gateway.`,
          toDo: 'Empty “Interactions Endpoint URL” on the page General Information; or set DISCORD_PUBLIC_KEY, to be asked over HTTP.',
          isWrong: false,
        };
  if (application.publicKey.toLowerCase() !== publicKey.toLowerCase())
    return {
      says: 'DISCORD_PUBLIC_KEY is not the key of the application that DISCORD_TOKEN belongs to.',
      toDo: 'Copy the “Public Key” anew from the page General Information.',
      isWrong: true,
    };
  const wanted = `${doorUrl ?? 'https://…'}${interactionsPath}`;
  const fits = doorUrl === undefined ? endpoint.endsWith(interactionsPath) : endpoint === wanted;
  return fits
    ? undefined
    : {
        says: `Discord brings what people ask ${endpoint === '' ? 'over the gateway' : `to ${endpoint}`}, where nobody hears it.`,
        toDo: `While the bot runs, put ${wanted} into “Interactions Endpoint URL” on the page General Information.`,
        isWrong: false,
      };
}
