type Words = { readonly what?: string; readonly at?: string; readonly days?: string };

/**
 * `--at 9 am --days mon wed` leaves `am wed` standing alone, since a value is one word: words that can only be the rest
 * of an hour or of days go back there. `am` at the front of a query is nobody's, and neither are days behind `--days`.
 */
export function withStrayWords<Said extends Words>(said: Said): Omit<Said, keyof Words> & Words {
  const { what = '', at, days, ...rest } = said;
  const words = what.split(/[\s,]+/).filter(Boolean);
  const half = at !== undefined && /\d$/.test(at) ? words.findIndex((word) => halfOfDay.test(word)) : -1;
  const others = half === 0 || words.every(isHourOrDay) ? words.filter((_, index) => index !== half) : words;
  const isTaken = others.length < words.length;
  const end = others.findIndex((word) => !weekdayName.test(word));
  const named = end < 0 ? others : others.slice(0, end);
  const daysMeant = named.length > 0 && (days !== undefined || (at !== undefined && end < 0));
  if (!isTaken && !daysMeant) return said;
  const left = (daysMeant ? others.slice(named.length) : others).join(' ');
  return {
    ...rest,
    ...(left !== '' && { what: left }),
    ...(at !== undefined && { at: isTaken ? `${at}${words[half]?.replaceAll('.', '')}` : at }),
    ...(daysMeant ? { days: [days, ...named].filter(Boolean).join(',') } : days !== undefined && { days }),
  };
}

const halfOfDay = /^[ap]\.?m\.?$/i;
const weekdayName = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?$/i;

function isHourOrDay(word: string): boolean {
  return halfOfDay.test(word) || weekdayName.test(word);
}
