import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topics } from '../../config/topics.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { matchTopics } from '../../src/select/topics.ts';
import { onList } from '../select/papers.ts';
import { huggingFaceDay, noRealDays, realDays } from '../select/real-days.ts';

const now = new Date('2026-06-30T12:00:00Z');

test('there are at least twenty topics, each with an id that people can type and a title of its own', () => {
  assert.ok(topics.length >= 20);
  assert.deepEqual(
    topics.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)),
    [],
  );
  assert.equal(new Set(topics.map(({ id }) => id)).size, topics.length);
  assert.equal(new Set(topics.map(({ title }) => title.toLowerCase())).size, topics.length);
});

test('every topic is a query that can be read', () => {
  assert.deepEqual(
    topics.flatMap(({ id, query }) => {
      const read = parseQuery(query, topics);
      return read.ok ? [] : [`${id}: ${read.mistake.reason}`];
    }),
    [],
  );
});

test('on real days most papers find a topic, and few find more than three', { skip: noRealDays }, (t) => {
  const found = realDays()
    .flatMap(huggingFaceDay)
    .map((listed) => matchTopics(listed, topics, now).map(({ topic }) => topic.id));
  const some = found.filter((ids) => ids.length > 0).length / found.length;
  const many = found.filter((ids) => ids.length > 3).length / found.length;
  t.diagnostic(`${found.length} entries: ${percent(some)} find a topic, ${percent(many)} more than three`);
  assert.ok(some >= 0.9, `only ${percent(some)} find a topic`);
  assert.ok(many <= 0.15, `${percent(many)} find more than three`);
});

test('no topic takes more than a third of a month, and each takes a paper', { skip: noRealDays }, (t) => {
  const papers = realDays().flatMap(huggingFaceDay);
  const ids = papers.flatMap((listed) => matchTopics(listed, topics, now).map(({ topic }) => topic.id));
  for (const { id } of topics) {
    const share = ids.filter((found) => found === id).length / papers.length;
    t.diagnostic(`${id}: ${percent(share)}`);
    assert.ok(share > 0 && share < 0.33, `${id}: ${percent(share)}`);
  }
});

test('the codes of neurons, of patients and of people who speak two languages are no software', () => {
  const isCode = (title: string) =>
    matchTopics(onList('1', { title }), topics, now).some(({ topic }) => topic.id === 'code');
  const others = [
    'Geometric Stability of Neural Population Codes',
    'A Neural Decoder for Error-Correcting Codes',
    'Hierarchical Modeling of ICD Codes in EHR Foundation Models',
    'Beyond Bilingual Transfer: Multilingual Code-Switching in Instruction Tuning',
    'Adapting Multilingual Models to Code-Mixed Tasks',
  ];
  assert.deepEqual(others.filter(isCode), []);
  for (const title of ['Neural Code Search', 'Code World Models', 'Learning from Codes and Tests'])
    assert.ok(isCode(title), title);
});

test('a researcher finds the papers of a day where they belong', { skip: noRealDays }, () => {
  const best = new Map(
    huggingFaceDay('2026-06-15').map((listed) => [
      listed.paper.id,
      matchTopics(listed, topics, now)[0]?.topic.id,
    ]),
  );
  for (const [title, topic] of belongs) {
    const paper = huggingFaceDay('2026-06-15').find((listed) => listed.paper.title.startsWith(title));
    assert.equal(best.get(paper?.paper.id ?? ''), topic, title);
  }
});

const belongs: readonly (readonly [title: string, topic: string | undefined])[] = [
  ['OmniDirector: General Multi-Shot Camera Cloning', 'video'],
  ['RhymeFlow: Training-Free Acceleration for Video', 'video'],
  ['Orchestra-o1', 'agents'],
  ['HarnessX', 'agents'],
  ['LLM Agents Can See Code Repositories', 'code'],
  ['Smaller Models are Natural Explorers', 'reinforcement-learning'],
  ['Measuring Epistemic Resilience', 'medicine'],
  ['ClinHallu', 'medicine'],
  ['WaveDiT', 'medicine'],
  ['MBench', 'world-models'],
  ['Hy-Embodied', 'robotics'],
  ['VISTA: View-Consistent', 'computer-use'],
  ['The Hidden Power of Scaling Factor in LoRA', 'fine-tuning'],
  ['When is Your LLM Steerable', 'interpretability'],
  ['P3D-Bench', '3d'],
  ['CARVE', 'driving'],
  ['RepFusion', 'image-generation'],
  ['From AGI to ASI', undefined],
];

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
