import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DayPicture, drawDay } from '../../src/pictures/draw-day.ts';
import { drawMap, type MapPicture } from '../../src/pictures/draw-map.ts';
import { drawTrends, type TrendsPicture } from '../../src/pictures/draw-trends.ts';
import { makePictures } from '../../src/pictures/pictures.ts';
import { hostileTitles } from '../kit/views.ts';
import { assertLooksLike, bunches, makeRandom, sizeOf } from './kit.ts';

const longTitle = 'Retrieval, recommendation and everything else that a topic with a very long name may hold';
const hostileName = '<image href="file:///etc/passwd"/> &amp; {b} %s "quoted"';

const trends: TrendsPicture = {
  title: 'Papers a week',
  about: '5 January 2026 to 5 July 2026, by the day a site listed them',
  weeks: Array.from({ length: 26 }, (_, week) =>
    week % 4 === 0 ? { label: ['Jan 2026', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul'][week / 4] ?? '' } : {},
  ),
  lines: [
    { name: 'agents', counts: wave(120, 5, 3) },
    { name: 'diffusion', counts: wave(150, -1, 5) },
    { name: '"reinforcement learning" reasoning -survey', counts: wave(128, 0.5, 7) },
    { name: hostileName, counts: wave(20, 0, 11) },
    { name: '扩散模型', counts: wave(12, 0, 13) },
  ],
};
const oneLine: TrendsPicture = {
  ...trends,
  weeks: ['4 May', '11 May', '18 May', '25 May', '1 Jun', '8 Jun', '15 Jun'].map((label) => ({ label })),
  lines: [{ name: '"state space"', counts: [3, 0, 1, 4, 2, 0, 5] }],
};
const day: DayPicture = {
  title: 'Daily papers · Monday, 15 June 2026',
  about: '28 papers by topic, with the votes of each',
  groups: [
    { title: 'Video', papers: 6, votes: [89, 31, 6, 5, 5, 0] },
    { title: 'Agents', papers: 10, votes: [59, 55, 40, 36, 33, 15, 11, 3, 1, 0] },
    { title: 'Medicine and health', papers: 3, votes: [12, 4, 0] },
    { title: 'Robotics and embodied AI', papers: 2, votes: [6, 1] },
    { title: 'Fine-tuning and distillation', papers: 2, votes: [] },
    { title: 'Other papers', papers: 5, votes: [20, 20, 20, 7, 0] },
  ],
};
const manyTopics: DayPicture = {
  ...day,
  title: longTitle,
  groups: [
    { title: longTitle, papers: 1_204, votes: Array.from({ length: 60 }, (_, index) => index * index * 4) },
    { title: hostileName, papers: 7, votes: [0, 0, 0, 0, 0, 0, 0] },
    ...Array.from({ length: 10 }, (_, at) => ({ title: `Topic ${at}`, papers: 40 * at, votes: [at * 300] })),
  ],
};
const topics = [
  'Agents',
  'Video',
  'Language models',
  longTitle,
  hostileName,
  'Robotics',
  'Science',
  'Vision',
];
const map: MapPicture = {
  title: 'The week by meaning, 8 to 14 June',
  about: 'Papers from Hugging Face; the more votes, the lower the number',
  groups: topics,
  otherTitle: 'Other topics',
  papers: bunches(60, topics.length),
};

const golden = {
  'trends-several': () => drawTrends(trends),
  'trends-one': () => drawTrends(oneLine),
  day: () => drawDay(day),
  'day-many-topics': () => drawDay(manyTopics),
  map: () => drawMap(map),
  'map-200': () => drawMap({ ...map, papers: bunches(200, topics.length) }),
} as const;

for (const [name, draw] of Object.entries(golden)) {
  test(`the picture ${name} looks as it did when somebody looked at it, and is the same byte by byte when drawn again`, async () => {
    const picture = await draw();
    assertLooksLike(picture, name);
    assert.deepEqual(await draw(), picture);
  });
}

test('a picture of nothing, of one paper and of one week is a picture', async () => {
  const empty = [
    await drawTrends({ ...trends, lines: [{ name: 'nothing', counts: [] }], weeks: [] }),
    await drawTrends({ ...trends, lines: [{ name: 'zero', counts: [0, 0] }], weeks: [{}, {}] }),
    await drawTrends({ ...trends, lines: [{ name: 'one', counts: [7] }], weeks: [{ label: '1 Jun' }] }),
    await drawDay({ ...day, groups: [] }),
    await drawDay({ ...day, groups: [{ title: 'Alone', papers: 1, votes: [] }] }),
    await drawMap({ ...map, papers: [] }),
    await drawMap({ ...map, papers: bunches(1, 1) }),
    await drawMap({ ...map, groups: [], papers: bunches(2, 1).map(({ vector }) => ({ vector })) }),
  ];
  for (const picture of empty) assert.ok(sizeOf(picture).width > 1_000);
});

test('words that would like to be more than words change no size and break no picture', async () => {
  const groups = hostileTitles.slice(0, 12).map((title) => ({ title, papers: 2, votes: [1, 2] }));
  for (const [at, name] of hostileTitles.entries()) {
    if (at % 3 === 0) await drawTrends({ ...oneLine, title: name, lines: [{ name, counts: [1, 2, 3] }] });
  }
  const drawn = await drawDay({ ...day, groups });
  const plain = await drawDay({ ...day, groups: groups.map((group) => ({ ...group, title: 'Plain' })) });
  assert.deepEqual(sizeOf(drawn), sizeOf(plain));
});

test('a picture that cannot be drawn is missing, and the log says why', async () => {
  const logged: object[] = [];
  const quiet = () => undefined;
  const pictures = makePictures({
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: (facts) => logged.push(facts),
  });
  const broken = {
    name: 'broken',
    get counts(): never {
      throw new Error('no such build of resvg');
    },
  };
  assert.equal(await pictures.trends({ ...oneLine, lines: [broken] }), undefined);
  assert.deepEqual(logged.map(Object.keys), [['picture', 'error']]);
  assert.ok(await pictures.day(day));
});

function wave(from: number, step: number, seed: number): readonly number[] {
  const random = makeRandom(seed);
  return Array.from({ length: 26 }, (_, week) => Math.round(from + step * week + 24 * (random() - 0.5)));
}
