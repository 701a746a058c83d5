import { z } from 'zod';
import type { Sender } from '../src/mailbox.ts';
import { categoryTitle, isCategory, nearestCategory } from '../src/query/categories.ts';
import { secret } from './secret.ts';
import { logLevels } from './setting-rows.ts';
import { slackFields } from './slack-settings.ts';

const address = z.url({
  protocol: /^https?$/,
  error: 'must be a web address, such as http://127.0.0.1:8642',
});
const ownAddress = z
  .string()
  .regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
  .default('127.0.0.1');
const token = z.string().min(8, 'is too short for a token: copy it whole').transform(secret);

/** Every setting as the environment has it, each parsed by itself. */
export const environment = z.object({
  PAPERBOY_STORE: z
    .string()
    .refine((store) => isDatabase(store) || !/^[a-z][a-z\d+.-]*:\/\//i.test(store), {
      error: 'must be a file, or a database such as postgres://user:password@127.0.0.1:5432/paperboy',
    })
    .refine((store) => !isDatabase(store) || hasWholeEscapes(store), {
      error: 'has a bare % in its user or password: write % as %25',
    })
    .default('data/paperboy.db'),
  PAPERBOY_COPY: z
    .string()
    .refine((file) => !file.includes('://'), 'must be a file of this machine, such as data/copy.db')
    .default('data/copy.db'),
  PAPERBOY_ARXIV_CATEGORIES: z
    .string()
    .default('cs.AI cs.CL cs.CV cs.LG stat.ML')
    .transform((words) => words.split(/[\s,+]+/).filter(Boolean))
    .refine((all) => all.length > 0, 'must be arXiv categories with spaces between, such as cs.CL cs.LG')
    .superRefine((all, context) => {
      for (const odd of all.filter((one) => !isCategory(one.toLowerCase())))
        context.addIssue({
          code: 'custom',
          message: `has ${odd}, which is no category of arXiv: name some with spaces between, such as ${nearestCategory(odd.toLowerCase()) ?? 'cs.CL cs.LG'}`,
        });
    })
    .transform((all) => all.map((one) => categoryTitle(one.toLowerCase()))),
  PAPERBOY_EMBEDDINGS: z.string().trim().optional(),
  // It goes into a header of every request, which holds nothing else (RFC 9110, 5.5).
  PAPERBOY_CONTACT: z
    .string()
    .trim()
    .regex(/^[\x20-\x7e]*$/, 'must be one line of plain ASCII letters and signs, such as you@example.org')
    .optional(),
  PAPERBOY_LOG: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
  PAPERBOY_ALERTS: z
    .templateLiteral([z.enum(['discord', 'slack']), ':', z.string().min(1)], {
      error: 'must be a channel with its platform, such as discord:123 or slack:T1/C2',
    })
    .optional(),
  PAPERBOY_NOW: z.iso
    .datetime({ offset: true, error: 'must be an ISO time with its zone, such as 2026-06-15T09:00:00Z' })
    .transform((time) => new Date(time))
    .optional(),
  HF_ENDPOINT: address.default('https://huggingface.co'),
  HF_TOKEN: token.optional(),
  PAPERBOY_ARXIV_URL: address.optional(),
  DISCORD_TOKEN: token.optional(),
  DISCORD_API_URL: address.optional(),
  DISCORD_READ_MESSAGES: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  DISCORD_PUBLIC_KEY: z
    .string()
    .trim()
    .regex(
      /^[0-9a-f]{64}$/i,
      'must be 64 hexadecimal digits: copy the “Public Key” from the page General Information',
    )
    .optional(),
  ...slackFields,
  SLACK_API_URL: address.optional(),
  PAPERBOY_DOOR_PORT: z.string().refine(isPort, 'must be a port, such as 8080').transform(Number).optional(),
  PAPERBOY_DOOR_HOST: ownAddress,
  PAPERBOY_DOOR_URL: address
    .refine(
      isPublic,
      'must begin with https://: chats call no other address, such as https://papers.example.org',
    )
    .optional(),
  PAPERBOY_LLM_URL: address
    .refine((url) => !hasUser(url), 'must hold no user and no password: put the key into PAPERBOY_LLM_KEY')
    .optional(),
  PAPERBOY_LLM_MODEL: z.string().trim().optional(),
  PAPERBOY_LLM_KEY: z.string().trim().min(1).transform(secret).optional(),
  PAPERBOY_WEB_PORT: z
    .string()
    .default('7788')
    .refine((port) => port === 'off' || isPort(port), 'must be a port, such as 7788, or off')
    .transform((port) => (port === 'off' ? undefined : Number(port))),
  PAPERBOY_WEB_HOST: ownAddress,
  PAPERBOY_WEB_URL: address.optional(),
  PAPERBOY_OPERATOR_TOKEN: z
    .string()
    .min(16, 'is too short to keep others out: take 16 characters or more')
    .transform(secret)
    .optional(),
  PAPERBOY_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be the address of a mail server, such as smtp://user:password@mail.example.org:587',
    })
    .refine(hasWholeEscapes, 'has a bare % in its user or password: write % as %25')
    .transform(secret)
    .optional(),
  PAPERBOY_MAIL_FROM: z
    .string()
    .transform((words, context) => {
      const sender = senderIn(words);
      if (sender) return sender;
      context.addIssue({
        code: 'custom',
        message: 'must be a mail address, such as Paperboy <papers@example.org>',
      });
      return z.NEVER;
    })
    .optional(),
  PAPERBOY_MAIL_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'must be a number of mails from 1 to 9999')
    .default('60')
    .transform(Number),
  PAPERBOY_SIGNING_KEY: z
    .string()
    .min(32, 'is too short to sign with: take 32 characters or more that nobody guesses')
    .transform(secret)
    .optional(),
});

/** Whether a store is a PostgreSQL database. Host and name are both said: a driver would else guess them from elsewhere. */
export function isDatabase(store = ''): boolean {
  return /^postgres(ql)?:\/\/[^/]*[^/@]\/[^/?#]+/.test(store) && URL.canParse(store);
}

function isPort(port: string): boolean {
  return /^\d{1,5}$/.test(port) && Number(port) < 65_536;
}

function hasUser(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  return username + password !== '';
}

/** An address that others call must be encrypted; one on this machine alone need not be. */
function isPublic(url: string): boolean {
  const { protocol, hostname = '' } = URL.parse(url) ?? {};
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Whether the user and the password of an address can be read back from how they are escaped there (RFC 3986, 2.1). */
function hasWholeEscapes(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {};
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** `Paperboy <papers@example.org>`, or the address alone. */
function senderIn(words: string): Sender | undefined {
  const found = /^([^<>\p{Cc}]*)<([^<>\s]+)>$/u.exec(words.trim());
  const read = z.email().safeParse(found?.[2] ?? words.trim());
  return read.success ? { name: found?.[1]?.trim() || 'Paperboy', address: read.data } : undefined;
}
