import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand } from '../src/program.ts';
import { noReplica, startReplica } from './kit/replica.ts';
import { install } from './kit/slack/browser.ts';
import { overHttp } from './kit/slack/signed.ts';
import { startSlack } from './kit/slack/slack.ts';
import { makeTestWorld } from './kit/world.ts';
import { soon } from './platforms/slack/called.ts';

const signingSecret = 'planted-signing-secret';

test('two workspaces install, each gets its digest by its own token, one leaves, and the other goes on', {
  skip: noReplica,
}, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-slack-'));
  const [slack, replica] = await Promise.all([startSlack(), startReplica('2026-06-16')]);
  const other = slack.addTeam('T2');
  const teams = [slack, other];
  const world = makeTestWorld(
    {
      PAPERBOY_STORE: join(folder, 'paperboy.db'),
      HF_ENDPOINT: replica.url,
      PAPERBOY_ARXIV_URL: replica.url,
      PAPERBOY_ARXIV_CATEGORIES: 'cs.CL',
      PAPERBOY_LOG: 'debug',
      PAPERBOY_DOOR_PORT: '0',
      PAPERBOY_DOOR_URL: 'https://papers.example.org',
      PAPERBOY_SECRET_KEY: 'planted-secret-key of 32 signs or more',
      SLACK_API_URL: slack.url,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: slack.oauth.client.id,
      SLACK_CLIENT_SECRET: slack.oauth.client.secret,
    },
    '2026-06-15T18:00:00Z',
  );
  let secrets = 0;
  const newSecret = () => `secret ${secrets++} of the test world, of more than 32 signs`;
  const running = runCommand({ ...world, newSecret }, ['start']);
  t.after(async () => {
    world.end();
    await running;
    await Promise.all([slack.close(), replica.stop()]);
    rmSync(folder, { recursive: true });
  });
  await world.scheduled;
  const door = doorIn(world.logged());
  const way = overHttp(() => `${door}/slack/events`, signingSecret, world.clock.now);
  const digests = () =>
    teams.map(({ messages }) => messages('C1').filter(({ metadata }) => metadata !== undefined).length);
  const morning = async (moment: string) => {
    world.set(moment);
    for (const task of ['collect', 'deliver']) await world.crank(task);
  };

  for (const { workspace, addChannel, peopleBy, messages, whispers } of teams) {
    addChannel({ id: 'C1', creator: 'U0' });
    assert.match((await install(door, slack.oauth, workspace)).words, /Paperboy is here/);
    await peopleBy(way).slash('U0', 'C1', 'subscribe --at 09:00');
    await slack.until('the answer', () => whispers('C1', 'U0')[0] ?? messages('C1')[0]);
  }
  await morning('2026-06-16T09:07:00Z');
  const [mine, theirs] = digests();
  assert.ok(mine && theirs && mine === theirs, `${mine} and ${theirs} messages`);
  assert.deepEqual(
    [
      ...new Set(
        slack.calls
          .filter(({ method, args }) => method === 'chat.postMessage' && args.metadata)
          .map(({ team }) => team),
      ),
    ].toSorted(),
    ['T1', 'T2'],
  );

  other.workspace.goneTokens.add(other.workspace.tokens.bot);
  other.workspace.tokens.bot = 'xoxb-of-nobody';
  const gone = world.logged().length;
  await other.peopleBy(way).event({ type: 'app_uninstalled' });
  await soon(() =>
    world
      .logged()
      .slice(gone)
      .some((line) => line.includes('a workspace removed Paperboy')),
  );
  await replica.control({ today: '2026-06-17' });
  await morning('2026-06-17T09:07:00Z');
  const [more, same] = digests();
  assert.ok(more !== undefined && more > mine, 'the other workspace goes on');
  assert.equal(same, theirs);

  world.end();
  assert.equal(await running, 0);
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  assert.match(kept.join(), /subscription:slack:T1\/C1/);
  assert.doesNotMatch(kept.join(), /planted|xoxb-/);
  assert.doesNotMatch(world.logged().join() + world.written() + world.noted(), /planted|xoxb-/);
  assert.deepEqual(
    world.logged().filter((line) => line.includes('"level":"error"')),
    [],
  );
});

function doorIn(logged: readonly string[]): string {
  const line = logged.find((one) => one.includes('the door for chats stands open')) ?? '';
  return /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? assert.fail('no door');
}
