import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { addDays, type Day, dayOf } from '../../../src/day.ts';
import { card } from '../../../src/platforms/web/card.ts';
import { marked, marksOf } from '../../../src/platforms/web/marks.ts';
import { withMaths } from '../../../src/platforms/web/maths.ts';
import { monthNamed, monthOf, weekNamed, weekOf } from '../../../src/platforms/web/periods.ts';
import { aPaper } from '../../kit/views.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days): Day => addDays('1990-01-01', days));

test('weeks are those of ISO 8601, and their names lead back to them', () => {
  // The standard's own odd years: https://en.wikipedia.org/wiki/ISO_week_date, section “Relation with the Gregorian calendar”.
  const known = [
    ['1977-01-01', '1976-W53'],
    ['1977-01-02', '1976-W53'],
    ['1978-01-01', '1977-W52'],
    ['1978-01-02', '1978-W01'],
    ['1979-12-31', '1980-W01'],
    ['1981-01-01', '1981-W01'],
    ['1982-01-03', '1981-W53'],
    ['2026-06-15', '2026-W25'],
  ] as const;
  for (const [day, name] of known) assert.equal(weekOf(day).path, `/week/${name}`);
  fc.assert(
    fc.property(anyDay, (day) => {
      const week = weekOf(day);
      assert.ok(week.first <= day && day <= week.last);
      assert.equal(addDays(week.first, 6), week.last);
      assert.deepEqual(weekNamed(week.path.replace('/week/', '')), week);
      assert.equal(new Date(week.first).getUTCDay(), 1);
    }),
  );
});

test('months begin with the first and end before the next one', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const month = monthOf(day);
      assert.deepEqual(monthNamed(day.slice(0, 7)), month);
      assert.ok(month.first.endsWith('-01') && month.first <= day && day <= month.last);
      assert.equal(dayOf(new Date(Date.parse(month.last) + 86_400_000)).slice(8), '01');
    }),
  );
});

test('a card counts comments where there are some', async () => {
  const shown = async (comments: number) => String(await card({ ...aPaper, comments }));
  assert.match(await shown(2), /2 comments/);
  assert.doesNotMatch(await shown(0), /comment/);
});

test('marking changes no word, whatever is looked for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(fc.string({ maxLength: 20 })),
      async (text, found) => {
        const markup = String(await marked(text, marksOf(found)));
        assert.equal(unescaped(markup.replaceAll(/<\/?mark>/g, '')), text);
      },
    ),
  );
});

test('formulas become MathML; money, broken and hostile LaTeX stay words', async () => {
  const read = async (text: string) => load(`<main>${await withMaths(text)}</main>`)('main');
  for (const text of ['$O(n^2)$ steps', 'a rate of \\(\\alpha_t\\)', '$$\\frac{a}{b}$$', 'for $x$, and $y$'])
    assert.ok((await read(text)).find('math').length > 0, text);
  assert.equal((await read('it costs $5 and then $10 more')).text(), 'it costs $5 and then $10 more');
  for (const broken of [
    '$\\frac{a$ end',
    '$\\begin{foo}x\\end{foo}$',
    '$\\href{javascript:alert(1)}{x}$',
    '$}$',
  ]) {
    const shown = await read(broken);
    assert.equal(shown.find('math a, math [href], script, .temml-error').length, 0, broken);
  }
  assert.equal((await read('before $x$ after')).text().replace(/\s+/g, ' '), 'before x after');
  const markup = String(await withMaths('$\\color{red} x$ $\\begin{matrix}1&2\\end{matrix}$'));
  assert.ok(!/style=/.test(markup));
});

function unescaped(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
