import type { PaperId } from '../paper.ts';

/** What a platform limits in one message: how many parts, and how many characters over all of them. */
export type Size = { readonly parts: number; readonly characters: number };

/** What stays together in one message: a paper with its buttons, say. */
export type Block<Part> = {
  readonly parts: readonly Part[];
  readonly size: Size;
  readonly papers: readonly PaperId[];
};

/** Blocks under one heading. */
export type Chapter<Part> = {
  /** The heading: at the top of a message, within one, or once more where the chapter goes on in the next message. */
  readonly heading?: (where: 'top' | 'within' | 'again') => Block<Part>;
  readonly blocks: readonly Block<Part>[];
};

/**
 * Packs chapters into the fewest pages of at most `room`, in order, evenly filled, turning only between blocks. A heading
 * always has a block below it; `closing` stays with the last block where both fit one page. A block with its heading must
 * fit `room` by itself.
 */
export function paginate<Part>(
  chapters: readonly Chapter<Part>[],
  room: Size,
  closing?: Block<Part>,
): readonly Block<Part>[] {
  const all = withClosing(chapters, room, closing);
  const pages = pack(all, room);
  if (pages.length < 2) return pages;
  // The first share of the room that takes no page more leaves no page with a lonely rest.
  for (let share = 0.5; share < 1; share += 0.05) {
    const even = pack(all, { parts: room.parts * share, characters: room.characters * share });
    if (even.length <= pages.length) return even;
  }
  return pages;
}

function pack<Part>(chapters: readonly Chapter<Part>[], room: Size): readonly Block<Part>[] {
  const pages: Block<Part>[] = [];
  let page: Block<Part> | undefined;
  for (const chapter of chapters) {
    for (const [position, block] of chapter.blocks.entries()) {
      const longer = page && join(page, position === 0 ? headed(chapter, 'within', block) : block);
      if (longer && fits(longer, room)) page = longer;
      else {
        if (page) pages.push(page);
        page = headed(chapter, position === 0 ? 'top' : 'again', block);
      }
    }
  }
  return page ? [...pages, page] : pages;
}

function withClosing<Part>(
  chapters: readonly Chapter<Part>[],
  room: Size,
  closing: Block<Part> | undefined,
): readonly Chapter<Part>[] {
  const filled = chapters.filter(({ blocks }) => blocks.length > 0);
  if (!closing) return filled;
  const last = filled.at(-1);
  const block = last?.blocks.at(-1);
  if (!last || !block || !fits(headed(last, 'again', join(block, closing)), room))
    return [...filled, { blocks: [closing] }];
  return [...filled.slice(0, -1), { ...last, blocks: [...last.blocks.slice(0, -1), join(block, closing)] }];
}

function headed<Part>(
  chapter: Chapter<Part>,
  where: 'top' | 'within' | 'again',
  block: Block<Part>,
): Block<Part> {
  return chapter.heading ? join(chapter.heading(where), block) : block;
}

/** One block of two, the second below the first. */
export function join<Part>(above: Block<Part>, below: Block<Part>): Block<Part> {
  return {
    parts: [...above.parts, ...below.parts],
    size: {
      parts: above.size.parts + below.size.parts,
      characters: above.size.characters + below.size.characters,
    },
    papers: [...above.papers, ...below.papers],
  };
}

/** The block with what belongs below it: in one piece where that fits `room`, else as blocks that may be parted. */
export function joinWithin<Part>(
  block: Block<Part>,
  below: readonly Block<Part>[],
  room: Size,
): readonly Block<Part>[] {
  const [next, ...rest] = below;
  if (!next) return [block];
  const joined = join(block, next);
  return fits(joined, room) ? joinWithin(joined, rest, room) : [block, ...below];
}

function fits({ size }: Block<unknown>, room: Size): boolean {
  return size.parts <= room.parts && size.characters <= room.characters;
}
