/** What the bot's rights in a channel follow from. */
export type PermissionFacts = {
  /** The id of the role that everyone has: that of the server. */
  readonly everyone: string;
  readonly me: string;
  /** Threads have a right to write of their own. */
  readonly isThread: boolean;
  /** The bot's own roles. */
  readonly roles: readonly { readonly id: string; readonly permissions: bigint }[];
  /** What the channel allows and denies, by role or by member. */
  readonly overwrites: readonly { readonly id: string; readonly allow: bigint; readonly deny: bigint }[];
};

type Permission = {
  readonly name: string;
  readonly bit: bigint;
  /** Without it nothing can be posted. */
  readonly isNeeded: boolean;
  /** What is missing without it. */
  readonly without: string;
};

/** The rights the bot asks for and no more, by their bits (docs.discord.com, topics/permissions, 2026). */
export const permissions = {
  view: right('View Channel', 10n, true, 'it does not see the channel'),
  send: right('Send Messages', 11n, true, 'it cannot post'),
  attach: right('Attach Files', 15n, false, 'pictures and lists do not arrive'),
  history: right('Read Message History', 16n, false, 'it cannot look whether a message arrived'),
  sendInThreads: right('Send Messages in Threads', 38n, true, 'it cannot post in threads'),
  createThreads: right('Create Public Threads', 35n, false, 'a digest cannot have a thread'),
} as const;

/** The same as the number that an invite link takes. */
export const invitePermissions: bigint = Object.values(permissions).reduce((all, { bit }) => all | bit, 0n);

/** It has all rights, whatever a channel denies. */
export const administrator = 1n << 3n;

/** The rights that the bot lacks in a channel, by Discord's own order: everyone, roles, member. */
export function lackingPermissions(facts: PermissionFacts): readonly Permission[] {
  const base = facts.roles.reduce((all, role) => all | role.permissions, 0n);
  if ((base & administrator) !== 0n) return [];
  const roles = new Set(facts.roles.map(({ id }) => id));
  const steps = [
    facts.overwrites.filter(({ id }) => id === facts.everyone),
    facts.overwrites.filter(({ id }) => id !== facts.everyone && roles.has(id)),
    facts.overwrites.filter(({ id }) => id === facts.me),
  ];
  const held = steps.reduce((bits, overwrites) => {
    const deny = overwrites.reduce((all, overwrite) => all | overwrite.deny, 0n);
    const allow = overwrites.reduce((all, overwrite) => all | overwrite.allow, 0n);
    return (bits & ~deny) | allow;
  }, base);
  const { view, send, sendInThreads, attach, history, createThreads } = permissions;
  const asked = facts.isThread
    ? [view, sendInThreads, attach, history]
    : [view, send, attach, history, createThreads];
  return asked.filter(({ bit }) => (held & bit) === 0n);
}

function right(name: string, shift: bigint, isNeeded: boolean, without: string): Permission {
  return { name, bit: 1n << shift, isNeeded, without };
}
