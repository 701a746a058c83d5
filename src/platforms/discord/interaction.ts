import { z } from 'zod';

/** What somebody did with the bot. Discord tells it in the same words over its gateway and over HTTP. */
export type Interaction =
  /** Discord looks whether anybody answers; over HTTP alone. */
  { readonly kind: 'ping'; readonly application: string } | Asked;

export type Asked = {
  readonly kind: 'asked';
  readonly id: string;
  /** The one it was asked of. */
  readonly application: string;
  /** The right to answer it for 15 minutes: a secret. */
  readonly token: string;
  readonly asker: Asker;
  readonly what:
    | { readonly kind: 'command'; readonly name: string; readonly input: Readonly<Record<string, unknown>> }
    /** A press on a button; `isPrivate` tells that its message is seen by the presser alone. */
    | { readonly kind: 'press'; readonly customId: string; readonly isPrivate: boolean }
    /** What is typed so far into an option. */
    | {
        readonly kind: 'typing';
        readonly command: string;
        readonly option: string;
        readonly typed: string;
      };
};

/** Who asked, and where. */
export type Asker = {
  readonly channel: string;
  readonly user: string;
  /** Absent in a direct message. */
  readonly guild?: string;
  /** What the asker may do in the channel, by bits; nothing where that is not told. */
  readonly permissions: bigint;
};

/** The one command that people type; what can be asked follows it. */
export const commandName = 'papers';

/** Reads an interaction as Discord's API gives it; undefined where it is none of the kinds we offer. */
export function readInteraction(raw: unknown): Interaction | undefined {
  const read = shape.safeParse(raw);
  if (!read.success) return undefined;
  const { type, id, application_id: application, token } = read.data;
  if (type === types.ping) return { kind: 'ping', application };
  const [asker, what] = [askerOf(read.data), whatOf(read.data)];
  return asker && what && { kind: 'asked', id, application, token, asker, what };
}

/** docs.discord.com/developers/interactions/receiving-and-responding, "Interaction Structure", read 2026. */
const types = { ping: 1, command: 2, component: 3, typing: 4 } as const;
const button = 2;
/** The flag of a message for one person's eyes alone. */
export const ephemeral = 1 << 6;

const snowflake = z.string().regex(/^\d{1,20}$/);
const user = z.object({ id: snowflake });
const option = z.object({ name: z.string(), value: z.unknown().optional(), focused: z.boolean().nullish() });
const shape = z.object({
  id: snowflake,
  application_id: snowflake,
  type: z.number(),
  // It becomes part of an address.
  token: z.string().regex(/^[\w.~=-]{1,1000}$/),
  channel_id: snowflake.nullish(),
  guild_id: snowflake.nullish(),
  member: z
    .object({
      user,
      permissions: z
        .string()
        .regex(/^\d{1,30}$/)
        .nullish(),
    })
    .nullish(),
  user: user.nullish(),
  message: z.object({ flags: z.number().nullish() }).nullish(),
  data: z
    .object({
      name: z.string().nullish(),
      custom_id: z.string().nullish(),
      component_type: z.number().nullish(),
      options: z.array(option.extend({ options: z.array(option).nullish() })).nullish(),
    })
    .nullish(),
});
type Shape = z.output<typeof shape>;

function askerOf({ channel_id: channel, guild_id: guild, member, user: direct }: Shape): Asker | undefined {
  const id = member?.user.id ?? direct?.id;
  if (!channel || id === undefined) return undefined;
  return { channel, user: id, ...(guild && { guild }), permissions: BigInt(member?.permissions ?? 0) };
}

function whatOf({ type, data, message }: Shape): Asked['what'] | undefined {
  if (type === types.component)
    return data?.component_type === button && data.custom_id
      ? {
          kind: 'press',
          customId: data.custom_id,
          isPrivate: ((message?.flags ?? 0) & ephemeral) !== 0,
        }
      : undefined;
  const [command] = data?.options ?? [];
  if (data?.name !== commandName || !command) return undefined;
  const { name, options } = command;
  const given = options ?? [];
  if (type === types.command)
    return {
      kind: 'command',
      name,
      input: Object.fromEntries(given.map((one) => [one.name, one.value])),
    };
  const typed = given.find(({ focused }) => focused);
  return type === types.typing && typed
    ? { kind: 'typing', command: name, option: typed.name, typed: String(typed.value ?? '') }
    : undefined;
}
