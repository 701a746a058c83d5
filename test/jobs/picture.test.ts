import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from '../../src/jobs/deliver.ts';
import type { Place } from '../../src/place.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import type { Subscription } from '../../src/subscription.ts';
import { daily, tempArchive } from '../archive/kit.ts';
import { subscription, testHands, testPlatform } from './kit.ts';

const wishes: Readonly<Record<Place, Partial<Subscription>>> = {
  'discord:quiet': {},
  'discord:off': { picture: 'off' },
  'discord:compact': { picture: 'on', style: 'compact' },
  'discord:pictured': { picture: 'on' },
  'discord:thread': { picture: 'on', layout: 'thread' },
  'slack:T1/C1': { picture: 'on' },
};

test('a digest is sent with its picture where the place asked for one and its style has room, and else without', async (t) => {
  const archive = await tempArchive(t);
  const whole = new Date('2026-06-16T00:00:00Z');
  const titles = ['Agents that use tools', 'Agents that plan', 'Video generation', 'Video editing'];
  await archive.papers.save(
    titles.map((title, at) => daily(`2606.0000${at}`, '2026-06-15', 9 - at, { title })),
    whole,
  );
  await archive.readings.note('huggingface', '2026-06-15', titles.length, whole);
  for (const [place, wish] of Object.entries(wishes)) {
    if (isPlace(place))
      await archive.choices.subscribe(subscription(place, { from: '2026-06-15', style: 'full', ...wish }));
  }
  const files = new Map<string, string[]>();
  const noting = (platform: Platform): Platform => ({
    ...platform,
    send: async (place, message, key) => {
      const names = (message.files ?? []).map(({ name, alt }) => `${name}: ${alt}`);
      files.set(place, [...(files.get(place) ?? []), ...names]);
      return platform.send(place, message, key);
    },
  });
  const platforms: readonly Platform[] = [
    noting({ ...testPlatform('discord'), render: renderDiscord }),
    noting({ ...testPlatform('slack'), render: renderSlack }),
  ];
  await deliver(archive, platforms, testHands('2026-06-16T09:01:00Z'));
  const picture = [
    'topics.png: Bars of papers by topic, with a dot for the votes of each. Agents: 2 papers, at most 9 votes. Video: 2 papers, at most 7 votes.',
  ];
  assert.deepEqual(Object.fromEntries(files), {
    'discord:quiet': [],
    'discord:off': [],
    'discord:compact': [],
    'discord:pictured': picture,
    'discord:thread': picture,
    'slack:T1/C1': picture,
  });
});

function isPlace(text: string): text is Place {
  return text.includes(':');
}
