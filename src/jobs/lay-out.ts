import type { Message, Thread } from '../delivery.ts';
import type { Subscription } from '../subscription.ts';
import type { Topic } from '../topic.ts';
import type { View } from '../view.ts';
import { inThread } from '../views/thread-view.ts';

type Laying = {
  readonly subscription: Subscription;
  readonly topics: readonly Topic[];
  readonly render: (view: View) => readonly Message[];
};

/** The view as the messages of a place, laid out as the place wants it. */
export function layOut(view: View, { subscription, topics, render }: Laying): readonly Message[] {
  const { layout = 'messages' } = subscription;
  if (layout === 'messages') return render(view);
  const threaded = layout === 'thread' ? inThread(view) : undefined;
  const messages = threaded ? [...render(threaded.opening), ...render(threaded.within)] : render(view);
  const thread: Thread = { layout, title: view.title, tags: tagsOf(view, subscription, topics) };
  return messages.map((message) => ({ ...message, thread }));
}

/** The topics shown and asked for, by title and by id; `Papers` fits any digest. */
function tagsOf(view: View, subscription: Subscription, topics: readonly Topic[]): readonly string[] {
  const titles = new Set(view.sections.map(({ title }) => title));
  const meant = topics.filter(({ id, title }) => titles.has(title) || subscription.topics.includes(id));
  return [...meant.flatMap(({ id, title }) => [title, id]), 'Papers'];
}
