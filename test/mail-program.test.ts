import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { runCommand } from '../src/program.ts';
import { noReplica, savedIds, startReplica } from './kit/replica.ts';
import { startSlack } from './kit/slack/slack.ts';
import { type Arrived, startMailServer } from './kit/smtp.ts';
import { mailing, makeTestWorld } from './kit/world.ts';

const address = 'ada@example.org';
const pageUrl = mailing.PAPERBOY_WEB_URL;

test('a reader asks for mail in Slack, confirms, gets each morning its papers once, and leaves with one click', {
  skip: noReplica,
}, async (t) => {
  const { world, mails, visit, slack, store, end } = await live(t);

  // Asked twice in a minute: one mail, and nothing else before its button is pressed.
  const words = `mail ${address} daily --at 09:00`;
  await slack.people.slash('U1', 'C1', words);
  const answer = await slack.until('the answer', () =>
    slack.whispers('C1', 'U1').find(({ blocks }) => JSON.stringify(blocks).includes('a mail comes to')),
  );
  assert.ok(!JSON.stringify(answer).includes(address), 'the whole address is shown');
  await world.crank('deliver');
  await world.crank('deliver');
  assert.deepEqual(
    mails().map(({ to }) => to),
    [[address]],
  );
  const invitation = mails()[0];
  assert.match(String(invitation?.mail.text), /The Slack user U1 of the workspace T1 asked/);
  const confirm = linkIn(invitation, 'confirm');

  // A scanner of mail follows every link: that subscribes nobody, and neither does a link that was changed.
  assert.match(await visit(confirm), /Yes, send me this/);
  assert.match(
    await visit(
      confirm.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      'POST',
    ),
    /not whole/,
  );
  world.set('2026-06-15T06:50:00Z');
  await world.crank('deliver');
  assert.equal(mails().length, 1);

  assert.match(await visit(confirm, 'POST'), /You are subscribed/);
  assert.match(await visit(confirm, 'POST'), /done already/);
  for (const moment of ['2026-06-15T07:00:00Z', '2026-06-15T07:01:00Z']) {
    world.set(moment);
    await world.crank('deliver');
  }
  assert.equal(mails().length, 2, 'one digest');
  const friday = papersIn(mails()[1]);
  assert.equal(friday.length, 20);
  assert.ok(friday.every((paper) => savedIds('2026-06-12').includes(paper)));

  await world.day('2026-06-16');
  assert.equal(mails().length, 3);
  const monday = papersIn(mails()[2]);
  assert.ok(monday.length > 0 && monday.every((paper) => savedIds('2026-06-15').includes(paper)));
  assert.equal(new Set([...friday, ...monday]).size, friday.length + monday.length, 'a paper came twice');

  // The mail program posts what RFC 8058 says; opening the address alone does nothing.
  const leave = headerOf(mails()[2], 'list-unsubscribe').slice(1, -1);
  assert.match(await visit(leave), /Yes, no more mails/);
  assert.equal(countIn(store, address), 1);
  assert.match(await visit(leave, 'POST', 'List-Unsubscribe=One-Click'), /You have left/);
  assert.equal(countIn(store, address), 0, 'the address is still kept');
  assert.match(await visit(leave, 'POST', 'List-Unsubscribe=One-Click'), /nothing to leave/);
  await world.day('2026-06-17');
  assert.equal(mails().length, 3);
  await end();
  assert.ok(!world.logged().join().includes(address), 'the address stands in the log');
  assert.deepEqual(
    world.logged().filter((line) => line.includes('"level":"error"')),
    [],
  );
});

