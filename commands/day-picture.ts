import type { Pictures } from '../src/pictures/pictures.ts';
import type { Subscription } from '../src/subscription.ts';
import type { View } from '../src/view.ts';
import { dayNumbers } from '../src/views/day-picture.ts';
import { withPicture } from './with-picture.ts';

/** The view with its topics as bars and its votes as dots on top, where it has several topics. */
export async function withDayPicture(view: View, pictures: Pictures): Promise<View> {
  const numbers = dayNumbers(view);
  if (!numbers) return view;
  return withPicture(view, await pictures.day(numbers), { name: 'topics.png', alt: numbers.alt });
}

/** A place's digest as the place wants it: with the picture where it asked for one and takes more than titles. */
export async function withWantedPicture(
  view: View,
  { picture, style }: Subscription,
  pictures: Pictures,
): Promise<View> {
  return picture === 'on' && style === 'full' ? withDayPicture(view, pictures) : view;
}
