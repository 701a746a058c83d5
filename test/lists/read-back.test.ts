import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { Ajv } from 'ajv';
import { Parser } from 'commonmark';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { z } from 'zod';
import type { Listed, ListFormat } from '../../src/lists/formats.ts';
import { writeList } from '../../src/lists/list.ts';
import { plain } from '../../src/views/words.ts';
import { anyCharacter } from '../kit/character.ts';
import { listed, people, wholes } from './papers.ts';

const everyone = [...people.map(([spelled]) => spelled), ...wholes];
const hostile = String.raw`BERT & 50% of #1: {x}_y^z ~ \input{/etc/passwd} <b>"quoted", 'single'; 中文 é 𝔽 =1+1 | [a](b) *c*`;

function written(papers: readonly Listed[], format: ListFormat): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    writeList('Saved papers', 'saved', papers, format).bytes,
  );
}

function bibtexOf(papers: readonly Listed[]) {
  const { entries, errors } = parseBibtex(written(papers, 'bibtex'), { sentenceCase: false });
  assert.deepEqual(errors, []);
  return entries;
}

function risOf(papers: readonly Listed[]) {
  return new Cite(written(papers, 'ris')).data;
}

test('BibTeX: people and organisations are read back as what they are', () => {
  const [entry] = bibtexOf([listed({ authors: everyone })]);
  const read = entry?.fields.author?.map(({ name, prefix, lastName, firstName, suffix }) =>
    name === undefined ? [firstName, [prefix, lastName].filter(Boolean).join(' '), suffix] : [name],
  );
  assert.deepEqual(read, [
    ...people.map(([, given, family, suffix]) => [given, family, suffix]),
    ...wholes.map((name) => [name]),
  ]);
});

test('BibTeX: a paper of arXiv has the fields of arXiv’s own export', () => {
  const [entry] = bibtexOf([listed()]);
  const { eprint, archiveprefix, primaryclass, doi, url, year, month } = entry?.fields ?? {};
  assert.deepEqual(
    { type: entry?.type, eprint, archiveprefix, primaryclass, doi, url, year, month },
    {
      type: 'misc',
      eprint: '1807.03748',
      archiveprefix: 'arXiv',
      primaryclass: 'cs.LG',
      doi: '10.48550/arXiv.1807.03748',
      url: 'https://arxiv.org/abs/1807.03748',
      year: '2018',
      month: '7',
    },
  );
});

test('BibTeX: a paper from elsewhere claims nothing of arXiv', () => {
  const url = 'https://example.org/a%20paper?x={1}';
  const [entry] = bibtexOf([listed({ id: 'openreview-1' }, { url })]);
  assert.deepEqual(
    [entry?.fields.eprint, entry?.fields.doi, entry?.fields.url],
    [undefined, undefined, 'https://example.org/a%20paper?x=%7B1%7D'],
  );
});

test('BibTeX: keys are unlike, and made as people make them', () => {
  const keys = bibtexOf([listed(), listed(), listed({ authors: [], title: '…' })]).map(({ key }) => key);
  assert.deepEqual(keys, ['vandenoord2018representation', 'vandenoord2018representation-2', '2018']);
});

test('BibTeX: signs of mathematics come as LaTeX’s names, and words with capitals within are kept', () => {
  const text = written([listed({ title: String.raw`$\alpha$-GPT and mT5: $n \leq m$` })], 'bibtex');
  assert.match(text, /title = \{\$\\alpha\$-\{GPT\} and \{mT5\}: n \$\\leq\$ m\},/);
});

test('BibTeX: a backslash of a title is one to be read', () => {
  const [title, note] = [String.raw`\textbackslash input\{secret\}`, String.raw`\write18{rm}`];
  const text = written([listed({ title }, { note })], 'bibtex');
  assert.ok(text.includes(String.raw`title = {\textbackslash{} input\{secret\}}`), text);
  assert.doesNotMatch(text, /\\(?:input|write)/);
});

test('BibTeX: no title is a command, and any title is read back in its words', () => {
  fc.assert(
    fc.property(anyTitle(), (title) => {
      const text = written([listed({ title })], 'bibtex');
      assert.doesNotMatch(text, /\\(?:input|include|write|def|catcode)/);
      const [entry, ...more] = bibtexOf([listed({ title })]);
      assert.deepEqual(more, []);
      assert.equal(letters(entry?.fields.title ?? ''), letters(plain(title)));
    }),
  );
});

test('RIS: people, particles, date and arXiv’s number are read back', () => {
  const [item] = risOf([listed({ authors: everyone }, { note: 'read again' })]);
  const { author, issued, DOI, URL: url, title, note, keyword } = item ?? {};
  const names = z.array(z.record(z.string(), z.string())).parse(author);
  assert.deepEqual(
    names.map(({ given, family, suffix, literal }) =>
      given === undefined ? [literal ?? family] : [given, family, suffix],
    ),
    [...people.map(([, given, family, suffix]) => [given, family, suffix]), ...wholes.map((name) => [name])],
  );
  assert.deepEqual(
    { issued, DOI, url, title, note, keyword },
    {
      issued: { 'date-parts': [[2018, 7, 10]] },
      DOI: '10.48550/arXiv.1807.03748',
      url: 'https://arxiv.org/abs/1807.03748',
      title: 'Representation Learning with Contrastive Predictive Coding',
      note: 'read again',
      keyword: 'contrastive learning,mutual information',
    },
  );
});

test('RIS: any title and abstract stay on their lines', () => {
  fc.assert(
    fc.property(anyTitle(), anyTitle(), (title, abstract) => {
      const items = risOf([listed({ title, abstract }), listed()]);
      assert.deepEqual(
        items.map((item) => item.title ?? ''),
        [plain(title), listed().paper.title],
      );
    }),
  );
});

