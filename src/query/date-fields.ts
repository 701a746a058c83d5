import { type Day, isDay } from '../day.ts';
import type { Query } from './query.ts';
import { type Slip, slip } from './slip.ts';
import { type FieldToken, withNot } from './tokens.ts';

/** `since:7d` counts back from the day on which it is asked; `since:2026-06-15` is the same days whenever it is. */
export function since(token: FieldToken): Query | Slip {
  if (isDay(token.value)) return { kind: 'listed', first: token.value };
  const found = /^(\d{1,5}) ?(d|w|m|y)?\w*$/i.exec(token.value);
  const days = Number(found?.[1]) * (daysIn.get(found?.[2]?.toLowerCase() ?? 'd') ?? 1);
  if (days >= 1 && days <= longest) return { kind: 'since', days };
  const reason =
    'since: counts back from today in days, weeks or months, or names a day: since:7d, since:2w, since:3m, since:2026-06-15.';
  const said = [...daysSaid].find(([word]) => token.value.toLowerCase().includes(word))?.[1];
  const meant = days > longest ? longest : (said ?? 7);
  return slip(token, reason, withNot(token, `since:${meant}d`));
}

/** `on:2026-06-15`, and `on:2026-06-12..2026-06-15`, both days included. */
export function on(token: FieldToken): Query | Slip {
  const [one, other, ...more] = token.value.split(/\.{2,}|…/);
  if (one !== undefined && isDay(one) && more.length === 0) {
    if (other === undefined) return { kind: 'listed', first: one, last: one };
    if (isDay(other)) return { kind: 'listed', ...ordered(one, other) };
  }
  const day = token.value.match(/\d{4}-\d{2}-\d{2}/g)?.find(isDay);
  const reason = 'on: needs a day, or two for all days between: on:2026-06-15, on:2026-06-12..2026-06-15.';
  return slip(token, reason, day === undefined ? ' ' : withNot(token, `on:${day}`));
}

function ordered(one: Day, other: Day): { first: Day; last: Day } {
  return one <= other ? { first: one, last: other } : { first: other, last: one };
}

/** A week and a month are as long as people mean them. */
const daysIn: ReadonlyMap<string, number> = new Map([
  ['d', 1],
  ['w', 7],
  ['m', 30],
  ['y', 365],
]);
const daysSaid: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
]);
const longest = 36_500;
