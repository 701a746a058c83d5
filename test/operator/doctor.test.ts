import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { outletFindings } from '../../src/operator/doctor-outlets.ts';
import type { Place } from '../../src/place.ts';
import { runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { noReplica, startReplica } from '../kit/replica.ts';
import { nowhere, startSite } from '../kit/site.ts';
import { startSlack } from '../kit/slack/slack.ts';
import { startMailServer } from '../kit/smtp.ts';
import { mailing, makeTestWorld } from '../kit/world.ts';

const aDay = '2026-06-15T12:00:00Z';

test('without a chat the bot can work, and is told what it lacks', { skip: noReplica }, async (t) => {
  const replica = await startReplica('2026-06-15');
  t.after(replica.stop);
  const { status, written } = await doctor(t, {
    HF_ENDPOINT: replica.url,
    PAPERBOY_ARXIV_URL: replica.url,
    PAPERBOY_NOW: aDay,
  });
  assert.equal(status, 0);
  assert.match(written, /^! the chats: No chat is set up/m);
  assert.match(written, /^✓ Hugging Face: It could be read: \d+ papers of today so far\.$/m);
  assert.match(written, /^✓ arXiv: /m);
  assert.match(written, /Paperboy can work\.\n$/);
});

test('sites that cannot be reached are each bad, with what to do, and the status is 1', async (t) => {
  const { status, written } = await doctor(t, unreachable);
  assert.equal(status, 1);
  assert.match(
    written,
    /^✗ Hugging Face: 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\).*\.\n {4}Look whether this machine reaches it/m,
  );
  assert.match(written, /^! the clock: Nobody could be asked/m);
  assert.match(written, /mend the 2 things marked ✗/);
  assert.doesNotMatch(written, /api\/daily_papers/);
});

test('a clock that is an hour fast is found by the time that the site states', async (t) => {
  await using site = await startSite((response) =>
    response.writeHead(200, { date: 'Mon, 15 Jun 2026 11:00:00 GMT' }).end('[]'),
  );
  const { written } = await doctor(t, { HF_ENDPOINT: site.url, PAPERBOY_ARXIV_URL: site.url });
  assert.match(written, /^✗ the clock: It is 3600 s fast/m);
});

test('tokens that Slack refuses are bad, and stand in no line', async (t) => {
  const slack = await startSlack();
  t.after(slack.close);
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-planted-secret',
    SLACK_APP_TOKEN: 'xapp-planted-secret',
    SLACK_API_URL: slack.url,
  };
  const { status, written, logged } = await doctor(t, { ...unreachable, ...env });
  assert.equal(status, 1);
  assert.match(written, /^✗ Slack's bot token: /m);
  assert.ok(![written, ...logged].join('\n').includes('planted-secret'));
});

test('of very many places the first are asked, and the others are counted', async () => {
  const asked: Place[] = [];
  const places = Array.from({ length: 130 }, (_, at): Place => `discord:${at}`);
  const checkup = async (some: readonly Place[]) => {
    asked.push(...some);
    return [];
  };
  const findings = await outletFindings(places, [{ name: 'discord', checkup }]);
  assert.deepEqual(asked, places.slice(0, 100));
  assert.deepEqual(
    findings.map(({ about, state }) => `${state} ${about}`),
    ['good 30 more places of discord'],
  );
});

test('with mail alone the mail server is looked at, and nobody is told of missing chats', async (t) => {
  const server = await startMailServer();
  t.after(server.stop);
  const { written } = await doctor(t, { ...unreachable, ...mailing, PAPERBOY_SMTP_URL: server.url });
  assert.match(written, /^✓ the mail server: It answers, and lets Paperboy in/m);
  assert.doesNotMatch(written, /No chat is set up|terminal alone/);
  assert.equal(server.mails().length, 0);
});

const unreachable = { HF_ENDPOINT: nowhere, PAPERBOY_ARXIV_URL: nowhere };

async function doctor(t: TestContext, env: Readonly<Record<string, string>>) {
  const folder = await tempFolder(t);
  const world = makeTestWorld({ PAPERBOY_STORE: join(folder, 'store.db'), ...env }, aDay);
  const status = await runCommand(world, ['doctor']);
  return { status, written: world.written(), logged: world.logged() };
}
