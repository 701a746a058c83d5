import { EmbedBuilder } from 'discord.js';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { renderEmail } from '../../src/platforms/email/render.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import { renderTerminal } from '../../src/platforms/terminal/render.ts';
import type { Item } from '../../src/view.ts';
import { dayOf } from '../kit/views.ts';
import { type Bench, inTurns } from './frame.ts';

const papers = 30;
const tries = 15;
/** One is too short to be measured alone. */
const times = 20;

/** A digest of 30 real papers in each dialect, as it is kept in the outbox, beside the least that could be done with it. */
export const bench: Bench = async () => {
  const view = dayOf(papers);
  const items = view.sections.flatMap((section) => section.items);
  const look = { width: 100, colour: true, links: true };
  const bare = { name: 'JSON.stringify of what is shown', render: () => JSON.stringify(view) };
  const embeds = {
    name: "discord.js' EmbedBuilder, an embed a paper",
    render: () => JSON.stringify(items.map(embedOf)),
  };
  const dialects = [
    { name: 'Discord', render: () => JSON.stringify(renderDiscord(view)), peer: embeds },
    { name: 'Slack', render: () => JSON.stringify(renderSlack(view)), peer: bare },
    { name: 'mail', render: () => JSON.stringify(renderEmail(view)), peer: bare },
    { name: 'the terminal', render: () => renderTerminal(view, look), peer: bare },
  ];
  const figures = [];
  for (const { name, render, peer } of dialects) {
    await inTurns(3, repeated(render), repeated(peer.render));
    const { ms, yardstickMs } = await inTurns(tries, repeated(render), repeated(peer.render));
    figures.push({
      name: `render ${papers} papers for ${name}`,
      ms: ms / times,
      aimMs: 20,
      yardstick: { name: peer.name, ms: yardstickMs / times },
    });
  }
  return figures;
};

function repeated(work: () => string): () => Promise<void> {
  return async () => {
    for (let at = 0; at < times; at++) work();
  };
}

/** The same facts as an embed, as bots usually build them; what is too long is cut off. */
function embedOf({ title, url, gist = '', authors = '', votes = 0, date = '' }: Item): object {
  return new EmbedBuilder()
    .setTitle(title.slice(0, 256))
    .setURL(url)
    .setDescription(gist.slice(0, 4_096) || null)
    .addFields(
      { name: 'Authors', value: authors.slice(0, 1_024) || '-' },
      { name: 'Votes', value: String(votes) },
    )
    .setFooter(date ? { text: date } : null)
    .toJSON();
}
