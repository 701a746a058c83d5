import { readAddress, veiled } from '../src/mailbox.ts';
import { isGuest, type Place, platformOf } from '../src/place.ts';
import { type Subscription, weekdays } from '../src/subscription.ts';
import { type Context, defineCommand, type Mistake } from './command.ts';
import { firstDay } from './first-day.ts';
import { readHour } from './hours.ts';
import type { InputOf, Option } from './option.ts';
import { readWhat, suggestWhat } from './read-what.ts';
import { mailSections } from './subscription-rows.ts';

const options = [
  {
    name: 'address',
    summary: 'Your mail address; behind it, if you like, daily or weekly, and topics or a query',
    kind: 'text',
    required: true,
    bare: true,
  },
  {
    name: 'every',
    summary: 'A mail each working day, or one a week',
    kind: 'choice',
    choices: ['day', 'week'],
  },
  {
    name: 'what',
    summary: 'Topics (agents, robotics) or a query; nothing for all of the daily list',
    kind: 'text',
    suggests: true,
  },
  { name: 'at', summary: 'Time of day, such as 07:30', kind: 'text' },
  { name: 'timezone', summary: 'Time zone, such as Europe/Paris', kind: 'text', suggests: true },
] as const satisfies readonly Option[];

/**
 * How often an address may be asked, and how often one asker may ask. Behind a network there may be many askers; one who
 * comes from many networks still shares the page's number with all others.
 */
const mostOf = { addressADay: 2, addressAMonth: 5, askerADay: 5, networkADay: 20, pageADay: 100 } as const;

/** Asks an address whether it wants the papers: only the press in that mail subscribes it. */
export const mail = defineCommand({
  name: 'mail',
  summary: 'Get the papers in your inbox, daily or weekly: confirm it there',
  options,
  examples: [
    'mail ada@example.org',
    'mail ada@example.org weekly agents, robotics',
    'mail ada@example.org daily "state space" --at 07:30',
  ],
  private: true,
  suggest: suggestWhat,
  run: async (context, said) => {
    const { archive, caller, now, page, topics } = context;
    if (!page?.sendsMail)
      return { mistake: 'This Paperboy sends no mail: whoever runs it can set PAPERBOY_SMTP_URL.' };
    const input = withWordsBehind(said);
    const address = readAddress(input.address);
    if (address === undefined)
      return { mistake: `“${input.address}” is no mail address I can write to. Say it as ada@example.org.` };
    const place: Place = `email:${await page.signer.nameOf(address.toLowerCase())}`;
    const subscription = await wish(context, place, input);
    if ('mistake' in subscription) return subscription;
    const mistake = await tooMany(context);
    if (mistake) return mistake;
    if (await mayBeAsked(context, place)) {
      const askedAt = now.toISOString();
      await archive.mailboxes.ask({ place, address, subscription, askedBy: caller.reader, askedAt });
    }
    return {
      // The same words whatever is known of the address: nobody learns here who gets mail.
      title: 'Look in your inbox',
      lead: `In a minute or two a mail comes to ${veiled(address)}. Press the button in it within two days, and this begins; until then nothing else is sent.`,
      sections: mailSections(subscription, topics, now),
      note: `Nothing there? Look in the spam folder. An address is asked at most ${mostOf.addressADay} times a day.`,
    };
  },
});

/** `ada@example.org weekly agents`: what stands behind the address says how often, and what. */
function withWordsBehind(input: InputOf<typeof options>): InputOf<typeof options> {
  const [address = '', ...words] = input.address.trim().split(/\s+/);
  const often = /^(daily|weekly)$/i.exec(words[0] ?? '')?.[1]?.toLowerCase();
  const what = (often === undefined ? words : words.slice(1)).join(' ');
  return {
    ...input,
    address,
    ...(often !== undefined && { every: often === 'daily' ? 'day' : 'week' }),
    ...(what !== '' && { what: [what, input.what].filter(Boolean).join(' ') }),
  };
}

async function wish(
  context: Context,
  place: Place,
  input: InputOf<typeof options>,
): Promise<Subscription | Mistake> {
  const { caller, now } = context;
  const hour = readHour(input, { at: '09:00', zone: caller.zone ?? 'UTC' });
  if ('mistake' in hour) return hour;
  const isWeekly = input.every === 'week';
  const again = `mail ${input.address} ${isWeekly ? 'weekly' : 'daily'}`;
  const papers = await readWhat(input.what, context, again);
  if ('mistake' in papers) return papers;
  const hours = isWeekly
    ? { ...hour, days: ['mon'] as const, every: 'week' as const }
    : { ...hour, days: weekdays.slice(0, 5) };
  return {
    ...papers,
    place,
    ...hours,
    max: isWeekly ? 30 : 20,
    style: 'full',
    // Days without a match are most days of a query: no mail about nothing.
    whenEmpty: papers.query === undefined ? 'say' : 'silent',
    // Mail knows copies: a second one has the same Message-ID.
    inDoubt: 'repeat',
    // A guest's network may be many people: none of them owns what another asked for.
    ...(!isGuest(caller.reader) && { by: caller.reader }),
    since: now.toISOString(),
    from: firstDay(hours, now),
  };
}

/** Counts what the caller asks for, unless that is too much. */
async function tooMany({ archive, caller: { reader }, now }: Context): Promise<Mistake | undefined> {
  const isOnPage = platformOf(reader) === 'web';
  const mostADay = isOnPage ? mostOf.networkADay : mostOf.askerADay;
  const everybody = { who: 'web:everybody', mostADay: mostOf.pageADay } as const;
  const asking = [{ who: reader, mostADay }, ...(isOnPage ? [everybody] : [])];
  const over = await archive.mailboxes.noteAsked(asking, now);
  if (over === undefined) return undefined;
  if (over === everybody.who)
    return {
      mistake:
        'Mail was asked for very often on this page today. Please ask again tomorrow, or in Discord or Slack.',
    };
  return {
    mistake: `You asked for mail ${mostADay} times today, which is the most I do for one reader. Please ask again tomorrow.`,
  };
}

/** Counts that the address is asked, unless it was asked too often. */
async function mayBeAsked({ archive, now }: Context, place: Place): Promise<boolean> {
  const { addressADay: mostADay, addressAMonth: mostAMonth } = mostOf;
  return (await archive.mailboxes.noteAsked([{ who: place, mostADay, mostAMonth }], now)) === undefined;
}
