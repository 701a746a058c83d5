import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Find } from '../../src/archive/archive.ts';
import { addDays } from '../../src/day.ts';
import { daily, listing, paper } from '../archive/kit.ts';
import { arxivDay, huggingFaceDay, noRealDays } from '../select/real-days.ts';
import { openCounter, papersIn, pressesIn, rowsIn } from './kit.ts';

const camera: Find = daily('2606.00001', '2026-06-15', 9, {
  title: 'Camera cloning for video generation',
  keywords: ['camera motion', 'video generation'],
  categories: ['cs.CV'],
});
const finds: readonly Find[] = [
  camera,
  daily('2606.00002', '2026-06-12', 3, {
    title: 'Cloning of camera motion',
    keywords: ['camera motion'],
    categories: ['cs.CV', 'cs.GR'],
  }),
  daily('2606.00003', '2026-06-11', 70, { title: 'Cloning of voices' }),
  daily('2606.00004', '2026-05-20', 200, { title: 'Protein folding' }),
  daily('2606.00005', '2026-06-15', 1, { title: 'A benchmark of LLM agents' }),
  {
    paper: paper('2606.00006', { title: 'Web agents' }),
    listings: [listing('arxiv', '2026-06-15', '2606.00006')],
  },
];

test('where no list was read yet every answer about papers says so, instead of that none matches', async (t) => {
  const { ask, clock } = await openCounter(t);
  const saturday = Date.parse('2026-06-20T12:00:00Z') - clock.now().getTime();
  clock.move(saturday);
  for (const words of ['today', 'today 2026-06-13', 'search agents', 'trending', 'topics', 'topics agents']) {
    const { view, mistake } = await ask(words);
    assert.equal(mistake, undefined);
    assert.match(view.lead ?? '', /No list was read yet: .*could not reach the sites/, words);
  }
});

test('similar papers come by what they share, which is said; the paper itself is never among them', async (t) => {
  const { ask } = await openCounter(t, finds);
  const answer = await ask('similar https://arxiv.org/abs/2606.00001v2');
  assert.deepEqual(papersIn(answer), ['2606.00002', '2606.00003']);
  const [first, second] = answer.view.sections[0]?.items ?? [];
  assert.match(first?.why ?? '', /^shares .*"camera motion".* and cs\.CV$/);
  assert.equal(second?.why, 'shares "cloning"');
  assert.match((await ask('similar 2606.00004')).view.lead ?? '', /No other paper/);
  const unknown = await ask('similar 2601.99999');
  assert.equal(unknown.mistake, true);
});

test('a paper may be named by the words of its title, and where several have them one is offered', async (t) => {
  const { ask } = await openCounter(t, finds);
  assert.deepEqual(papersIn(await ask('show protein folding')), ['2606.00004']);
  assert.deepEqual(papersIn(await ask('show 2606.00004 — Protein folding')), ['2606.00004']);
  const several = await ask('show cloning camera');
  assert.equal(several.mistake, true);
  assert.deepEqual(
    Object.values(pressesIn(several)).map((says) => says.slice(0, 11)),
    ['show 2606.0'],
  );
  assert.equal((await ask('show nothing of the sort')).mistake, true);
});

test('trending shows the most votes of the newest day, the week or the month, of a topic too', async (t) => {
  const { ask } = await openCounter(t, finds);
  assert.deepEqual(papersIn(await ask('trending day')), ['2606.00001', '2606.00005']);
  assert.deepEqual(papersIn(await ask('trending')), ['2606.00003', '2606.00001', '2606.00002', '2606.00005']);
  assert.equal(papersIn(await ask('trending --period month'))[0], '2606.00004');
  assert.deepEqual(papersIn(await ask('trending week agents')), ['2606.00005']);
  const wrong = await ask('trending month robotic');
  assert.equal(wrong.mistake, true);
  assert.deepEqual(Object.values(pressesIn(wrong)), ['trending month robotics']);
  assert.match(
    (await ask('trending day robotics')).view.lead ?? '',
    /^Hugging Face listed no paper on Robotics/,
  );
});

