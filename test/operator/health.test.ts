import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { startShardedDiscord } from '../kit/discord-shards.ts';
import { nowhere } from '../kit/site.ts';
import { startSlack } from '../kit/slack/slack.ts';
import { makeTestWorld, type TestWorld } from '../kit/world.ts';

const token = 'sixteen-letters-or-more';

test('a bot that runs is alive; it is ready once every chat is connected, and until then says which is not', async (t) => {
  const slack = await startSlack();
  t.after(slack.close);
  const { bot, app } = slack.workspace.tokens;
  slack.workspace.tokens.bot = 'xoxb-another';
  const { get, world } = await running(t, {
    SLACK_BOT_TOKEN: bot,
    SLACK_APP_TOKEN: app,
    SLACK_API_URL: slack.url,
  });
  assert.equal((await get('/healthz')).status, 200);
  const waiting = await get('/readyz');
  assert.equal(waiting.status, 503);
  assert.equal(await waiting.text(), 'Not connected to slack: the log says why.\n');
  slack.workspace.tokens.bot = bot;
  await world.crank('connect');
  assert.equal((await get('/readyz')).status, 200);
});

test('a bot whose connection Discord ended for good is not ready, until it is connected anew', async (t) => {
  const discord = await startShardedDiscord({ shards: 1 });
  t.after(discord.stop);
  const { get, world } = await running(t, { DISCORD_TOKEN: 'a.planted.token', DISCORD_API_URL: discord.url });
  assert.equal((await get('/readyz')).status, 200);
  const authenticationFailed = 4_004;
  discord.hangUp(authenticationFailed);
  let deaf = await get('/readyz');
  for (let looks = 0; looks < 500 && deaf.status === 200; looks += 1) deaf = await get('/readyz');
  assert.equal(deaf.status, 503);
  assert.equal(await deaf.text(), 'Not connected to discord: the log says why.\n');
  await world.crank('connect');
  assert.equal((await get('/readyz')).status, 200);
  assert.equal(discord.shards().length, 1);
});

test('the numbers tell of papers, questions, sends and what waits, in a form that Prometheus reads', async (t) => {
  const { get, world } = await running(t, {});
  assert.equal((await get('/?q=today')).status, 200);
  await world.crank('collect');
  const answer = await get('/metrics');
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  for (const line of text.split('\n').filter(Boolean))
    assert.match(line, /^(# (HELP|TYPE) .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?[\d.e+]+)$/);
  for (const name of [
    'paperboy_papers 0',
    'paperboy_problems_total{source="huggingface"}',
    'paperboy_papers_read_total{source="arxiv"} 0',
    'paperboy_deliveries_waiting{state="pending"} 0',
    'paperboy_delivery_lag_seconds 0',
    'paperboy_paused_places 0',
    '# TYPE paperboy_answer_seconds histogram',
    '# TYPE paperboy_send_seconds histogram',
  ])
    assert.ok(text.includes(name), name);
});

test("where there is an operator's token, the numbers are for whoever sends it", async (t) => {
  const { get } = await running(t, { PAPERBOY_OPERATOR_TOKEN: token });
  assert.equal((await get('/metrics')).status, 401);
  assert.equal((await get('/metrics', { authorization: 'Bearer wrong-token-altogether' })).status, 401);
  assert.equal((await get('/metrics', { authorization: `Bearer ${token}` })).status, 200);
  assert.equal((await get('/healthz')).status, 200);
});

/** The bot, running with its page until the test ends. */
async function running(t: TestContext, env: Readonly<Record<string, string>>) {
  const world: TestWorld = makeTestWorld(
    {
      PAPERBOY_STORE: join(await tempFolder(t), 'store.db'),
      PAPERBOY_WEB_PORT: '0',
      HF_ENDPOINT: nowhere,
      PAPERBOY_ARXIV_URL: nowhere,
      ...env,
    },
    '2026-06-15T12:00:00Z',
  );
  const ended = runCommand(world, ['start']);
  t.after(async () => {
    world.end();
    await ended;
  });
  await world.scheduled;
  const page = /The page is at (\S+)\//.exec(world.noted())?.[1] ?? '';
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${page}${path}`, { headers });
  return { world, get };
}
