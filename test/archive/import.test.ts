import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Find } from '../../src/archive/archive.ts';
import { exportPapers } from '../../src/archive/export.ts';
import { type ImportCount, importPapers } from '../../src/archive/import.ts';
import { readPaperLine } from '../../src/archive/paper-line.ts';
import { addDays } from '../../src/day.ts';
import { anyCharacter } from '../kit/character.ts';
import { all, daily, listing, noCorpus, now, paper, realFinds, tempArchive } from './kit.ts';

test('a line of the corpus is a paper with its listings', () => {
  const line = {
    id: '2606.00001v3',
    title: 'A title\n  over two lines',
    summary: 'An abstract\nas well.',
    authors: ['Ada Lovelace', 'Alan Turing'],
    categories: ['cs.CL'],
    publishedAt: '2026-06-12T10:08:59.000Z',
    firstSeen: '2026-06-14',
    dailyDate: '2026-06-15',
    upvotes: 7,
    ai_keywords: ['agents'],
    ai_summary: 'A gist.',
    organization: { name: 'nyu', fullname: 'New York University' },
  };
  assert.deepEqual(read(line), {
    find: {
      paper: paper('2606.00001', {
        title: 'A title over two lines',
        abstract: 'An abstract as well.',
        authors: ['Ada Lovelace', 'Alan Turing'],
        categories: ['cs.CL'],
        publishedOn: '2026-06-12',
        keywords: ['agents'],
        gist: 'A gist.',
        organization: 'New York University',
      }),
      listings: [
        listing('huggingface', '2026-06-15', '2606.00001', 7),
        listing('arxiv', '2026-06-14', '2606.00001'),
      ],
    },
    odd: [],
    votesDropped: false,
  });
});

test("an entry of Hugging Face's API is a paper too, and a hidden author stays hidden", () => {
  const entry = {
    paper: {
      id: '2606.00001',
      title: 'A title',
      summary: '',
      authors: [{ name: 'Ada Lovelace' }, { name: 'Nobody', hidden: true }],
      submittedOnDailyAt: '2026-06-15T00:00:00.000Z',
      upvotes: 3,
      githubRepo: 'https://github.com/a/b',
      githubStars: 12,
      projectPage: 'https://a.example',
      organization: { name: 'nyu' },
    },
    title: 'A title',
    numComments: 2,
  };
  assert.deepEqual(read(entry), {
    find: {
      paper: paper('2606.00001', {
        title: 'A title',
        authors: ['Ada Lovelace'],
        organization: 'nyu',
        code: { url: 'https://github.com/a/b', stars: 12 },
        projectUrl: 'https://a.example',
      }),
      listings: [{ ...listing('huggingface', '2026-06-15', '2606.00001', 3), comments: 2 }],
    },
    odd: [],
    votesDropped: false,
  });
});

test('an arXiv id loses its version and prefix, and no other id loses a letter', () => {
  const ids = {
    '2606.00001v2': '2606.00001',
    'arXiv:2606.00001v2': '2606.00001',
    'cs/9901001v1': 'cs/9901001',
    'acl-2606.00001-long': 'acl-2606.00001-long',
    'openreview:aBc_v2': 'openreview:aBc_v2',
    ' spaced ': ' spaced ',
    '10.1145/3442188.3445922': '10.1145/3442188.3445922',
  };
  for (const [id, bare] of Object.entries(ids)) assert.equal(read({ id, title: 'T' })?.find.paper.id, bare);
});

test('votes that name no day of a list are dropped and counted, since no day could keep them', async (t) => {
  const archive = await tempArchive(t);
  const { count } = await importPapers(
    archive,
    lines({ id: 'a', title: 'A', upvotes: 5 }, { id: 'b', title: 'B', upvotes: 5, firstSeen: '2026-06-15' }),
    { now },
  );
  assert.equal(count.votesDropped, 2);
  assert.deepEqual(
    (await archive.papers.get(['a', 'b'])).map((one) => one.listings),
    [[], [listing('arxiv', '2026-06-15', 'b')]],
  );
});

test('a bad line costs that line, an odd fact that fact, and both are named with their line', async (t) => {
  const archive = await tempArchive(t);
  const file = [
    '{"id":"a","title":"A"}',
    '',
    'no json',
    '{"id":"b"}',
    '{"id":"","title":" "}',
    '[1]',
    '{"id":"c","title":"C","authors":"Ada","upvotes":-1,"dailyDate":"2026-02-30","githubRepo":"javascript:alert(1)"}',
    '{"id":"d","title":"D"}\r',
  ];
  const { count, problems } = await importPapers(archive, lines(...file), { now });
  assert.deepEqual(count, { lines: 7, added: 3, known: 0, unreadable: 4, votesDropped: 0 });
  assert.deepEqual(
    problems.map(({ line, why }) => `${line}: ${why.replace(/\(.*\)/, '(…)')}`),
    [
      '3: it is no JSON object',
      '4: title (…)',
      '5: id is empty; title is empty',
      '6: it is no JSON object',
      '7: authors (…): the paper is kept without it',
      '7: dailyDate is no day: the paper is kept without it',
      '7: upvotes (…): the paper is kept without it',
      '7: githubRepo is no web address: the paper is kept without it',
    ],
  );
  assert.deepEqual(await archive.papers.get(['c']), [{ paper: paper('c', { title: 'C' }), listings: [] }]);
});

