import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { editionKey } from '../src/delivery.ts';
import { openBothChats } from './kit/both-chats.ts';
import { noReplica } from './kit/replica.ts';
import type { TestWorld } from './kit/world.ts';

/** A line of the log, as `jq` sees it. */
const lineShape = z.object({
  level: z.string(),
  words: z.string(),
  round: z.string().optional(),
  edition: z.string().optional(),
  delivery: z.string().optional(),
  place: z.string().optional(),
  message: z.string().optional(),
  question: z.string().optional(),
  command: z.string().optional(),
  papers: z.union([z.array(z.string()), z.number()]).optional(),
});
type Line = z.output<typeof lineShape>;

test('by its id a paper is followed through the log: the reading that brought it, the edition that took it, the message that carries it', {
  skip: noReplica,
}, async (t) => {
  const { discord, start } = await openBothChats(t, { creator: 'U1' });
  const world = await start('2026-06-15T06:00:00Z');
  await discord.type('subscribe', { at: '09:00', timezone: 'UTC', max: 5 });
  await discord.until(({ text }) => text.includes('The next digest comes on'));
  world.set('2026-06-15T09:00:30Z');
  await world.crank('deliver');
  const lines = linesOf(world);

  // Backwards, from a message that stands in the channel.
  const [sent] = lines.filter(({ words }) => words === 'sent');
  assert.ok(sent?.message && sent.delivery);
  const posted = await discord.posted();
  assert.ok(posted.some(({ id }) => id === sent.message));
  const [paper] = listOf(sent);
  assert.ok(paper);
  const named = lines.filter((line) => listOf(line).includes(paper));
  assert.deepEqual(
    named.map(({ words }) => words),
    ['saved papers never seen before', 'planned', 'sent'],
  );
  const [saved, planned] = named;
  assert.equal(planned?.edition, editionKey(`discord:${discord.channel}`, 'digest/2026-06-15'));
  assert.ok(sent.delivery.startsWith(`${planned?.edition}#`));
  assert.match(saved?.round ?? '', /^(huggingface|arxiv)\/2026-06-15T06:00:00\.000Z$/);
  assert.equal(lines.filter(({ words, round }) => words === 'collected' && round === saved?.round).length, 1);

  // The question that set it up is there too, by the name that Discord gave it.
  const [asked] = lines.filter(({ words, command }) => words === 'answered' && command === 'subscribe');
  assert.match(asked?.question ?? '', /^\d+$/);

  // Whoever does not ask for details reads a line of each round, and of no message.
  const quiet = lines.filter(({ level }) => level !== 'debug');
  assert.deepEqual(
    quiet.filter(({ delivery, edition }) => delivery ?? edition),
    [],
  );
  assert.deepEqual(
    quiet.map(({ words }) => words).filter((words) => words === 'planned' || words === 'delivered'),
    ['planned', 'delivered'],
  );
});

function linesOf(world: TestWorld): readonly Line[] {
  return world.logged().map((line) => lineShape.parse(JSON.parse(line)));
}

function listOf({ papers }: Line): readonly string[] {
  return Array.isArray(papers) ? papers : [];
}
