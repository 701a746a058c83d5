import { invitePermissions } from './permissions.ts';

/**
 * The page on which a server takes the bot in, with the rights it needs and no more. A token begins with the
 * application's number in base64; undefined where it does not.
 */
export function inviteLink(token: string): string | undefined {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('latin1');
  if (!/^\d{15,22}$/.test(id)) return undefined;
  const asked = new URLSearchParams({
    client_id: id,
    scope: 'bot applications.commands',
    permissions: String(invitePermissions),
  });
  return `https://discord.com/oauth2/authorize?${asked}`;
}
