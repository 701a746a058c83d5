import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { z } from 'zod';
import { sampleEdition } from '../../src/sources/sample/sample.ts';

const { day, papers } = sampleEdition();
const gists = papers.map(({ paper }) => ({ id: paper.id, gist: paper.gist ?? '' }));

const saved = new URL(`../../../shared/replica/data/hf/${day}.json`, import.meta.url);
const skip = existsSync(saved) ? false : `the saved list of ${day} is not beside this checkout`;

test('the sample edition holds 24 papers or more, each once, all listed on its day', () => {
  assert.ok(papers.length >= 24);
  assert.equal(new Set(papers.map(({ paper }) => paper.id)).size, papers.length);
  for (const { paper, listings } of papers) {
    assert.deepEqual(
      listings.map((listing) => [listing.source, listing.day, listing.paper]),
      [['huggingface', day, paper.id]],
    );
  }
});

test('no abstract ships', () => {
  assert.deepEqual(
    papers.filter(({ paper }) => paper.abstract !== ''),
    [],
  );
});

test('every gist is one sentence of 60 to 220 characters', () => {
  const odd = gists.filter(
    ({ gist }) => gist.length < 60 || gist.length > 220 || !gist.endsWith('.') || /[.!?]\s/.test(gist),
  );
  assert.deepEqual(odd, []);
});

test('the sample edition is the whole list of its day, in order, with every fact as the source gave it', {
  skip,
}, () => {
  assert.deepEqual(papers.map(factsShipped), savedList().map(factsSaved));
});

test('no gist repeats eight words running of the abstract or of the site’s summary', { skip }, () => {
  const theirs = new Map(
    savedList().map(({ paper }) => [
      paper.id,
      new Set([paper.summary, paper.ai_summary ?? ''].flatMap(runsOfEight)),
    ]),
  );
  const copied = gists.filter(({ id, gist }) => runsOfEight(gist).some((run) => theirs.get(id)?.has(run)));
  assert.deepEqual(copied, []);
});

test('a run of eight words is found across case and punctuation', () => {
  assert.deepEqual(runsOfEight('One, two: THREE four-five six (seven) eight'), [
    'one two three four five six seven eight',
  ]);
});

type Sample = (typeof papers)[number];

function factsShipped({ paper, listings }: Sample): unknown {
  const { gist: _ours, abstract: _none, categories: _unstated, ...facts } = paper;
  return { ...facts, votes: listings[0]?.votes, comments: listings[0]?.comments };
}

const list = z.array(
  z.object({
    numComments: z.number(),
    paper: z.object({
      id: z.string(),
      title: z.string(),
      summary: z.string(),
      authors: z.array(z.object({ name: z.string() })),
      publishedAt: z.string(),
      upvotes: z.number(),
      projectPage: z.string().optional(),
      githubRepo: z.string().optional(),
      githubStars: z.number().optional(),
      ai_summary: z.string().optional(),
      ai_keywords: z.array(z.string()).default([]),
      organization: z.object({ fullname: z.string() }).optional(),
    }),
  }),
);

function savedList(): z.output<typeof list> {
  return list.parse(JSON.parse(readFileSync(saved, 'utf8')));
}

function factsSaved({ paper, numComments }: z.output<typeof list>[number]): unknown {
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors.map((author) => author.name),
    ...(paper.organization && { organization: paper.organization.fullname.trim() }),
    publishedOn: paper.publishedAt.slice(0, 10),
    ...(paper.githubRepo && { code: { url: paper.githubRepo, stars: paper.githubStars } }),
    ...(paper.projectPage && { projectUrl: paper.projectPage }),
    keywords: paper.ai_keywords,
    votes: paper.upvotes,
    comments: numComments,
  };
}

function runsOfEight(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(7).map((_, at) => words.slice(at, at + 8).join(' '));
}
