import fc from 'fast-check';
import type { Reader } from '../../src/place.ts';
import type { Action, Item, Row, Section, View, ViewFile } from '../../src/view.ts';
import { anyCharacter } from './character.ts';
import { hostileTitles } from './views.ts';

/** Any view that keeps what `src/view.ts` says of it, whatever its words. No paper stands in it twice. */
export function anyView(): fc.Arbitrary<View> {
  const sections = fc.array(
    fc.record({
      title: words(),
      items: fc.array(anyItem(), { maxLength: 12 }),
      rows: fc.array(anyRow(), { maxLength: 12 }),
    }),
    { maxLength: 5 },
  );
  return fc
    .record(
      {
        title: words(),
        lead: words(),
        sections,
        note: words(),
        actions: fc.array(anyAction(), { maxLength: 8 }),
        files: fc.array(anyFile(), { maxLength: 4 }),
      },
      { requiredKeys: ['title', 'sections'] },
    )
    .map((view) => ({ ...view, sections: numbered(view.sections) }));
}

function words(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 40 }),
    fc.constantFrom(...hostileTitles),
    fc.array(fc.constantFrom(...'*_~|`[]()<>#-@:\\/.1 \n'), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.lorem({ maxCount: 40 }),
  );
}

function anyFile(): fc.Arbitrary<ViewFile> {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
  const name = fc.constantFrom('trends.png', 'map.png', 'saved.bib');
  return fc.oneof(
    fc.record({
      kind: fc.constant('picture' as const),
      name,
      mediaType: fc.constant('image/png' as const),
      bytes,
      alt: fc.oneof(words(), fc.lorem({ maxCount: 300 })),
      stands: fc.constantFrom('first' as const, 'last' as const),
    }),
    fc.record({ kind: fc.constant('document' as const), name, mediaType: fc.constant('text/plain'), bytes }),
  );
}

function anyItem(): fc.Arbitrary<Item> {
  return fc.record(
    {
      paper: fc.constant('numbered below'),
      title: words(),
      url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), words()),
      gist: words(),
      abstract: fc.oneof(words(), fc.lorem({ maxCount: 500 })),
      authors: words(),
      organization: words(),
      votes: fc.nat(),
      comments: fc.nat(),
      code: fc.record({ url: fc.webUrl(), stars: fc.nat() }, { requiredKeys: ['url'] }),
      date: words(),
      why: words(),
      actions: fc.array(anyAction(), { maxLength: 8 }),
      mentions: fc.array(anyReader(), { maxLength: 60 }),
    },
    { requiredKeys: ['paper', 'title', 'url'] },
  );
}

function anyReader(): fc.Arbitrary<Reader> {
  return fc.oneof(
    fc.nat().map((id): Reader => `discord:user/${id}`),
    fc.nat().map((id): Reader => `slack:T1/U${id}`),
    fc.string({ maxLength: 20 }).map((odd): Reader => `discord:${odd}`),
    fc.string({ maxLength: 20 }).map((odd): Reader => `slack:${odd}`),
    fc.constant<Reader>('terminal:you'),
  );
}

function anyRow(): fc.Arbitrary<Row> {
  const address = fc.record({
    label: words(),
    text: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), words()),
    isAddress: fc.constant(true as const),
  });
  return fc.oneof(fc.record({ label: words(), text: words() }), address);
}

function anyAction(): fc.Arbitrary<Action> {
  return fc.record(
    {
      label: words(),
      says: fc.string({ minLength: 1, maxLength: 90 }),
      replaces: fc.constant(true as const),
    },
    { requiredKeys: ['label', 'says'] },
  );
}

function numbered(sections: readonly Section[]): readonly Section[] {
  let count = 0;
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => ({ ...item, paper: `any/${++count}` })),
  }));
}
