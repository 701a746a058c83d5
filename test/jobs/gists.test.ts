import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Archive } from '../../src/archive/archive.ts';
import type { Embedder } from '../../src/embedder.ts';
import type { GistWriter, Written } from '../../src/gist-writer.ts';
import { chooseSentences } from '../../src/jobs/choose-sentences.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { makeGistWriting } from '../../src/jobs/write-gists.ts';
import { gistOf } from '../../src/select/gist.ts';
import { daily, tempArchive } from '../archive/kit.ts';
import { subscription, testHands, testPlatform } from './kit.ts';

const abstract =
  'Sorting is old. We study many pivots on the way. We show that foxes sort faster than dogs. Code is out.';
const bare = daily('2606.00001', '2026-06-15', 9, { title: 'Foxes that sort', abstract });
const summed = daily('2606.00002', '2026-06-15', 3, { title: 'Dogs', abstract, gist: 'Dogs do not sort.' });
const morning = '2026-06-16T08:43:00Z';

/** Writes what the test says, and remembers for which papers. */
function testWriter(answer: (count: number) => Written): GistWriter & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    model: 'small',
    asked,
    write: async ({ id }) => {
      asked.push(id);
      return answer(asked.length);
    },
  };
}

async function gistsOf(archive: Archive): Promise<readonly unknown[]> {
  return (await archive.papers.get(['2606.00001', '2606.00002'])).map(({ paper }) => gistOf(paper));
}

test('a sentence is chosen by its meaning where the site gave none, and kept', async (t) => {
  // What speaks of dogs points one way, all else another.
  const embed = (words: string) => new Float32Array(/dogs|Sorting is old/.test(words) ? [1, 0] : [0, 1]);
  const embedder: Embedder = {
    name: 'test',
    dimensions: 2,
    embedPapers: async (papers) => papers.map(() => embed('')),
    embedQuery: async (words) => embed(words),
  };
  const archive = await tempArchive(t, { embedder: async () => embedder });
  await archive.papers.save([bare, summed], new Date(morning));
  assert.equal((await gistsOf(archive))[0], 'We show that foxes sort faster than dogs.');
  await chooseSentences(archive, new Date(morning));
  const [kept, other] = await archive.papers.get(['2606.00001', '2606.00002']);
  assert.deepEqual(kept?.paper.ownGist, {
    text: 'We show that foxes sort faster than dogs.',
    by: 'sentence',
  });
  assert.equal(other?.paper.ownGist, undefined);
  await archive.papers.save([bare], new Date(morning));
  assert.equal((await archive.papers.get(['2606.00001']))[0]?.paper.ownGist?.by, 'sentence', 'saved anew');
});

test('a machine writes for the papers of the next digests that nobody summed up, once, and is named in the item', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(morning);
  await archive.papers.save([bare, summed], new Date('2026-06-15T12:00:00Z'));
  await archive.readings.note('huggingface', '2026-06-15', 2, new Date('2026-06-16T00:10:00Z'));
  await archive.choices.subscribe(subscription('discord:1', { style: 'full' }));
  const writer = testWriter(() => ({ kind: 'gist', text: 'Foxes sort faster than dogs do.' }));
  const write = makeGistWriting(archive, writer, hands);
  await write();
  await write();
  assert.deepEqual(writer.asked, ['2606.00001']);
  assert.deepEqual(await gistsOf(archive), [
    'Machine-written: Foxes sort faster than dogs do.',
    'Dogs do not sort.',
  ]);
  await archive.papers.keepGist('2606.00001', { text: 'A sentence.', by: 'sentence' });
  assert.match(String((await gistsOf(archive))[0]), /^Machine-written/, 'a sentence does not take its place');
  hands.clock.set('2026-06-16T09:00:00Z');
  const discord = testPlatform('discord');
  await deliver(archive, [discord], hands);
  const [part] = await archive.outbox.deliveries(1);
  assert.match(JSON.stringify(part?.message.body), /Machine-written: Foxes sort/);
});

test('for a compact digest, which shows no gists, nobody is asked', async (t) => {
  const archive = await tempArchive(t);
  await archive.papers.save([bare], new Date('2026-06-15T12:00:00Z'));
  await archive.readings.note('huggingface', '2026-06-15', 1, new Date('2026-06-16T00:10:00Z'));
  await archive.choices.subscribe(subscription('discord:1', { style: 'compact' }));
  const writer = testWriter(() => ({ kind: 'failed', reason: 'gone' }));
  await makeGistWriting(archive, writer, testHands(morning))();
  assert.deepEqual(writer.asked, []);
});