test('importing again adds nothing, and progress is told batch by batch', async (t) => {
  const archive = await tempArchive(t);
  const file = Array.from({ length: 1_200 }, (_, at) => ({
    id: `p${at}`,
    title: `Paper ${at}`,
    dailyDate: '2026-06-15',
  }));
  const told: ImportCount[] = [];
  await importPapers(archive, lines(...file), { now, progress: (count) => told.push(count) });
  assert.deepEqual(
    told.map(({ added, known }) => [added, known]),
    [
      [500, 0],
      [1_000, 0],
      [1_200, 0],
    ],
  );
  const before = await all(exportPapers(archive));
  const again = await importPapers(archive, lines(...file), { now: new Date(now.getTime() + 1) });
  assert.deepEqual([again.count.added, again.count.known], [0, 1_200]);
  assert.deepEqual(await all(exportPapers(archive)), before);
});

test('a list imported over several batches keeps its order', async (t) => {
  const archive = await tempArchive(t);
  const ids = Array.from({ length: 1_100 }, (_, at) => `p${(at * 7_919) % 1_100}`);
  await importPapers(archive, lines(...ids.map((id) => ({ id, title: id, dailyDate: '2026-06-15' }))), {
    now,
  });
  const listed = await archive.papers.listed('huggingface', '2026-06-15', '2026-06-15');
  assert.deepEqual(
    listed.map((one) => one.paper.id),
    ids,
  );
});

test('what was exported and imported into an empty archive is exported the same, whatever the papers say', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(find(), { maxLength: 8 }),
      fc.array(find(), { maxLength: 4 }),
      async (first, second) => {
        const original = await tempArchive(t);
        await original.papers.save(first, now);
        await original.papers.save(second, new Date(now.getTime() + 60_000));
        const exported = await all(exportPapers(original));
        const copy = await tempArchive(t);
        const { problems } = await importPapers(copy, lines(...exported), { now: new Date(0) });
        assert.deepEqual(problems, []);
        assert.deepEqual(await all(exportPapers(copy)), exported);
        for (const source of ['huggingface', 'arxiv'] as const) {
          const range = [source, '2026-06-01', '2026-06-30'] as const;
          assert.deepEqual(await copy.papers.listed(...range), await original.papers.listed(...range));
        }
      },
    ),
    { numRuns: 25 },
  );
});

test('real papers survive export and import', { skip: noCorpus }, async (t) => {
  const [original, copy] = [await tempArchive(t), await tempArchive(t)];
  await original.papers.save(await realFinds(350, 200), now);
  const exported = await all(exportPapers(original));
  const { count, problems } = await importPapers(copy, lines(...exported), { now });
  assert.deepEqual([count.added, problems], [350, []]);
  assert.deepEqual(await all(exportPapers(copy)), exported);
});

test('an import keeps the earlier of two moments at which a paper was first seen', async (t) => {
  const archive = await tempArchive(t);
  await archive.papers.save([daily('a', '2026-06-15')], now);
  await importPapers(archive, lines({ id: 'a', title: 'A', seenAt: '2026-01-01T00:00:00Z' }), { now });
  assert.match((await all(exportPapers(archive)))[0] ?? '', /"seenAt":"2026-01-01T00:00:00.000Z"/);
});

function read(line: unknown) {
  const found = readPaperLine(JSON.stringify(line));
  return 'find' in found ? found : assert.fail(found.unreadable);
}

async function* lines(...items: readonly unknown[]): AsyncIterable<string> {
  for (const item of items) yield typeof item === 'string' ? item : JSON.stringify(item);
}

/** A find with any facts: odd letters, many listings, ids that are nobody's. */
function find(): fc.Arbitrary<Find> {
  const words = fc
    .oneof(
      fc.string({ unit: anyCharacter }),
      fc.string(),
      fc.constantFrom('a\u2028b', '$\\alpha$', '"\\"', "o'hara"),
    )
    .map((text) => text.toWellFormed().replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
  const day = fc.nat(20).map((count) => addDays('2026-06-01', count));
  const count = fc.nat();
  const maybe = { requiredKeys: [] as [] };
  const facts = fc.record(
    {
      abstract: words,
      authors: fc.array(words, { maxLength: 3 }),
      publishedOn: day,
      organization: words,
      gist: words,
      keywords: fc.array(words, { maxLength: 3 }),
      categories: fc.array(fc.constantFrom('cs.CL', 'stat.ML', 'odd one'), { maxLength: 3 }),
      code: fc.record({ url: fc.webUrl(), stars: count }, { requiredKeys: ['url'] }),
      projectUrl: fc.webUrl(),
      url: fc.webUrl(),
    },
    maybe,
  );
  const shown = fc.record(
    { source: fc.constantFrom('huggingface' as const, 'arxiv' as const), day, votes: count, comments: count },
    { requiredKeys: ['source', 'day'] },
  );
  const id = fc.oneof(
    words,
    fc.string({ minLength: 1 }),
    fc.constantFrom('2606.00001', 'cs/9901001', 'a', 'b'),
  );
  return fc
    .tuple(id, words, facts, fc.array(shown, { maxLength: 4 }))
    .map(([name, title, said, listings]) => ({
      paper: paper(name, { title, ...said }),
      listings: listings.map((one) => ({ ...one, paper: name })),
    }));
}
