import { createHash } from 'node:crypto';
import { settingRows } from '../../config/setting-rows.ts';

/** Every setting that the README's table calls secret: a new one cannot be forgotten. */
export const secretNames: readonly string[] = settingRows
  .filter(({ what }) => /\bsecret$/.test(what))
  .map(({ name }) => name);

/** A token that stands nowhere else, the same on every run: what a log of this setting would show. */
export function tokenOf(name: string): string {
  return `Pl4${createHash('sha256').update(`planted ${name}`).digest('hex').slice(0, 40)}`;
}

/** A value for each secret, in the form in which it is asked for. */
export function plantedEnv(mailPort: number): Readonly<Record<string, string>> {
  const forms: Readonly<Record<string, (token: string) => string>> = {
    PAPERBOY_STORE: (token) => `postgres://papers:${token}@127.0.0.1:9/paperboy`,
    SLACK_BOT_TOKEN: (token) => `xoxb-${token}`,
    SLACK_APP_TOKEN: (token) => `xapp-${token}`,
    PAPERBOY_SMTP_URL: (token) => `smtp://mailer:${token}%2F%2B@127.0.0.1:${mailPort}?requireTLS=false`,
  };
  return Object.fromEntries(secretNames.map((name) => [name, (forms[name] ?? String)(tokenOf(name))]));
}

/** Which planted tokens stand in a text, plain or in a form that machines write: in parts, as base64 or as hexadecimal digits. */
export function plantedIn(text: string): readonly string[] {
  const plain = text.replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return secretNames.filter((name) => formsOf(tokenOf(name)).some((form) => plain.includes(form)));
}

/** The token's letters need no escape in an address. Base64 shows one text in three ways, by what stands before it. */
function formsOf(token: string): readonly string[] {
  const bases = ['', '.', '..'].map((before) => {
    const text = Buffer.from(before + token).toString('base64');
    // The first and the last signs depend on their neighbours.
    return text.slice(before === '' ? 0 : 4, -4);
  });
  const hex = Buffer.from(token).toString('hex');
  return [token.slice(0, 16), token.slice(-16), ...bases, hex, hex.toUpperCase()];
}