test('topics are listed with their papers of the last seven days, and one shows its newest', async (t) => {
  const { ask } = await openCounter(t, finds);
  assert.equal(rowsIn(await ask('topics')).agents, 'Agents: 2 papers');
  const agents = await ask('topics Agents');
  assert.deepEqual(papersIn(agents), ['2606.00005', '2606.00006']);
  assert.match(agents.view.sections[0]?.items[0]?.why ?? '', /^matched /);
  assert.equal(pressesIn(agents)['Follow Agents'], 'follow topic:agents');
  const wrong = await ask('topics agnets');
  assert.equal(wrong.view.lead, 'There is no topic “agnets”. Did you mean agents?');
});

test('a day may be asked for by topic, from both sites', async (t) => {
  const { ask } = await openCounter(t, finds);
  const asked = ['today --topic agents', 'today agents', 'today 2026-06-15 agents'];
  for (const words of asked)
    assert.deepEqual(papersIn(await ask(words)), ['2606.00005', '2606.00006'], words);
  const none = await ask('today 2026-06-11 --topic robotics');
  assert.equal(none.view.lead, 'No paper of this day is on Robotics and embodied AI.');
  assert.equal((await ask('today --topic robitics')).mistake, true);
});

test('saved papers are kept for their reader, each once, newest first, and can be taken out', async (t) => {
  const { ask } = await openCounter(t, finds);
  assert.match((await ask('saved')).view.lead ?? '', /^Nothing is put aside/);
  await ask('save 2606.00004');
  await ask('save 2606.00001');
  assert.equal((await ask('save 2606.00004')).view.title, 'You saved it before');
  const all = await ask('saved');
  assert.equal(all.private, true);
  assert.deepEqual(papersIn(all), ['2606.00001', '2606.00004']);
  assert.equal(all.view.sections[0]?.items[0]?.why, 'saved on 15 June');
  assert.deepEqual(papersIn(await ask('saved', { reader: 'discord:user/2' })), []);
  assert.deepEqual(papersIn(await ask('saved --remove 2606.00001')), ['2606.00004']);
  assert.equal((await ask('saved --remove 2606.00001')).mistake, true);
  assert.equal((await ask('save 2601.99999')).mistake, true);
});

test('every paper of an answer has its presses, and each of them can be answered', {
  skip: noRealDays,
}, async (t) => {
  const { ask, archive, clock } = await openCounter(t);
  await archive.papers.save(
    [...huggingFaceDay('2026-06-12'), ...arxivDay('2026-06-12'), ...huggingFaceDay('2026-06-15')],
    clock.now(),
  );
  const items = (await ask('today')).view.sections.flatMap((section) => section.items);
  assert.ok(items.length > 20);
  for (const { actions = [] } of items.slice(0, 8)) {
    assert.deepEqual(
      actions.map(({ label }) => label.split(' ')[0]),
      ['Abstract', 'Similar', 'Save', '👍', '👎', 'Follow'],
    );
    for (const { says } of actions) assert.equal((await ask(says)).mistake, undefined, says);
  }
});

test('pages turn by their presses, also where the query is longer than a button, and on another copy of the program', async (t) => {
  const many = Array.from({ length: 25 }, (_, at) =>
    daily(`p${at}`, addDays('2026-06-15', -at), at, { title: 'Robots' }),
  );
  const { ask } = await openCounter(t, many);
  const long = `robots ${Array.from({ length: 20 }, (_, at) => `-word${at}x`).join(' ')}`;
  for (const words of ['search robots --sort date', `search ${long}`, 'trending month', `search -- robots`]) {
    const first = await ask(words);
    const turn = pressesIn(first).Next ?? '';
    assert.ok(turn !== '' && turn.length <= 90, `${words}: ${turn}`);
    const second = await ask(turn);
    const third = await ask(pressesIn(second).Next ?? '');
    const pages = [first, second, third].map(papersIn);
    assert.deepEqual(
      pages.map((page) => page.length),
      [10, 10, 5],
      words,
    );
    assert.equal(new Set(pages.flat()).size, 25);
    assert.deepEqual(Object.keys(pressesIn(third)), ['Previous']);
    assert.deepEqual(papersIn(await ask(pressesIn(third).Previous ?? '')), pages[1]);
  }
  assert.equal((await ask('search robots --page 4')).mistake, true);
  assert.equal((await ask('again 0123456789abcdef')).mistake, true);
});
