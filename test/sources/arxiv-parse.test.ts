import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorIn, parseAtom } from '../../src/sources/arxiv-atom.ts';
import { parseFeed } from '../../src/sources/arxiv-feed.ts';
import { parseList } from '../../src/sources/arxiv-list.ts';
import { fixture, matchesFixture } from '../kit/fixtures.ts';

const list = fixture('sources/arxiv-list-2026-06-10.html');
const feed = fixture('sources/arxiv-feed-2026-06-10.xml');
const atom = fixture('sources/arxiv-atom-2026-06-10.xml');

test('a list page gives the day it claims and the papers of its new and cross submissions', () => {
  matchesFixture('sources/arxiv-list-2026-06-10.expected.json', parseList(list, '/list/cs.GR/new'));
});

test('the feed of the same day gives the same papers', () => {
  const parsed = parseFeed(feed, '/rss/cs.GR');
  assert.equal(parsed.day, '2026-06-10');
  assert.deepEqual(byId(parsed.found), byId(parseList(list, '').found));
  assert.deepEqual(parsed.problems, []);
});

test("the export API's answer gives papers with the day of their submission", () => {
  matchesFixture('sources/arxiv-atom-2026-06-10.expected.json', parseAtom(atom, '/api/query'));
});

test('a list page as the site prints it: more links, comments, a label in the title, replacements cut short', () => {
  const real = list
    .replaceAll(
      '</a>\n    </dt>',
      '</a>\n (cross-list from cs.AI)  [<a href="/pdf/2606.1">pdf</a>]\n    </dt>',
    )
    .replaceAll("<div class='list-subjects'>", "<div class='list-comments mathjax'>9 pages (math.CO)</div>$&")
    .replaceAll(/(primary-subject">)cs\.GR \(cs\.GR\)/g, '$1Graphics (cs.GR)')
    .replace('Total of 6 entries', 'Total of 12 entries')
    .replace(
      '</dl>',
      `<h3>Replacement submissions (showing first 1 of 6 entries)</h3>
       <dt><a href ="/abs/2501.00001">arXiv:2501.00001</a> (replaced)</dt><dd><div class='list-title'>Old</div></dd></dl>`,
    );
  assert.deepEqual(parseList(real, ''), parseList(list, ''));
});

test('a list page whose counts do not fit what was read is not whole, and says so', () => {
  const oneMissing = list.replace(/<dt>[\s\S]*?<\/dd>/, '');
  const parsed = parseList(oneMissing, '/list/cs.GR/new');
  assert.equal(parsed.entries, undefined);
  assert.equal(parsed.found.length, 5);
  assert.deepEqual(parsed.problems, [
    {
      source: 'arxiv',
      where: '/list/cs.GR/new',
      what: '3 entries under “New submissions (showing 4 of 4 entries)”, where 4 of 4 were announced',
    },
  ]);
  for (const broken of [
    list.replace('showing 2 of 2', 'showing 2 of 9'),
    list.replace('Total of 6', 'Total of 7'),
    list.replace('New submissions', 'Fresh submissions'),
  ])
    assert.equal(parseList(broken, '').entries, undefined);
});

test('one odd entry of a list costs one entry and is named', () => {
  const parsed = parseList(list.replace(/href ="\/abs\/[^"]+"/, 'href="/abs/"'), '/list/cs.GR/new');
  assert.equal(parsed.found.length, 5);
  assert.equal(parsed.entries, 6);
  assert.match(parsed.problems[0]?.where ?? '', /^\/list\/cs\.GR\/new, \[1\] arXiv:/);
});

test('a list page that states no entries is an empty day; an empty feed is none', () => {
  const empty = `<h3>Showing new listings for Friday, 19 June 2026</h3> Total of 0 entries`;
  assert.deepEqual(parseList(empty, ''), { day: '2026-06-19', found: [], entries: 0, problems: [] });
  const parsed = parseFeed(feed.replaceAll(/<item>[\s\S]*<\/item>/g, ''), '');
  assert.equal(parsed.entries, undefined);
  assert.equal(parsed.problems[0]?.what, 'the feed holds no papers');
});

test('a new version is not a new paper', () => {
  const parsed = parseFeed(
    feed.replace('>cross</arxiv:announce_type>', '>replace-cross</arxiv:announce_type>'),
    '',
  );
  assert.equal(parsed.found.length, 5);
  assert.deepEqual(parsed.problems, []);
});

test('one odd item of a feed costs one item and is named', () => {
  const parsed = parseFeed(
    feed.replace('>cross</arxiv:announce_type>', '>withdrawn</arxiv:announce_type>'),
    '/rss',
  );
  assert.equal(parsed.found.length, 5);
  assert.equal(parsed.entries, 6);
  assert.match(parsed.problems[0]?.where ?? '', /^\/rss, item \d$/);
});

test('a comma within brackets does not part an author from an affiliation', () => {
  const parsed = parseFeed(feed.replace(/<dc:creator>[^<]*/, '<dc:creator>Ann Lee (MIT, Boston), Bo Ek'), '');
  assert.deepEqual(parsed.found[0]?.authors, ['Ann Lee (MIT, Boston)', 'Bo Ek']);
});

test('ids carry no version, and classes of other societies are no categories', () => {
  const parsed = parseAtom(
    atom.replace('<category term="', '<category term="I.2.7"/><category term="68T50"/>$&'),
    '',
  );
  assert.deepEqual(parsed.found, parseAtom(atom, '').found);
  assert.ok(parsed.found.every(({ id }) => /^2606\.\d{5}$/.test(id)));
});

test("arXiv's Error entry is a problem in its own words and no paper", () => {
  const error = fixture('sources/arxiv-atom-error-2026-06-10.xml');
  const parsed = parseAtom(error, '/api/query');
  assert.deepEqual(parsed.found, []);
  assert.equal(parsed.entries, undefined);
  assert.equal(errorIn(error), 'arXiv says: incorrect id format for nonsense');
});

test('an answer that counts papers and holds none is a problem, but past its last one it is just the end', () => {
  const torn = atom.replaceAll('<entry>', '<\0entry>');
  const parsed = parseAtom(torn, '/api/query');
  assert.equal(parsed.entries, undefined);
  assert.equal(parsed.problems[0]?.what, 'the answer speaks of 70 papers and holds none');
  const atTheEnd = torn.replace('startIndex>0<', 'startIndex>70<');
  assert.deepEqual(parseAtom(atTheEnd, ''), { found: [], entries: 0, total: 70, problems: [] });
});

function byId<T extends { id: string }>(papers: readonly T[]): T[] {
  return [...papers].sort((one, other) => one.id.localeCompare(other.id));
}
