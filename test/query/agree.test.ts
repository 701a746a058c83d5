import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openArchive } from '../../src/archive/open.ts';
import { matchQuery } from '../../src/query/match.ts';
import { now, query } from './kit.ts';
import { queryWords, randomPaper } from './random.ts';

test('a search of the archive finds the papers that the query matches one by one, and no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-agree-'));
  const archive = await openArchive(join(folder, 'papers.db'));
  try {
    const papers = fc.sample(randomPaper, { numRuns: 300, seed: 7 }).map(({ paper, listings }, number) => {
      const id = `2606.${String(number).padStart(5, '0')}`;
      return { paper: { ...paper, id }, listings: listings.map((listing) => ({ ...listing, paper: id })) };
    });
    await archive.papers.save(papers, now);
    await fc.assert(
      fc.asyncProperty(queryWords, async (words) => {
        const asked = query(words);
        const found = await archive.papers.search(asked, { sort: 'date', limit: 300, offset: 0, now });
        const ids = found.papers.map(({ paper }) => paper.id).sort();
        assert.deepEqual(
          ids,
          papers.filter((paper) => matchQuery(asked, paper, now).matched).map(({ paper }) => paper.id),
        );
        assert.equal(found.total, ids.length);
      }),
      { numRuns: 300 },
    );
  } finally {
    await archive.close();
    rmSync(folder, { recursive: true });
  }
});
