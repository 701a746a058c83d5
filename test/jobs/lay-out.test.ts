import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topics } from '../../config/topics.ts';
import { layOut } from '../../src/jobs/lay-out.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import type { View } from '../../src/view.ts';
import { tempArchive } from '../archive/kit.ts';
import { dayOf } from '../kit/views.ts';
import { subscription } from './kit.ts';

const view: View = { ...dayOf(30), note: 'And two more.' };

for (const [name, render] of Object.entries({ renderDiscord, renderSlack })) {
  test(`a thread opens with one message without papers and holds every paper in order (${name})`, () => {
    const laid = layOut(view, {
      subscription: subscription('discord:1', { layout: 'thread' }),
      topics,
      render,
    });
    const [opening, ...within] = laid;
    assert.deepEqual(opening?.papers, []);
    const text = JSON.stringify(opening?.body);
    assert.ok(text.includes('And two more.') && text.includes('In the thread'), text);
    const all = render(view).flatMap(({ papers }) => papers);
    assert.ok(all.length === 30 && within.length > 1);
    assert.deepEqual(
      within.flatMap(({ papers }) => papers),
      all,
    );
    assert.ok(laid.every(({ thread }) => thread?.layout === 'thread' && thread.title === view.title));
  });
}

test('a view without papers is one message, whatever the layout', () => {
  const empty: View = { title: 'No papers today', lead: 'It is Sunday.', sections: [] };
  for (const layout of ['messages', 'thread', 'forum'] as const) {
    const wanted = { subscription: subscription('discord:1', { layout }), topics, render: renderDiscord };
    assert.deepEqual(
      layOut(empty, wanted).map(({ body }) => body),
      renderDiscord(empty).map(({ body }) => body),
    );
  }
});

test('a post is tagged with the topics that it shows or that were asked for, by title and id', () => {
  const [shown, asked] = topics;
  assert.ok(shown && asked);
  const some: View = { title: 'Day', sections: [{ title: shown.title, items: [] }] };
  const wanted = subscription('discord:1', { layout: 'forum', topics: [asked.id] });
  const [message] = layOut(some, { subscription: wanted, topics, render: renderDiscord });
  assert.deepEqual(message?.thread?.tags, [shown.title, shown.id, asked.title, asked.id, 'Papers']);
});

test('each part below an opening knows its message once that is sent, and the first that is sent opens', async (t) => {
  const { outbox } = await tempArchive(t);
  const at = new Date('2026-06-15T09:00:00Z');
  const thread = { layout: 'thread', title: 'Day', tags: ['Papers'] } as const;
  const messages = [0, 1, 2].map((part) => ({ body: { part }, papers: [], thread }));
  await outbox.plan({ place: 'discord:1', name: 'digest/1', dueAt: at, plannedAt: at, messages, papers: [] });
  const openings: (string | undefined)[] = [];
  for (const end of ['failed', 'sent', 'sent'] as const) {
    const [part] = await outbox.claim(['discord'], at, 60_000, 1);
    assert.ok(part);
    assert.deepEqual(part.message.thread, thread);
    openings.push(part.opening);
    if (end === 'failed') await outbox.settle(part.key, 1, { kind: 'failed', reason: 'No.', at });
    else await outbox.settle(part.key, 1, { kind: 'sent', messageId: `message of ${part.part}`, at });
  }
  assert.deepEqual(openings, [undefined, undefined, 'message of 1']);
});
