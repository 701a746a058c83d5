import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Archive, SearchSort } from '../../src/archive/archive.ts';
import type { Day } from '../../src/day.ts';
import type { Query, TextField } from '../../src/query/query.ts';
import { nameWordsOf, wordsOf } from '../../src/query/words.ts';
import { daily, listing, now, paper } from './kit.ts';
import { onEachArchive } from './stores.ts';

onEachArchive((open) => {
  test('words are found in title, abstract, gist and keywords, whole and in any of their forms', async (t) => {
    const { papers } = await open(t);
    await papers.save(
      [
        daily('title', '2026-06-15', 0, { title: 'Language Models' }),
        daily('abstract', '2026-06-15', 0, { abstract: 'A language model.' }),
        daily('gist', '2026-06-15', 0, { gist: 'Of language-models.' }),
        daily('keyword', '2026-06-15', 0, { keywords: ['agents', 'language model'] }),
        daily('fragment', '2026-06-15', 0, { title: 'Languages remodeled', authors: ['Language Model'] }),
      ],
      now,
    );
    assert.deepEqual(await found(papers, phrase('language model')), ['abstract', 'gist', 'keyword', 'title']);
    assert.deepEqual(await found(papers, phrase('language model', 'title')), ['title']);
  });

  test('a phrase spans no two fields, no two keywords, and abstract and gist no more', async (t) => {
    const { papers } = await open(t);
    const facts = {
      title: 'one two',
      abstract: 'three four',
      gist: 'five six',
      keywords: ['seven eight', 'nine ten'],
    };
    await papers.save([daily('a', '2026-06-15', 0, facts)], now);
    for (const spanning of [
      'two three',
      'four five',
      'six seven',
      'eight nine',
      'two seven',
      'ten three',
      'six one',
    ])
      assert.deepEqual(await found(papers, phrase(spanning)), [], spanning);
    for (const within of ['one two', 'three four', 'five six', 'seven eight', 'nine ten'])
      assert.deepEqual(await found(papers, phrase(within)), ['a'], within);
  });

  test('a paper that was imported and never listed is found', async (t) => {
    const { papers } = await open(t);
    await papers.save([{ paper: paper('odd id', { title: 'Diffusion' }), listings: [] }], now);
    assert.deepEqual(await found(papers, phrase('diffusion')), ['odd id']);
    assert.deepEqual(await found(papers, { kind: 'all' }), ['odd id']);
  });

  test('a paper whose words changed is found by the new ones and no longer by the old', async (t) => {
    const { papers } = await open(t);
    await papers.save([daily('a', '2026-06-15', 0, { title: 'Diffusion', keywords: ['images'] })], now);
    await papers.save(
      [daily('a', '2026-06-15', 0, { title: 'Flows', code: { url: 'https://a.example' } })],
      now,
    );
    assert.deepEqual(await found(papers, phrase('diffusion')), []);
    assert.deepEqual(await found(papers, phrase('flows')), ['a']);
    assert.deepEqual(await found(papers, phrase('images')), ['a']);
    assert.deepEqual(await found(papers, { kind: 'code' }), ['a']);
  });

  test('an author is found by the words of one name side by side, in any order', async (t) => {
    const { papers } = await open(t);
    const authors = {
      a: ['Yann LeCun', 'Li Wei'],
      b: ['Lecun Yann'],
      c: ['Yann', 'LeCun'],
      d: ['Yann A LeCun'],
      e: ['Li Li Wei'],
      f: ['Jane van der Berg'],
    };
    await papers.save(
      Object.entries(authors).map(([id, names]) => daily(id, '2026-06-15', 0, { authors: names })),
      now,
    );
    assert.deepEqual(await found(papers, author('Yann LeCun')), ['a', 'b']);
    assert.deepEqual(await found(papers, author('lecun')), ['a', 'b', 'c', 'd']);
    assert.deepEqual(await found(papers, author('Li Li')), ['e']);
    assert.deepEqual(await found(papers, author('Wei Li Li')), ['e']);
    assert.deepEqual(await found(papers, author('Wei Wei')), []);
    assert.deepEqual(await found(papers, author('Berg van der')), ['f']);
    assert.deepEqual(await found(papers, author('van Berg')), []);
  });

  test('organisation, category, code, votes and days are found as they are', async (t) => {
    const { papers } = await open(t);
    await papers.save(
      [
        daily('a', '2026-06-15', 20, { organization: 'New York University', categories: ['cs.CL'] }),
        daily('b', '2026-06-01', 5, { categories: ['cs.CV', 'stat.ML'], code: { url: 'https://b.example' } }),
        {
          paper: paper('c', { categories: ['csx.CL', 'cs'] }),
          listings: [listing('arxiv', '2026-06-15', 'c')],
        },
        { paper: paper('d'), listings: [] },
      ],
      now,
    );
    const cases: readonly (readonly [Query, string])[] = [
      [{ kind: 'org', words: nameWordsOf('york university'), typed: '' }, 'a'],
      [{ kind: 'category', category: 'cs.cl' }, 'a'],
      [{ kind: 'category', category: 'cs' }, 'abc'],
      [{ kind: 'category', category: 'stat' }, 'b'],
      [{ kind: 'category', category: 'ml' }, ''],
      [{ kind: 'code' }, 'b'],
      [{ kind: 'votes', compare: '>=', count: 20 }, 'a'],
      [{ kind: 'votes', compare: '<', count: 5 }, 'cd'],
      [{ kind: 'votes', compare: '=', count: 0 }, 'cd'],
      [{ kind: 'votes', compare: '>', count: 5 }, 'a'],
      [{ kind: 'votes', compare: '<=', count: 5 }, 'bcd'],
      [{ kind: 'since', days: 7 }, 'ac'],
      [{ kind: 'not', query: { kind: 'since', days: 7 } }, 'bd'],
      [{ kind: 'listed', first: '2026-06-02' }, 'ac'],
      [{ kind: 'listed', first: '2026-06-01' }, 'abc'],
      [{ kind: 'listed', first: '2026-06-01', last: '2026-06-14' }, 'b'],
      [{ kind: 'not', query: { kind: 'listed', first: '2026-06-01', last: '2026-06-14' } }, 'acd'],
    ];
    for (const [query, ids] of cases)
      assert.equal((await found(papers, query)).join(''), ids, JSON.stringify(query));
  });

  test('a paper listed on several days is found on each of them, and on none between', async (t) => {
    const { papers } = await open(t);
    const listings = [listing('arxiv', '2026-06-10', 'a'), listing('huggingface', '2026-06-15', 'a')];
    await papers.save([{ paper: paper('a', { title: 'red' }), listings }], now);
    const on = (first: Day, last: Day): Query => ({ kind: 'listed', first, last });
    const withWords = (query: Query): Query => ({ kind: 'and', queries: [phrase('red'), query] });
    for (const asked of [(query: Query) => query, withWords]) {
      assert.deepEqual(await found(papers, asked(on('2026-06-09', '2026-06-10'))), ['a']);
      assert.deepEqual(await found(papers, asked(on('2026-06-11', '2026-06-14'))), []);
      assert.deepEqual(await found(papers, asked(on('2026-06-15', '2026-06-15'))), ['a']);
    }
  });

  test('conditions join by and, or and not, whether the word index or the votes answer them', async (t) => {
    const { papers } = await open(t);
    await papers.save(
      [
        daily('a', '2026-06-15', 20, { title: 'red' }),
        daily('b', '2026-06-15', 1, { title: 'red' }),
        daily('c', '2026-06-15', 20, { title: 'blue' }),
        daily('d', '2026-06-15', 1, { title: 'blue green' }),
      ],
      now,
    );
    const [red, blue, loved] = [
      phrase('red'),
      phrase('blue'),
      { kind: 'votes', compare: '>', count: 9 } as const,
    ];
    const and = (...queries: Query[]): Query => ({ kind: 'and', queries });
    const or = (...queries: Query[]): Query => ({ kind: 'or', queries });
    const not = (query: Query): Query => ({ kind: 'not', query });
    const cases: readonly (readonly [Query, string])[] = [
      [and(red, loved), 'a'],
      [or(red, loved), 'abc'],
      [and(not(red), not(loved)), 'd'],
      [not(or(red, loved)), 'd'],
      [not(red), 'cd'],
      [not(not(red)), 'ab'],
      [and(blue, not(phrase('green'))), 'c'],
      [or(and(red, loved), and(blue, not(loved))), 'ad'],
      [{ kind: 'topic', topic: 'reds', query: and(red, not(loved)) }, 'b'],
      [not({ kind: 'topic', topic: 'reds', query: or(red, loved) }), 'd'],
      [or(not(red), loved), 'acd'],
      [and(), 'abcd'],
      [or(), ''],
      [or(or(), loved), 'ac'],
      [not({ kind: 'all' }), ''],
      [or({ kind: 'all' }, loved), 'abcd'],
    ];
    for (const [query, ids] of cases)
      assert.equal((await found(papers, query)).join(''), ids, JSON.stringify(query));
  });

  test('a title weighs more than an abstract, and what is alike comes by votes, then newest, then id', async (t) => {
    const { papers } = await open(t);
    await papers.save(
      [
        daily('abstract', '2026-06-15', 99, { title: 'Some thing', abstract: 'diffusion' }),
        daily('few', '2026-06-15', 1, { title: 'Diffusion', abstract: 'nothing' }),
        daily('old b', '2026-06-14', 9, { title: 'Diffusion', abstract: 'nothing' }),
        daily('old a', '2026-06-14', 9, { title: 'Diffusion', abstract: 'nothing' }),
        daily('new', '2026-06-15', 9, { title: 'Diffusion', abstract: 'nothing' }),
      ],
      now,
    );
    const query = phrase('diffusion');
    assert.deepEqual(await order(papers, query, 'relevance'), ['new', 'old a', 'old b', 'few', 'abstract']);
    assert.deepEqual(await order(papers, query, 'votes'), ['abstract', 'new', 'old a', 'old b', 'few']);
    assert.deepEqual(await order(papers, query, 'date'), ['abstract', 'new', 'few', 'old a', 'old b']);
    assert.deepEqual(await order(papers, { kind: 'all' }, 'relevance'), [
      'abstract',
      'new',
      'old a',
      'old b',
      'few',
    ]);
  });

  test('pages of a search hold every paper once, and each says the whole total', async (t) => {
    const { papers } = await open(t);
    const finds = Array.from({ length: 95 }, (_, at) =>
      daily(`p${at}`, '2026-06-15', at % 3, { title: 'Same words' }),
    );
    await papers.save(finds, now);
    for (const sort of ['relevance', 'votes', 'date'] as const) {
      const ids: string[] = [];
      for (let offset = 0; offset < 110; offset += 10) {
        const page = await papers.search(phrase('words'), { sort, limit: 10, offset, now });
        assert.equal(page.total, 95);
        ids.push(...page.papers.map((one) => one.paper.id));
      }
      assert.equal(ids.length, 95);
      assert.equal(new Set(ids).size, 95);
      for (const query of [phrase('words'), { kind: 'all' } as const])
        assert.deepEqual(await papers.search(query, { sort, limit: 0, offset: 0, now }), {
          total: 95,
          papers: [],
        });
    }
  });

  test('signs, quotes and words of the search engine in a query are words and no operators', async (t) => {
    const { papers } = await open(t);
    await papers.save(
      [daily('a', '2026-06-15', 0, { title: 'AND OR NOT NEAR', categories: ['odd "one'] })],
      now,
    );
    const odd = [
      '"',
      "'",
      '*',
      'a" OR "b',
      'NEAR(',
      ')',
      '^a',
      'title:',
      '{',
      '-',
      '|',
      '\0',
      '\ud800',
      'is:paper',
      '',
      ' ',
    ];
    for (const word of odd) {
      for (const kind of ['words', 'author', 'org'] as const) {
        const words = [word, 'x'];
        const query: Query =
          kind === 'words' ? { kind, words, field: 'text', typed: word } : { kind, words, typed: word };
        assert.deepEqual(await found(papers, query), [], JSON.stringify(query));
      }
      assert.deepEqual(await found(papers, { kind: 'category', category: word }), []);
    }
    assert.deepEqual(await found(papers, phrase('and or not near')), ['a']);
    assert.deepEqual(await found(papers, { kind: 'category', category: 'odd "one' }), ['a']);
  });

  test('every form of word is one word of the index', async (t) => {
    const { papers } = await open(t);
    const words = [
      'c++',
      'c#',
      '机器学习',
      'हिन्दी',
      'ﬁne-tuning',
      'β-VAE',
      'x²',
      '한국어',
      '𝔸',
      '3.5',
      'İ',
      'ǆ',
      'ς',
    ];
    await papers.save(
      words.map((word, at) => daily(`p${at}`, '2026-06-15', 0, { title: `${word} plain` })),
      now,
    );
    for (const [at, word] of words.entries())
      assert.ok((await found(papers, phrase(`${word} plain`))).includes(`p${at}`), word);
  });
});

function phrase(words: string, field: TextField = 'text'): Query {
  return { kind: 'words', words: wordsOf(words), field, typed: words };
}

function author(name: string): Query {
  return { kind: 'author', words: nameWordsOf(name), typed: name };
}

async function found(papers: Archive['papers'], query: Query): Promise<readonly string[]> {
  const result = await papers.search(query, { sort: 'relevance', limit: 1_000, offset: 0, now });
  assert.equal(result.total, result.papers.length);
  return result.papers.map((one) => one.paper.id).sort();
}

async function order(papers: Archive['papers'], query: Query, sort: SearchSort): Promise<readonly string[]> {
  const result = await papers.search(query, { sort, limit: 1_000, offset: 0, now });
  return result.papers.map((one) => one.paper.id);
}