test('a digest whose answer was lost comes again with the same Message-ID; a refused address pauses, and its asker is told', {
  skip: noReplica,
}, async (t) => {
  const { world, server, mails, visit, slack, end } = await live(t);
  await slack.people.slash('U1', 'C1', `mail ${address}`);
  await slack.until('the answer', () => slack.whispers('C1', 'U1')[0]);
  await world.crank('deliver');
  await visit(linkIn(mails()[0], 'confirm'), 'POST');
  server.answer({ hangUp: true });
  world.set('2026-06-15T09:00:00Z');
  await world.crank('deliver');
  assert.equal(mails().length, 2);
  server.answer({});
  world.set('2026-06-15T09:05:00Z');
  await world.crank('deliver');
  const [first, again] = mails()
    .slice(1)
    .map(({ mail }) => mail.messageId);
  assert.equal(mails().length, 3);
  assert.equal(again, first);

  server.answer({ recipient: `550 5.1.1 <${address}> is gone` });
  await world.day('2026-06-16');
  const visits = server.visits();
  world.set('2026-06-16T20:00:00Z');
  await world.crank('deliver');
  assert.equal(server.visits(), visits, 'a refused address is asked again on the same day');
  await slack.until('word of it', () =>
    slack.messages('DU1').find(({ blocks }) => JSON.stringify(blocks).includes('Mail does not reach')),
  );
  await end();
  assert.ok(!world.logged().join().includes(address), 'the address stands in the log');
});

/** The whole program with Slack, a mail server and a real Monday morning. */
async function live(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-mail-'));
  const store = join(folder, 'paperboy.db');
  const [server, slack, replica] = await Promise.all([
    startMailServer(),
    startSlack(),
    startReplica('2026-06-15'),
  ]);
  const world = makeTestWorld(
    {
      PAPERBOY_STORE: store,
      HF_ENDPOINT: replica.url,
      PAPERBOY_ARXIV_URL: replica.url,
      PAPERBOY_ARXIV_CATEGORIES: 'cs.CL',
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: 'xoxb-test-bot',
      SLACK_APP_TOKEN: 'xapp-test-app',
      ...mailing,
      PAPERBOY_SMTP_URL: server.url,
      PAPERBOY_MAIL_PER_MINUTE: '6000',
    },
    '2026-06-15T06:00:00Z',
  );
  slack.addPerson({ id: 'U1', zone: 'Europe/Paris' });
  slack.addChannel({ id: 'C1', creator: 'U1' });
  const running = runCommand(world, ['start']);
  let ended = false;
  const end = async () => {
    if (ended) return;
    ended = true;
    world.end();
    assert.equal(await running, 0);
  };
  t.after(async () => {
    await end();
    await Promise.all([server.stop(), slack.close(), replica.stop()]);
    await rm(folder, { recursive: true });
  });
  await world.scheduled;
  const page = /http:\/\/127\.0\.0\.1:\d+/.exec(world.noted())?.[0] ?? '';
  return {
    world: {
      ...world,
      day: async (day: string) => {
        await replica.control({ today: day });
        world.set(`${day}T00:07:00Z`);
        await world.crank('collect');
        world.set(`${day}T09:00:00Z`);
        await world.crank('deliver');
        await world.crank('deliver');
      },
    },
    server,
    mails: server.mails,
    slack,
    store,
    end,
    /** What stands at a link of a mail, as a browser or a mail program asks for it. */
    visit: async (link: string, method = 'GET', body = '') => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const asked = method === 'GET' ? { method } : { method, body, headers };
      return (await fetch(link.replace(pageUrl, page), asked)).text();
    },
  };
}

function linkIn(arrived: Arrived | undefined, link: 'confirm' | 'leave'): string {
  const found = new RegExp(`${pageUrl}/mail/${link}/[\\w.-]+`).exec(String(arrived?.mail.text))?.[0];
  assert.ok(found, `no link to ${link}`);
  return found;
}

function headerOf(arrived: Arrived | undefined, name: string): string {
  return arrived?.mail.headers.find(({ key }) => key === name)?.value ?? '';
}

function papersIn(arrived: Arrived | undefined): readonly string[] {
  const lines = String(arrived?.mail.text).split('\n');
  return lines.flatMap((line) => /^https:\/\/huggingface\.co\/papers\/(\S+)$/.exec(line)?.[1] ?? []);
}

/** In how many rows of the whole store these words stand. */
function countIn(store: string, words: string): number {
  const database = new DatabaseSync(store, { readOnly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
      .all()
      .map(({ name }) => String(name));
    return tables
      .filter((table) => !/^words_|^sqlite/.test(table))
      .reduce((sum, table) => {
        const rows = database.prepare(`SELECT * FROM "${table}"`).all();
        return sum + rows.filter((row) => JSON.stringify(row).includes(words)).length;
      }, 0);
  } finally {
    database.close();
  }
}