test('for a digest that is hours away nobody is asked yet', async (t) => {
  const { archive, hands, writer } = await openWithFoxes(t, 1);
  await archive.choices.subscribe(subscription('discord:1', { style: 'full', at: '14:00' }));
  const write = makeGistWriting(archive, writer, hands);
  await write();
  assert.deepEqual(writer.asked, []);
  hands.clock.set('2026-06-16T13:03:00Z');
  await write();
  assert.deepEqual(writer.asked, ['2606.10000']);
});

test('a round ends in time where reading what many places get takes long, and the most urgent was written for', async (t) => {
  const { archive, hands, writer } = await openWithFoxes(t, 1);
  for (const place of ['discord:1', 'discord:2', 'discord:3', 'discord:4'] as const)
    await archive.choices.subscribe(subscription(place, { style: 'full' }));
  let reads = 0;
  const outbox: Archive['outbox'] = {
    ...archive.outbox,
    had: async (place, papers) => {
      reads += 1;
      hands.clock.move(3 * 60_000);
      return archive.outbox.had(place, papers);
    },
  };
  await makeGistWriting({ ...archive, outbox }, writer, hands)();
  assert.deepEqual([reads, writer.asked.length], [2, 1]);
});

test('a model that is gone is left alone after three tries, and told of once until it writes again', async (t) => {
  const { archive, hands } = await openWithFoxes(t, 6);
  await archive.choices.subscribe(subscription('discord:1', { style: 'full' }));
  let isGone = true;
  const writer = testWriter((count) =>
    isGone ? { kind: 'failed', reason: 'gone' } : { kind: 'gist', text: `Foxes sort, number ${count} says.` },
  );
  const write = makeGistWriting(archive, writer, hands);
  await write();
  await write();
  assert.deepEqual([writer.asked.length, hands.lines.length], [6, 1]);
  isGone = false;
  await write();
  assert.equal(writer.asked.length, 12);
  isGone = true;
  await archive.papers.save([daily('2606.20000', '2026-06-15', 1, { abstract })], new Date(morning));
  await write();
  assert.equal(hands.lines.length, 2);
});

test('what a model cannot sum up it is not asked again', async (t) => {
  const archive = await tempArchive(t);
  const hands = testHands(morning);
  await archive.papers.save([bare], new Date('2026-06-15T12:00:00Z'));
  await archive.readings.note('huggingface', '2026-06-15', 1, new Date('2026-06-16T00:10:00Z'));
  await archive.choices.subscribe(subscription('discord:1', { style: 'full' }));
  const writer = testWriter(() => ({ kind: 'useless', reason: 'no sentence' }));
  const write = makeGistWriting(archive, writer, hands);
  await write();
  await write();
  assert.deepEqual(writer.asked, ['2606.00001']);
  assert.equal((await gistsOf(archive))[0], 'We show that foxes sort faster than dogs.');
});

test('a round ends in time for the next digest', async (t) => {
  const { archive, hands } = await openWithFoxes(t, 6);
  await archive.choices.subscribe(subscription('discord:1', { style: 'full' }));
  const writer = testWriter(() => {
    hands.clock.move(3 * 60_000);
    return { kind: 'gist', text: 'Foxes sort, and take their time for it.' };
  });
  await makeGistWriting(archive, writer, hands)();
  assert.equal(writer.asked.length, 2);
});

/** An archive with so many papers to write for, hands, and a writer that can. */
async function openWithFoxes(t: TestContext, count: number) {
  const archive = await tempArchive(t);
  const many = Array.from({ length: count }, (_, at) =>
    daily(`2606.1000${at}`, '2026-06-15', at, { title: `Foxes ${at}`, abstract }),
  );
  await archive.papers.save(many, new Date('2026-06-15T12:00:00Z'));
  await archive.readings.note('huggingface', '2026-06-15', count, new Date('2026-06-16T00:10:00Z'));
  const writer = testWriter(() => ({ kind: 'gist', text: 'Foxes sort, and take their time for it.' }));
  return { archive, hands: testHands(morning), writer };
}
