import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Mark } from '../../src/mark.ts';
import type { Paper } from '../../src/paper.ts';
import { learnTaste } from '../../src/select/taste.ts';
import { solve } from '../../src/select/taste-solve.ts';
import { now, paper } from './papers.ts';

const words = { robots: 'robot grasping manipulation', proteins: 'protein folding structure' } as const;
type Subject = keyof typeof words;

/** A paper on a subject; its number makes its title its own. */
const on = (subject: Subject, number: number): Paper =>
  paper(`${subject}.${number}`, {
    title: `${words[subject]} study${number}`,
    authors: [`Author ${subject} ${number}`],
  });

const marked = ({ id }: Paper, verdict: Mark['verdict'], daysAgo = 1): Mark => ({
  reader: 'discord:user/1',
  place: 'discord:7',
  paper: id,
  verdict,
  at: new Date(now.getTime() - daysAgo * 86_400_000).toISOString(),
});

const robots = [1, 2, 3, 4, 5, 6].map((number) => on('robots', number));
const proteins = [1, 2, 3, 4, 5, 6].map((number) => on('proteins', number));
const candidates = [on('robots', 50), on('proteins', 50)];
const none = new Map<string, Float32Array>();

test('who likes robots finds papers on robots welcome, and is told which liked paper says so', () => {
  const marks = [
    ...robots.slice(0, 3).map((one) => marked(one, 'like')),
    ...proteins.slice(0, 3).map((one) => marked(one, 'dislike')),
  ];
  const taste = learnTaste({ marks, marked: [...robots, ...proteins], candidates, vectors: none, now });
  const [robot, protein] = candidates.map(({ id }) => taste.of(id));
  assert.ok(
    robot && protein && robot.welcome > 0.05 && protein.welcome < -0.05,
    JSON.stringify([robot, protein]),
  );
  assert.match(robot.because ?? '', /^robots\.[123]$/);
  assert.equal(protein.because, undefined);
});

test('meaning speaks where no word is shared', () => {
  const plain = (id: string) => paper(id, { title: `Title${id}` });
  const near = (x: number, y: number) => Float32Array.from([x, y]);
  const likes = ['a', 'b', 'c', 'd', 'e'].map(plain);
  const others = [plain('x'), plain('y')];
  const vectors = new Map([
    ...likes.map(({ id }) => [id, near(1, 0)] as const),
    ['x', near(0.96, 0.28)],
    ['y', near(0, 1)],
  ]);
  const marks = likes.map((one) => marked(one, 'like'));
  const taste = learnTaste({ marks, marked: likes, candidates: others, vectors, now });
  assert.ok(taste.of('x').welcome > taste.of('y').welcome + 0.1);
});

test('four marks are not felt, the fifth is', () => {
  const learn = (count: number) =>
    learnTaste({
      marks: robots.slice(0, count).map((one) => marked(one, 'like')),
      marked: robots,
      candidates,
      vectors: none,
      now,
    });
  assert.deepEqual(learn(4).of('robots.50'), { welcome: 0 });
  assert.ok(learn(5).of('robots.50').welcome > 0);
});

test('an old mark weighs less than a new one, and where readers of a place balance nothing is said', () => {
  const learn = (daysAgo: number) => {
    const marks = [
      ...robots.slice(0, 3).map((one) => marked(one, 'like', daysAgo)),
      ...proteins.slice(0, 3).map((one) => marked(one, 'like', 1)),
    ];
    return learnTaste({ marks, marked: [...robots, ...proteins], candidates, vectors: none, now });
  };
  assert.ok(learn(400).of('robots.50').welcome < learn(1).of('robots.50').welcome);
  const [one] = robots;
  assert.ok(one);
  const divided: readonly Mark[] = [
    marked(one, 'like'),
    { ...marked(one, 'dislike'), reader: 'discord:user/2' },
  ];
  assert.equal(learnTaste({ marks: divided, marked: robots, candidates, vectors: none, now }).marks, 0);
});

test('what was learned does not depend on any order, and a paper that is gone or unknown hurts nobody', () => {
  const anyMarks = fc.uniqueArray(
    fc.record({ which: fc.nat(11), verdict: fc.constantFrom('like', 'dislike'), days: fc.nat(900) }),
    { selector: ({ which }) => which, maxLength: 12 },
  );
  fc.assert(
    fc.property(anyMarks, fc.boolean(), (rows, withMeaning) => {
      const all = [...robots, ...proteins];
      const marks = rows.flatMap(({ which, verdict, days }) => {
        const one = all[which];
        return one ? [marked(one, verdict, days)] : [];
      });
      const vectors = withMeaning
        ? new Map(
            [...all, ...candidates].map(({ id }, at) => [
              id,
              Float32Array.from([Math.cos(at), Math.sin(at)]),
            ]),
          )
        : none;
      const there = learnTaste({
        marks: [...marks, marked(on('robots', 999), 'like')],
        marked: all,
        candidates,
        vectors,
        now,
      });
      const back = learnTaste({
        marks: marks.toReversed(),
        marked: all.toReversed(),
        candidates: candidates.toReversed(),
        vectors,
        now,
      });
      for (const { id } of [...candidates, ...all]) {
        assert.deepEqual(there.of(id), back.of(id));
        assert.ok(Math.abs(there.of(id).welcome) < 3);
      }
      assert.deepEqual(there.of('unknown'), { welcome: 0 });
    }),
  );
});

test('the equations of the taste are solved', () => {
  const entry = fc.double({ min: -2, max: 2, noNaN: true });
  const size = 6;
  fc.assert(
    fc.property(
      fc.array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
      fc.array(entry, { minLength: size, maxLength: size }),
      (rows, right) => {
        // Rows times themselves, and a ridge: symmetric and positive definite.
        const product = rows.map((one, at) =>
          rows.map((other, to) =>
            one.reduce((sum, value, k) => sum + value * (other[k] ?? 0), at === to ? 0.5 : 0),
          ),
        );
        const found = solve(
          product.map((row) => Float64Array.from(row)),
          right,
        );
        for (const [at, row] of product.entries()) {
          const sum = row.reduce((total, value, k) => total + value * (found[k] ?? 0), 0);
          assert.ok(Math.abs(sum - (right[at] ?? 0)) < 1e-6);
        }
      },
    ),
  );
});