/**
 * CSL 1.0.2's input, as far as we write it: these variables and parts of names, and nothing beside them
 * (citation-style-language/schema, schemas/input/csl-data.json, read 2026).
 */
const cslSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'id'],
    additionalProperties: false,
    properties: {
      type: { enum: ['article', 'article-journal', 'paper-conference', 'report', 'webpage'] },
      ...Object.fromEntries(
        ['id', 'title', 'abstract', 'DOI', 'URL', 'keyword', 'note', 'number', 'publisher'].map((name) => [
          name,
          { type: 'string' },
        ]),
      ),
      author: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: Object.fromEntries(
            ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'].map(
              (name) => [name, { type: 'string' }],
            ),
          ),
        },
      },
      issued: {
        type: 'object',
        additionalProperties: false,
        properties: {
          'date-parts': {
            type: 'array',
            minItems: 1,
            maxItems: 2,
            items: { type: 'array', minItems: 1, maxItems: 3, items: { type: ['string', 'number'] } },
          },
        },
      },
    },
  },
};

test('CSL-JSON holds what its schema knows, and citation.js takes it', () => {
  const valid = new Ajv({ allowUnionTypes: true }).compile(cslSchema);
  const text = written(
    [listed({ authors: everyone }, { note: 'again' }), listed({ id: 'elsewhere', title: hostile })],
    'csl-json',
  );
  assert.ok(valid(JSON.parse(text)), JSON.stringify(valid.errors));
  const [first, second] = new Cite(text).data;
  assert.deepEqual(z.array(z.unknown()).parse(first?.author)[0], {
    given: 'Aäron',
    'non-dropping-particle': 'van den',
    family: 'Oord',
  });
  assert.equal(second?.title, plain(hostile));
});

test('Markdown: each paper is one point with its title linked, and no word formats', () => {
  fc.assert(
    fc.property(fc.array(anyTitle(), { minLength: 1, maxLength: 3 }), anyTitle(), (titles, note) => {
      const papers = titles.map((title) => listed({ title }, { note, gist: note }));
      const seen: Record<string, number> = {};
      const links: string[] = [];
      const walker = new Parser().parse(written(papers, 'markdown')).walker();
      for (let step = walker.next(); step; step = walker.next()) {
        if (!step.entering) continue;
        seen[step.node.type] = (seen[step.node.type] ?? 0) + 1;
        if (step.node.type === 'link') links.push(step.node.destination ?? '');
      }
      assert.deepEqual([seen.item, seen.heading, links.length], [titles.length, 1, titles.length]);
      assert.deepEqual(
        [seen.image, seen.html_inline, seen.code, seen.block_quote],
        [undefined, undefined, undefined, undefined],
      );
      assert.ok((seen.emph ?? 0) <= titles.length && seen.strong === undefined);
    }),
  );
});

test('CSV: any words are read back, and none begins a formula', () => {
  fc.assert(
    fc.property(anyTitle(), anyTitle(), (title, note) => {
      const text = written([listed({ title }, { note }), listed()], 'csv');
      assert.ok(text.startsWith('\ufeff') && text.endsWith('\r\n'));
      const rows = z
        .array(z.record(z.string(), z.string()))
        .parse(parseCsv(text, { bom: true, columns: true, record_delimiter: '\r\n' }));
      assert.deepEqual(rows.length, 2);
      for (const cell of rows.flatMap((row) => Object.values(row))) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      assert.equal(rows[0]?.title?.replace(/^'(?=[=+\-@＝＋－＠])/, ''), plain(title));
      assert.equal(rows[0]?.note?.replace(/^'(?=[=+\-@＝＋－＠])/, ''), plain(note));
    }),
  );
});

test('CSV: a formula in a title is words', () => {
  const text = written([listed({ title: '=HYPERLINK("https://example.org","click")' })], 'csv');
  assert.ok(text.includes(`"'=HYPERLINK(""https://example.org"",""click"")"`), text);
});

function anyTitle(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      hostile,
      '@article{x,',
      '=cmd()',
      '- point',
      '# heading',
      '1. one',
      '> quote',
      '+1',
      'TY  - JOUR',
    ),
    fc
      .array(fc.constantFrom(...'\\{}&%$#_~^<>|"\'`*[]()@=+-;,:.!\n\r\t aBé中'.split('')), { maxLength: 40 })
      .map((all) => all.join('')),
    fc.string({ unit: anyCharacter, maxLength: 40 }),
    fc.lorem({ maxCount: 12 }),
  );
}

/** Letters and digits alone: what is left of words in any form. */
function letters(words: string): string {
  return words
    .replace(/<[^>]*>/g, '')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

test('BibTeX and CSL-JSON tell citation.js the same of each name', () => {
  const papers = [listed({ authors: everyone.filter((name) => !/^(Fernando|Mark) /.test(name)) })];
  const [fromBibtex] = new Cite(written(papers, 'bibtex')).data;
  const [fromCsl] = new Cite(written(papers, 'csl-json')).data;
  assert.deepEqual(namesIn(fromBibtex?.author), namesIn(fromCsl?.author));
});

test('a citation in APA begins with the names as they are sorted there', () => {
  const text = new Cite(written([listed()], 'csl-json')).format('bibliography', { template: 'apa' });
  assert.match(text, /^van den Oord, A\., Li, Y\., & Vinyals, O\. \(2018\)\./);
});

/** Whoever has one name has it as a family's in BibTeX's braces, and as a literal in CSL. */
function namesIn(author: unknown): readonly unknown[] {
  return z
    .array(z.record(z.string(), z.string()))
    .parse(author)
    .map(({ literal, family = literal, ...parts }) => ({ family, ...parts }));
}
