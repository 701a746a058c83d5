import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { tokensOf } from '../../commands/tokens.ts';
import { openArchive } from '../../src/archive/open.ts';
import { runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { mailing, makeTestWorld } from '../kit/world.ts';
import { huggingFaceDay, noRealDays } from '../select/real-days.ts';

/** What other programs rely on. */
const answer = z.object({
  title: z.string(),
  lead: z.string(),
  sections: z.array(
    z.object({
      title: z.string(),
      items: z.array(z.object({ paper: z.string(), title: z.string(), url: z.string(), why: z.string() })),
    }),
  ),
  note: z.string(),
});

test('every example of every command answers as data in a terminal', { skip: noRealDays }, async (t) => {
  const store = join(await tempFolder(t), 'paperboy.db');
  const archive = await openArchive(store);
  await archive.papers.save(
    [...huggingFaceDay('2026-06-12'), ...huggingFaceDay('2026-06-15')],
    new Date('2026-06-15T18:00:00Z'),
  );
  await archive.close();
  const examples = commands.flatMap((command) => command.examples);
  assert.ok(commands.every((command) => command.examples.length > 0));
  for (const example of examples) {
    const world = makeTestWorld({ PAPERBOY_STORE: store, ...mailing }, '2026-06-16T12:00:00Z');
    await runCommand(world, [...tokensOf(example), '--json']);
    assert.equal(world.noted(), '', example);
    const read = answer.safeParse(JSON.parse(world.written()));
    assert.ok(read.success, `${example}: ${read.error}`);
    assert.notEqual(read.data.lead + read.data.sections.map(({ title }) => title).join(), '', example);
  }
});
