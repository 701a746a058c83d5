import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { Find } from '../../../src/archive/archive.ts';
import { meaningIn } from '../../../src/archive/meaning.ts';
import { openArchive } from '../../../src/archive/open.ts';
import { catchUpOf } from '../../../src/archive/postgres/catch-up.ts';
import type { Ask } from '../../../src/archive/postgres/connection.ts';
import { openStore } from '../../../src/archive/store.ts';
import { addDays } from '../../../src/day.ts';
import { parseQuery } from '../../../src/query/parse.ts';
import { anyCharacter } from '../../kit/character.ts';
import { testEmbedder } from '../../kit/embedder.ts';
import { all, daily, listing, now, paper, tempArchive, tempFolder } from '../kit.ts';
import { meddleWith, onPostgres, openTestCopy, openTestDatabase } from '../stores.ts';

/** A copy that knows a cat for a feline, and what it was warned of. */
async function openCopy(
  test: TestContext,
  url: string,
  options: { readonly copy?: string; readonly indexing?: (done: number, of: number) => void } = {},
) {
  const warned: string[] = [];
  const archive = await openTestCopy(test, url, {
    ...options,
    warn: (sentence) => warned.push(sentence),
    embedder: async () => testEmbedder([['cat', 'feline']]),
  });
  return { ...archive, warned };
}

function asked(words: string) {
  const read = parseQuery(words, []);
  assert.ok('query' in read);
  return read.query;
}

const page = { sort: 'date', limit: 10, offset: 0, now } as const;

