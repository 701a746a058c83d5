import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import type { Ask } from '../../../src/archive/postgres/connection.ts';
import { sharedParts } from '../../../src/archive/postgres/open.ts';
import { numberIn, textIn } from '../../../src/archive/rows.ts';
import type { Place } from '../../../src/place.ts';
import { now } from '../kit.ts';
import { onPostgres, openTestDatabase } from '../stores.ts';

const places: readonly Place[] = ['discord:1', 'discord:2', 'discord:3'];
const message = { body: { content: 'The same for all' }, papers: ['2606.00001'] };
const own = { body: { content: 'For one alone' }, papers: ['2606.00002'] };

onPostgres((open) => {
  it('keeps a body that many places get once, reads it for each, and loses it with the last of them', async (t) => {
    const { database, outbox, forgetPlaces } = await opened(t, await open(t));
    const bodies = async () => {
      const rows = await database.ask('SELECT body FROM bodies ORDER BY body');
      return rows.map((row): unknown => JSON.parse(textIn(row, 'body')));
    };
    for (const [at, place] of places.entries())
      await outbox.plan(editionFor(place, at === 0 ? [message, own] : [{ ...message }]));
    assert.deepEqual(await bodies(), [own.body, message.body]);
    const read = async () => (await outbox.deliveries(9)).map((part) => part.message.body);
    assert.deepEqual(await read(), [message.body, message.body, own.body, message.body]);

    await forgetPlaces(['discord:1']);
    assert.deepEqual(await bodies(), [message.body]);
    assert.deepEqual(await read(), [message.body, message.body]);
    await forgetPlaces(['discord:2', 'discord:3']);
    assert.deepEqual(await bodies(), []);
  });

  it('loses no body that one copy plans with while another forgets the last place that had it', async (t) => {
    const url = await open(t);
    const [planner, forgetter, { database }] = [
      await opened(t, url),
      await opened(t, url),
      await opened(t, url),
    ];
    await planner.outbox.plan(editionFor('discord:1', [message]));
    const works: Promise<unknown>[] = [];
    await database.write(async ({ ask }) => {
      // The last table that both of them write to: there they wait for us, with all else done.
      await ask('LOCK TABLE pauses IN SHARE MODE');
      works.push(planner.outbox.plan(editionFor('discord:2', [message])));
      await untilWaiting(database, 1);
      works.push(forgetter.forget('discord:user/1', ['discord:1']));
      await untilWaiting(database, 2);
    });
    await Promise.all(works);
    const bodies = (await planner.outbox.deliveries(9)).map((part) => part.message.body);
    assert.deepEqual(bodies, [message.body]);
  });
});

async function untilWaiting({ ask }: Ask, count: number): Promise<void> {
  const waiting = "SELECT count(*) AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
  for (let looks = 0; looks < 2_000; looks += 1)
    if (numberIn((await ask(waiting))[0] ?? {}, 'count') >= count) return;
  assert.fail(`${count} did not come to wait`);
}

async function opened(t: TestContext, url: string) {
  const database = openTestDatabase(url);
  t.after(database.close);
  return { database, ...sharedParts(database, () => undefined) };
}

function editionFor(place: Place, messages: readonly (typeof message)[]) {
  return { place, name: 'digest/2026-06-15', dueAt: now, plannedAt: now, papers: [], messages };
}
