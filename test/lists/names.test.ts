import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyWithParticle, namesOf } from '../../src/lists/names.ts';
import { people, wholes } from './papers.ts';

for (const [spelled, given, family, suffix = ''] of people) {
  test(`${spelled} is ${family}, ${given}`, () => {
    const [name] = namesOf([spelled]);
    assert.ok(name?.kind === 'person');
    assert.deepEqual([familyWithParticle(name), name.given, name.suffix], [family, given, suffix]);
  });
}

test('organisations and single names stand whole', () => {
  assert.deepEqual(
    namesOf(wholes),
    wholes.map((name) => ({ kind: 'whole', name })),
  );
});

test('what stands among authors and is no name is left out', () => {
  assert.deepEqual(namesOf([':', 'et al.', 'and others', '', ' ', '…']), []);
});

test('LaTeX in a name is read', () => {
  const [name] = namesOf([String.raw`J\"urgen Schmidhuber`]);
  assert.deepEqual(name, {
    kind: 'person',
    given: 'Jürgen',
    particle: '',
    family: 'Schmidhuber',
    suffix: '',
  });
});
