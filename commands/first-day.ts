import { addDays, type Day, dayOf, firstOfMonth, isWeekend } from '../src/day.ts';
import { nextDue } from '../src/due.ts';
import type { Subscription } from '../src/subscription.ts';

/**
 * The first list a new wish covers: the last working day before its first digest, so that the digest is not empty and not a
 * flood; a week before it, or the first day of the month before it, where it is of a week or a month.
 */
export function firstDay(hours: Pick<Subscription, 'at' | 'zone' | 'days' | 'every'>, now: Date): Day {
  const due = nextDue(hours, now);
  const dueDay = due?.day ?? dayOf(now);
  if (hours.every === 'week') return addDays(dueDay, -7);
  if (hours.every === 'month') return firstOfMonth(addDays(firstOfMonth(dueDay), -1));
  let day = addDays(dayOf(due?.at ?? now), -1);
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
}
