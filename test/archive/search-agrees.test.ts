import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { searchSorts } from '../../src/archive/archive.ts';
import { addDays } from '../../src/day.ts';
import type { ListedPaper } from '../../src/match.ts';
import { matchPrepared } from '../../src/query/match.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { preparePaper } from '../../src/query/prepare.ts';
import { printQuery } from '../../src/query/print.ts';
import type { Query } from '../../src/query/query.ts';
import { nameWordsOf, wordsOf } from '../../src/query/words.ts';
import { all, noCorpus, now, realFinds, tempArchive } from './kit.ts';

const typed: readonly string[] = [
  'language model',
  '"language models"',
  'diffusion -image',
  'RAG OR retrieval',
  'title:agents',
  'author:wang',
  'author:"Li Wei" OR author:"Zhang"',
  'org:university',
  'cat:cs.CL reasoning',
  'cat:cs -cat:cs.LG',
  'has:code OR upvotes>=50',
  'upvotes<3 (vision OR "large language")',
  '-(model OR learning)',
  'since:30000d in:title learning',
  'on:2026-06-15 model',
  'on:2026-06-10..2026-06-12 -since:2026-06-13',
  'GPT-4',
  '$\\alpha$',
  '3d',
];

test('a search finds the very papers that match one by one, whatever is asked of real papers', {
  skip: noCorpus,
}, async (t) => {
  const { papers } = await tempArchive(t);
  await papers.save(await realFinds(300, 259), now);
  const known = await all(papers.each());
  const prepared = known.map(preparePaper);
  const agree = async (query: Query) => {
    const wanted = prepared.filter((one) => matchPrepared(query, one, now).matched);
    const ids = wanted.map((one) => one.listed.paper.id);
    const sort = searchSorts[ids.length % searchSorts.length] ?? 'relevance';
    const result = await papers.search(query, { sort, limit: 1_000, offset: 0, now });
    const found = result.papers.map((one) => one.paper.id);
    assert.deepEqual(found.toSorted(), ids.toSorted(), printQuery(query));
    assert.equal(result.total, ids.length);
    return ids.length;
  };
  let found = 0;
  for (const text of typed) {
    const parsed = parseQuery(text, []);
    assert.ok(parsed.ok, text);
    found += (await agree(parsed.query)) > 0 ? 1 : 0;
  }
  assert.ok(found >= typed.length - 3, `only ${found} of the queries found something`);
  const agrees = async (query: Query) => {
    await agree(query);
  };
  await fc.assert(fc.asyncProperty(queryAbout(known), agrees), { numRuns: 300 });
});

/** Queries of every kind, made of what these papers say, so that most of them find something. */
function queryAbout(known: readonly ListedPaper[]): fc.Arbitrary<Query> {
  const one = fc.constantFrom(...known);
  const words = fc
    .tuple(one, fc.nat(), fc.integer({ min: 1, max: 3 }), fc.constantFrom('text', 'title'))
    .map(([{ paper }, from, count, field]): Query => {
      const texts = [paper.title, paper.abstract, paper.gist ?? '', ...paper.keywords];
      const said = wordsOf(field === 'title' ? paper.title : texts.join(' ')).concat('nothing');
      const at = from % said.length;
      const chosen = said.slice(at, at + count);
      return {
        kind: 'words',
        words: chosen,
        field: field === 'title' ? 'title' : 'text',
        typed: chosen.join(' '),
      };
    });
  const author = fc.tuple(one, fc.nat(), fc.boolean()).map(([{ paper }, at, reversed]): Query => {
    const name = nameWordsOf(paper.authors[at % Math.max(1, paper.authors.length)] ?? 'Wei').concat();
    const asked = name.length > 0 ? name : ['wei'];
    return {
      kind: 'author',
      words: reversed ? asked.toReversed() : asked.slice(0, 1 + (at % 3)),
      typed: asked.join(' '),
    };
  });
  const org = one.map(({ paper }): Query => {
    const asked = nameWordsOf(paper.organization ?? 'University').slice(0, 2);
    return { kind: 'org', words: asked.length > 0 ? asked : ['university'], typed: asked.join(' ') };
  });
  const category = one.map(({ paper }): Query => {
    const asked = paper.categories.at(-1)?.toLowerCase() ?? 'cs';
    return { kind: 'category', category: paper.title.length % 2 ? asked : (asked.split('.')[0] ?? asked) };
  });
  const votes = fc
    .tuple(fc.constantFrom('>=', '>', '<=', '<', '='), fc.nat(40))
    .map(([compare, count]): Query => ({ kind: 'votes', compare, count }) as const);
  const since = fc.nat(800).map((days): Query => ({ kind: 'since', days }));
  const listed = fc
    .tuple(one, fc.nat(), fc.integer({ min: -1, max: 5 }))
    .map(([{ listings }, at, more]): Query => {
      const first = listings[at % Math.max(1, listings.length)]?.day ?? '2026-06-15';
      return { kind: 'listed', first, ...(more >= 0 && { last: addDays(first, more) }) };
    });
  const fact = fc.constantFrom<Query>({ kind: 'all' }, { kind: 'code' });
  return fc.letrec<{ query: Query }>((tie) => {
    const parts = fc.array(tie('query'), { minLength: 1, maxLength: 3 });
    return {
      query: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        { arbitrary: fc.oneof(words, words, author, org, category, votes, since, listed, fact), weight: 4 },
        { arbitrary: parts.map((queries): Query => ({ kind: 'and', queries })), weight: 2 },
        { arbitrary: parts.map((queries): Query => ({ kind: 'or', queries })), weight: 2 },
        { arbitrary: tie('query').map((query): Query => ({ kind: 'not', query })), weight: 1 },
        {
          arbitrary: tie('query').map((query): Query => ({ kind: 'topic', topic: 'some', query })),
          weight: 1,
        },
      ),
    };
  }).query;
}
