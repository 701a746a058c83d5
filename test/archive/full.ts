import type { Archive } from '../../src/archive/archive.ts';
import type { PaperId } from '../../src/paper.ts';
import type { Place } from '../../src/place.ts';
import { plan, subscription } from '../jobs/kit.ts';
import { daily, listing, now, paper } from './kit.ts';

const hour = 3_600_000;
const at = (hours: number) => new Date(now.getTime() + hours * hour);
/** More than are read at once. */
const many = Array.from({ length: 603 }, (_, number) => number);

/** Keeps something of everything that an archive keeps, and enough of it to be read page by page. */
export async function fill(archive: Archive): Promise<void> {
  await fillPapers(archive);
  await fillOutbox(archive);
  await fillChoices(archive);
}

async function fillPapers({ papers, readings }: Archive): Promise<void> {
  const finds = many.map((number) => {
    const id = `2606.${String(number).padStart(5, '0')}`;
    return daily(id, '2026-06-15', number % 50, {
      title: `Paper ${number} on “diffusion” 🌊 \\u0041 'quoted'`,
      abstract: `Line one\nline two of ${number}: naïve, 机器学习.`,
      authors: [`Ångström ${number}`, 'B "C" D'],
      keywords: ['video', `word${number}`],
      ...(number % 3 === 0 && { code: { url: `https://github.com/a/${number}`, stars: number } }),
      ...(number % 5 === 0 && { gist: 'Seen from afar.', organization: 'nvidia', publishedOn: '2026-06-12' }),
    });
  });
  await papers.save(finds, now);
  const again = paper('2606.00007', { categories: ['cs.CL'] });
  const both = [listing('arxiv', '2026-06-16', again.id), listing('huggingface', '2026-06-16', again.id, 99)];
  await papers.save([{ paper: again, listings: both, seenAt: '2026-06-14T01:02:03.000Z' }], at(1));
  await papers.keepGist('2606.00003', { text: 'Written by a model.', by: 'machine' });
  await papers.keepGist('2606.00004', { text: 'Chosen from the abstract.', by: 'sentence' });
  await readings.note('huggingface', '2026-06-15', 603, now);
  await readings.note('huggingface', '2026-06-15', 603, at(7));
  await readings.noteProblem('arxiv', '2026-06-15', 'It did not answer.', now);
}

async function fillOutbox(archive: Archive): Promise<void> {
  const { outbox } = archive;
  const [sent, failed, waiting, doubtful]: readonly [Place, Place, Place, Place] = [
    'discord:1',
    'slack:T1/C2',
    'discord:3',
    'discord:4',
  ];
  await plan(archive, sent, 'digest/2026-06-14', 2, now);
  await plan(archive, failed, 'digest/2026-06-14', 2, now);
  await plan(archive, doubtful, 'digest/2026-06-14', 1, now);
  for (const { key, place } of await outbox.claim(['discord', 'slack'], now, hour, 10)) {
    if (place === sent) await outbox.settle(key, 1, { kind: 'sent', messageId: `m/${key}`, at: at(1) });
    if (place === failed) await outbox.settle(key, 1, { kind: 'failed', reason: 'No "room".', at: at(1) });
    if (place === doubtful)
      await outbox.settle(key, 1, { kind: 'again', notBefore: at(9), reason: 'Busy.', arrived: 'maybe' });
  }
  await outbox.claim(['discord'], at(2), hour, 10);
  await outbox.plan({
    place: waiting,
    name: 'digest/2026-06-15',
    dueAt: at(3),
    plannedAt: at(3),
    messages: [
      {
        body: { content: 'with a picture' },
        papers: ['2606.00001'],
        files: [{ name: 'a.png', mediaType: 'image/png', base64: 'AAAA', alt: 'Nothing' }],
        thread: { layout: 'forum', title: 'Papers', tags: ['agents'] },
      },
    ],
    papers: many.map((number): PaperId => `2606.${number}`),
    tells: many.map((number) => ({ reader: `discord:user/${number}`, paper: '2606.00001' })),
  });
  await outbox.holds.begin('slack:T1/C9', at(1));
  await outbox.pauses.begin('discord:5', { reason: 'No access.', everywhere: false }, at(1));
  await outbox.pauses.begin('slack:T1/C5', { reason: 'Revoked.', everywhere: true }, at(1));
  await outbox.pauses.end('slack:T1/C5', at(2));
  await outbox.pauses.noteTold('discord:5');
  for (const hours of [0, 1, 30]) await outbox.presence.note(at(hours));
}

async function fillChoices({ choices, marks, mailboxes, installations, once }: Archive): Promise<void> {
  const room: Place = 'slack:T1/C2';
  const mail: Place = 'email:abcdef';
  const reader = 'slack:T1/U7' as const;
  await choices.subscribe(subscription(room, { layout: 'thread', topics: ['agents'] }));
  await choices.subscribe(subscription('discord:1'));
  const follow = { reader, query: 'a "b" OR 🌊', where: 'dm', when: 'now', place: room } as const;
  await choices.follow({ ...follow, id: 'abcd1234', since: now.toISOString() });
  await choices.save({ reader, paper: '2606.00001', at: now.toISOString(), note: 'read\nme' });
  await choices.setLinks('discord:1', true);
  await choices.claimLinks('discord:1', '2026-06-15', ['2606.00001']);
  await choices.keepWords('search a long question');
  for (const paper of ['2606.00001', '2606.00002'])
    await marks.keep({ reader, place: room, paper, verdict: 'like', at: now.toISOString() });
  await mailboxes.keep({ place: mail, address: 'a@example.org', since: now.toISOString() });
  await mailboxes.ask({
    place: 'email:other',
    address: 'b@example.org',
    subscription: subscription('email:other'),
    askedBy: reader,
    askedAt: now.toISOString(),
  });
  await mailboxes.noteAsked([{ who: reader, mostADay: 3 }], now);
  await mailboxes.key('signing', () => 'a secret of the tests, 43 signs long........');
  await installations.keep({ workspace: 'slack:T1', sealed: 'sealed', since: now.toISOString() });
  await once('event Ev1', now, at(24));
}