onPostgres((open) => {
  test('a paper that one copy saves is found by another by its words and by its meaning', async (t) => {
    const url = await open(t);
    const [one, other] = [await openCopy(t, url), await openCopy(t, url)];
    await one.papers.save([daily('2606.00001', '2026-06-15', 3, { title: 'A cat sleeps' })], now);
    const byWords = await other.papers.search(asked('cats'), page);
    assert.deepEqual(
      byWords.papers.map((found) => found.paper.id),
      ['2606.00001'],
    );
    const byMeaning = await other.papers.find(asked('feline'), { limit: 5, offset: 0, now });
    assert.deepEqual(
      byMeaning.papers.map(({ paper, how }) => [paper.id, how]),
      [['2606.00001', 'meaning']],
    );
  });

  test('votes that one copy reads are seen by the other, and what it says of a paper too', async (t) => {
    const url = await open(t);
    const [one, other] = [await openCopy(t, url), await openCopy(t, url)];
    await one.papers.save([daily('a', '2026-06-15', 3)], now);
    await other.papers.save([daily('a', '2026-06-15', 9)], now);
    await other.papers.keepGist('a', { text: 'Ours.', by: 'sentence' });
    const [found] = await one.papers.get(['a']);
    assert.deepEqual(found?.listings, [listing('huggingface', '2026-06-15', 'a', 9)]);
    assert.deepEqual(found?.paper.ownGist, { text: 'Ours.', by: 'sentence' });
    assert.equal((await one.papers.search(asked('votes:9'), page)).total, 1);
  });

  test('a copy that was away for a thousand changes has them all when it is back, and so has a new one', async (t) => {
    const [url, folder] = [await open(t), await tempFolder(t)];
    const file = { copy: join(folder, 'one.db') };
    const one = await openCopy(t, url, file);
    const away = await openCopy(t, url, { copy: join(folder, 'away.db') });
    await one.papers.save([daily('first', '2026-06-15', 1)], now);
    assert.equal(await away.papers.count(), 1);
    await away.close();
    for (let day = 0; day < 4; day += 1) {
      const finds = Array.from({ length: 250 }, (_, at) =>
        daily(`${day}.${at}`, addDays('2026-06-15', day), at),
      );
      await one.papers.save(finds, now);
    }
    const shown: string[] = [];
    const back = await openCopy(t, url, {
      copy: join(folder, 'away.db'),
      indexing: (done, of) => shown.push(`${done} of ${of}`),
    });
    assert.deepEqual(shown, ['250 of 1000', '500 of 1000', '750 of 1000', '1000 of 1000']);
    await one.close();
    rmSync(file.copy);
    const anew = await openCopy(t, url, file);
    assert.equal(await anew.papers.count(), 1_001);
    assert.deepEqual(await all(anew.papers.each()), await all(back.papers.each()));
    assert.deepEqual([...back.warned, ...anew.warned], []);
  });

  test('any saves through two copies leave both as one file is left by the same saves', async (t) => {
    const url = await open(t);
    const copies = [await openCopy(t, url), await openCopy(t, url)];
    const alone = await tempArchive(t);
    // Each case goes on where the last one ended.
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { copy, finds, gist, at } of steps) {
          for (const { papers } of [alone, copies[copy]].filter((one) => one !== undefined)) {
            await papers.save(finds, at);
            if (gist) await papers.keepGist(...gist);
          }
        }
        const kept = await all(alone.papers.each());
        const sorted = await alone.papers.search({ kind: 'all' }, { ...page, sort: 'votes', limit: 50 });
        for (const { papers, warned } of copies) {
          assert.deepEqual(await all(papers.each()), kept);
          assert.deepEqual(
            await papers.search({ kind: 'all' }, { ...page, sort: 'votes', limit: 50 }),
            sorted,
          );
          assert.deepEqual(warned, []);
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test('copies that save at one moment lose nothing of each other', async (t) => {
    const url = await open(t);
    const copies = await Promise.all([1, 2, 3].map(() => openCopy(t, url)));
    const counts = await Promise.all(
      Array.from({ length: 24 }, (_, at) => {
        const finds = [daily(`shared ${at >> 1}`, '2026-06-15', at), daily(`own ${at}`, '2026-06-16')];
        return copies[at % 3]?.papers.save(finds, now);
      }),
    );
    assert.equal(
      counts.reduce((sum, count) => sum + (count?.added ?? 0), 0),
      36,
    );
    const [first, ...others] = await Promise.all(copies.map(({ papers }) => all(papers.each())));
    assert.equal(first?.length, 36);
    for (const other of others) assert.deepEqual(other, first);
  });

  test('a text with NUL, which PostgreSQL takes in none, costs the NUL and no paper', async (t) => {
    const { papers } = await openCopy(t, await open(t));
    const find = { paper: paper('a\0b', { title: 'A\0 title', authors: ['A\0'] }), listings: [] };
    await papers.save([find], now);
    assert.deepEqual(await papers.save([find], now), { added: 0, known: 1 });
    assert.deepEqual(
      (await papers.get(['ab']))[0]?.paper,
      paper('ab', { title: 'A title', authors: ['A\0'] }),
    );
  });

  test('a copy of another shared store, or of one that was put back from a backup, is made anew and says so', async (t) => {
    const [url, folder] = [await open(t), await tempFolder(t)];
    const file = { copy: join(folder, 'copy.db') };
    const other = await openCopy(t, url);
    const before = await openCopy(t, url, file);
    await before.papers.save([daily('lost', '2026-06-15')], now);
    await open(t);
    assert.deepEqual(await before.papers.get(['lost']), []);
    assert.equal(before.warned.length, 1);
    await before.papers.save([daily('other', '2026-06-15')], now);
    await before.close();
    await meddleWith(url, "UPDATE paper_changes SET store = 'another'");
    const after = await openCopy(t, url, file);
    assert.deepEqual(
      (await all(after.papers.each())).map(({ paper }) => paper.id),
      ['other'],
    );
    assert.match(after.warned.join(), /^The copy on this machine is not of this shared store/);
    assert.deepEqual(
      (await all(other.papers.each())).map(({ paper }) => paper.id),
      ['other'],
    );
  });

  test('votes that a shared store has no more since it was put back are taken out of a copy too', async (t) => {
    const url = await open(t);
    const { papers, warned } = await openCopy(t, url);
    await papers.save([daily('a', '2026-06-15', 9)], now);
    for (const table of ['papers', 'paper_changes'])
      await meddleWith(url, `UPDATE ${table} SET changed = changed - 1`);
    await meddleWith(url, 'UPDATE listings SET votes = 3');
    const [found] = await papers.get(['a']);
    assert.deepEqual(found?.listings, [listing('huggingface', '2026-06-15', 'a', 3)]);
    assert.equal(warned.length, 1);
  });

  test('a copy that was away while the shared store was put back and went on takes no paper for another', async (t) => {
    const [url, folder] = [await open(t), await tempFolder(t)];
    const file = { copy: join(folder, 'copy.db') };
    const away = await openCopy(t, url, file);
    await away.papers.save([daily('lost', '2026-06-15', 9)], now);
    await away.close();
    await open(t);
    const other = await openCopy(t, url);
    await other.papers.save([daily('other', '2026-06-15')], now);
    const back = await openCopy(t, url, file);
    assert.deepEqual(await all(back.papers.each()), await all(other.papers.each()));
    assert.equal((await back.papers.search({ kind: 'all' }, { ...page, sort: 'votes' })).total, 1);
    assert.equal(back.warned.length, 1);
  });

  test('two programs may share the file of a copy, but not for two shared stores', async (t) => {
    const [url, folder] = [await open(t), await tempFolder(t)];
    const file = { copy: join(folder, 'copy.db') };
    const [one, other] = [await openCopy(t, url, file), await openCopy(t, url, file)];
    await one.papers.save([daily('a', '2026-06-15')], now);
    await other.papers.save([daily('b', '2026-06-15')], now);
    assert.deepEqual(await all(one.papers.each()), await all(other.papers.each()));
    assert.equal(await one.papers.count(), 2);
    const database = openTestDatabase(url);
    t.after(database.close);
    const store = openStore(file.copy, 1_000);
    t.after(store.close);
    const meaning = meaningIn(store, undefined, () => undefined);
    const catchUp = catchUpOf(database, { store, path: file.copy }, meaning, () => undefined);
    const ask: Ask['ask'] = async (sql, ...values) => {
      const rows = await database.ask(sql, ...values);
      store.run("UPDATE copy_of SET store = 'another', changed = 0");
      return rows;
    };
    await one.papers.save([daily('c', '2026-06-15')], now);
    store.run('UPDATE copy_of SET changed = 0');
    await assert.rejects(catchUp.inside({ ask }), /is used for another shared store too/);
  });

  test('a store of its own is no copy, and a copy is no store of its own', async (t) => {
    const [url, folder] = [await open(t), await tempFolder(t)];
    const [own, copy] = [join(folder, 'own.db'), join(folder, 'copy.db')];
    const alone = await openArchive(own);
    await alone.papers.save([daily('a', '2026-06-15')], now);
    await alone.close();
    await assert.rejects(openCopy(t, url, { copy: own }), /is a store of its own/);
    await (await openCopy(t, url, { copy })).close();
    await assert.rejects(openArchive(copy), /is only a copy of a store in PostgreSQL/);
  });
});

const id = fc.constantFrom('2606.00001', '2606.00002', 'b', 'c', 'ÿ');
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((words) => words.replaceAll('\0', ''));
const day = fc.constantFrom('2026-06-14', '2026-06-15', '2026-06-16');
const count = fc.option(fc.nat(20), { nil: undefined });
const found: fc.Arbitrary<Find> = fc
  .record(
    {
      id,
      title: text,
      abstract: text,
      authors: fc.array(fc.string({ unit: anyCharacter, maxLength: 5 }), { maxLength: 3 }),
      keywords: fc.array(fc.string({ unit: anyCharacter, maxLength: 5 }), { maxLength: 2 }),
      publishedOn: day,
      gist: text,
      organization: text,
      code: fc.record({ url: text, stars: fc.nat() }),
      listings: fc.array(
        fc.record({
          source: fc.constantFrom('huggingface', 'arxiv'),
          day,
          votes: count,
          comments: count,
          rank: count,
        }),
        { maxLength: 3 },
      ),
      seenAt: fc.constantFrom('2026-06-13T00:00:00.000Z', '2026-06-17T00:00:00.000Z'),
    },
    { requiredKeys: ['id', 'title', 'listings'] },
  )
  .map(({ id, listings, seenAt, ...facts }) => ({
    paper: paper(id, facts),
    listings: listings.map(({ votes, comments, rank, ...where }) => ({
      ...where,
      paper: id,
      ...(votes !== undefined && { votes }),
      ...(comments !== undefined && { comments }),
      ...(rank !== undefined && { rank }),
    })),
    ...(seenAt !== undefined && { seenAt }),
  }));
const step = fc.record({
  copy: fc.nat(1),
  finds: fc.array(found, { maxLength: 5 }),
  gist: fc.option(
    fc.tuple(id, fc.record({ text, by: fc.constantFrom('sentence' as const, 'machine' as const) })),
    { nil: undefined },
  ),
  at: fc.constantFrom(now, new Date('2026-06-16T12:00:00.000Z')),
});
