import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryTitle, isCategory, nearestCategory } from '../../src/query/categories.ts';

test('arXiv’s archives and their subjects are categories', () => {
  for (const name of [
    'cs',
    'math',
    'astro-ph',
    'hep-th',
    'q-bio',
    'stat',
    'cs.cl',
    'cs.sy',
    'cs.ai',
    'cs.se',
  ])
    assert.ok(isCategory(name), name);
  for (const name of ['stat.ml', 'astro-ph.ga', 'cond-mat.mtrl-sci', 'physics.soc-ph', 'eess.iv', 'quant-ph'])
    assert.ok(isCategory(name), name);
});

test('what arXiv has not is no category, nor is one with more around it', () => {
  for (const name of [
    '',
    'c',
    'cl',
    'nlp',
    'cs.xx',
    'cs.',
    'cs.c',
    'stat.m',
    'stat.ml2',
    'stat.2ml',
    'bio.ml',
    'CS',
  ])
    assert.ok(!isCategory(name), name);
  assert.ok(!isCategory('math.abcdefghij'), 'ten letters');
});

test('a subject alone, or by what it is called, is meant as one of computer science', () => {
  const meant = {
    cl: 'CL',
    'cs-cv': 'CV',
    cs_lg: 'LG',
    'cs:ro': 'RO',
    'cs/ai': 'AI',
    'cs ne': 'NE',
    cscr: 'CR',
    nlp: 'CL',
    language: 'CL',
    ml: 'LG',
    learning: 'LG',
    vision: 'CV',
    robotics: 'RO',
    security: 'CR',
    hci: 'HC',
    'cs.nlp': undefined,
    cooking: undefined,
    cl2: undefined,
    '2cl': undefined,
    'my cl': undefined,
  };
  for (const [typed, subject] of Object.entries(meant))
    assert.equal(nearestCategory(typed), subject && `cs.${subject}`, typed);
});

test('a category is shown as arXiv writes it', () => {
  assert.equal(categoryTitle('cs.cl'), 'cs.CL');
  assert.equal(categoryTitle('astro-ph.ga'), 'astro-ph.GA');
  assert.equal(categoryTitle('cond-mat.mtrl-sci'), 'cond-mat.mtrl-sci');
  assert.equal(categoryTitle('cs'), 'cs');
});
