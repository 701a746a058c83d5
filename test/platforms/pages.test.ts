import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Block, type Chapter, paginate } from '../../src/platforms/pages.ts';

const room = { parts: 10, characters: 100 };

test('blocks turn to the next page only between them, with the heading once more', () => {
  const pages = paginate([chapter('A', [40, 40, 40])], room);
  assert.deepEqual(
    pages.map(({ parts }) => parts),
    [
      ['A top', 'A1', 'A2'],
      ['A again', 'A3'],
    ],
  );
});

test('pages are filled evenly, so that none holds a lonely rest', () => {
  const pages = paginate([{ blocks: Array.from({ length: 11 }, (_, index) => block(`${index}`, 10)) }], room);
  assert.deepEqual(
    pages.map(({ parts }) => parts.length),
    [6, 5],
  );
});

test('a chapter that starts within a page knows it', () => {
  const [page] = paginate([chapter('A', [10]), chapter('B', [10])], room);
  assert.deepEqual(page?.parts, ['A top', 'A1', 'B within', 'B1']);
});

test('a chapter without blocks shows nothing, and no blocks are no pages', () => {
  assert.deepEqual(paginate([chapter('A', [])], room), []);
});

test('the closing stays with the last block, or comes alone where the two are too long together', () => {
  const kept = paginate([chapter('A', [60, 50])], room, block('closing', 20));
  assert.deepEqual(kept.at(-1)?.parts, ['A again', 'A2', 'closing']);
  const alone = paginate([chapter('A', [60])], room, block('closing', 60));
  assert.deepEqual(alone.at(-1)?.parts, ['closing']);
  assert.deepEqual(paginate([], room, block('closing', 10)).length, 1);
});

test('whatever the blocks: all of them once, in order, within the room, each heading above a block', () => {
  const sizes = fc.array(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 12 }), { maxLength: 8 });
  fc.assert(
    fc.property(sizes, (all) => {
      const chapters = all.map((lengths, index) => chapter(String.fromCharCode(65 + index), lengths));
      const pages = paginate(chapters, room);
      const expected = chapters.flatMap(({ blocks }) => blocks.flatMap(({ parts }) => parts));
      assert.deepEqual(
        pages.flatMap(({ parts }) => parts.filter((part) => !part.includes(' '))),
        expected,
      );
      assert.deepEqual(
        pages.flatMap(({ papers }) => papers),
        expected,
      );
      for (const { parts, size } of pages) {
        assert.ok(size.parts <= room.parts && size.characters <= room.characters);
        assert.ok(!parts.at(-1)?.includes(' '));
        assert.equal(size.parts, parts.length);
      }
    }),
  );
});

function chapter(name: string, sizes: readonly number[]): Chapter<string> {
  return {
    heading: (where) => ({ ...block(`${name} ${where}`, 5), papers: [] }),
    blocks: sizes.map((size, index) => block(`${name}${index + 1}`, size)),
  };
}

function block(part: string, characters: number): Block<string> {
  return { parts: [part], papers: [part], size: { parts: 1, characters } };
}
