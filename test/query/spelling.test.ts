import assert from 'node:assert/strict';
import { test } from 'node:test';
import { americanSpelling } from '../../src/query/spelling.ts';

/** British words beside the American ones that they meet, a rule a line. */
const pairs = `quantise quantize, quantised quantized, quantiser quantizer, optimising optimizing, realisable realizable,
  tokenisation tokenization, organisational organizational
  analyse analyze, analysed analyzed, analyser analyzer, analysing analyzing
  behaviour behavior, behavioural behavioral, colour color, coloured colored, endeavour endeavor, favour favor, flavour flavor,
  harbour harbor, honour honor, humour humor, labour labor, neighbour neighbor, neighbourhood neighborhood, rigour rigor,
  tumour tumor, vigour vigor
  cancelled canceled, channelling channeling, labelled labeled, labelling labeling, levelled leveled, modelling modeling,
  modelled modeled, signalling signaling, totalled totaled, travelling traveling, traveller traveler, counselling counseling
  centre center, fibre fiber, litre liter, metre meter, theatre theater
  analogue analog, catalogue catalog, dialogue dialog
  defence defense, licence license, offence offense
  artefact artifact, artefacts artifacts, ageing aging, grey gray, greyscale grayscale, judgement judgment,
  programme program, paediatric pediatric`;

test('a British spelling and an American one are the same word', () => {
  for (const pair of pairs.split(/,\s*|\n\s*/)) {
    const [british = '', american = ''] = pair.trim().split(' ');
    assert.equal(americanSpelling(british), american, british);
    assert.equal(americanSpelling(american), american, american);
  }
});

test('words that only look British stay themselves', () => {
  for (const word of [
    'four',
    'hour',
    'your',
    'source',
    'course',
    'pre',
    'more',
    'core',
    'acre',
    'vogue',
    'tongue',
    'fence',
    'hence',
  ])
    assert.equal(americanSpelling(word), word);
  for (const word of [
    'greyhound',
    'programmer',
    'called',
    'calling',
    'filled',
    'spelling',
    'small',
    'analysis',
    'analyst',
    'noise',
    'raised',
  ])
    assert.equal(americanSpelling(word), word);
  assert.equal(americanSpelling('ise'), 'ise', 'too short for an ending');
});
