import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Finding } from '../../../src/finding.ts';
import type { Place } from '../../../src/place.ts';
import { makeSlack } from '../../../src/platforms/slack/connect.ts';
import { scopes } from '../../../src/platforms/slack/manifest.ts';
import { startSlack, type TestSlack } from '../../kit/slack/slack.ts';
import { hurriedClock } from './connected.ts';

test('a bot with its tokens, its scopes and its channel is well', async (t) => {
  const { findings } = await checkup(t, ['slack:T1/C1', 'slack:T1/D5']);
  assert.deepEqual(
    findings.map(({ about, state }) => `${about}: ${state}`),
    [
      "Slack's bot token: good",
      "Slack's app token: good",
      "Slack's scopes: good",
      'the place slack:T1/C1: good',
      'the place slack:T1/D5: good',
    ],
  );
});

test('either token refused is bad, and neither is shown', async (t) => {
  const { findings, slack } = await checkup(t, [], ({ workspace }) => {
    workspace.tokens.bot = 'xoxb-renewed';
    workspace.tokens.app = 'xapp-renewed';
  });
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['bad', 'bad'],
  );
  assert.match(findings[0]?.says ?? '', /SLACK_BOT_TOKEN \(invalid_auth\)/);
  assert.match(findings[1]?.says ?? '', /SLACK_APP_TOKEN \(invalid_auth\)/);
  assert.equal(slack.calls.length, 2);
});

test('a scope that is missing is named with what it is for', async (t) => {
  const { findings } = await checkup(t, [], ({ workspace }) => workspace.scopes.delete('users:read'));
  const scope = findings.find(({ about }) => about === "Slack's scopes");
  assert.equal(scope?.state, 'doubtful');
  assert.equal(scope?.says, `The app lacks users:read (${scopes['users:read']}).`);
});

test('without the right to post at all it could not work', async (t) => {
  const { findings } = await checkup(t, [], ({ workspace }) => workspace.scopes.delete('chat:write'));
  assert.equal(findings.find(({ about }) => about === "Slack's scopes")?.state, 'bad');
});

test('channels that are archived, gone, private or merely not joined are told apart', async (t) => {
  const places: readonly Place[] = ['slack:T1/C2', 'slack:T1/C3', 'slack:T1/C4', 'slack:T1/C9'];
  const { findings } = await checkup(t, places, ({ addChannel }) => {
    addChannel({ id: 'C2', archived: true });
    addChannel({ id: 'C3', members: new Set() });
    addChannel({ id: 'C4', kind: 'private', members: new Set() });
  });
  const [archived, open, hidden, gone] = findings.slice(-4);
  assert.match(archived?.says ?? '', /archived/);
  assert.equal(open?.state, 'doubtful');
  assert.match(open?.toDo ?? '', /\/invite @Paperboy/);
  for (const lost of [hidden, gone]) {
    assert.equal(lost?.state, 'bad');
    assert.match(lost?.says ?? '', /\/invite @Paperboy/);
  }
});

test('where Slack cannot be reached, no token is blamed, and it is said once where to look', async (t) => {
  const slack = await startSlack();
  await slack.close();
  const { bot, app } = slack.workspace.tokens;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const paperboy = makeSlack({ botToken: bot, appToken: app, apiUrl: slack.url, clock: hurriedClock, log });
  t.after(paperboy.close);
  assert.deepEqual(await paperboy.checkup?.([]), [
    {
      about: 'Slack',
      state: 'bad',
      says: 'It cannot be reached: the connection to Slack failed (ECONNREFUSED).',
      toDo: 'Check the network, and SLACK_API_URL where it is set.',
    },
  ]);
});

/** What the checkup says of a Slack with the channel C1, changed before. */
async function checkup(
  t: TestContext,
  places: readonly Place[],
  change: (slack: TestSlack) => void = () => {},
): Promise<{ findings: readonly Finding[]; slack: TestSlack }> {
  const slack = await startSlack();
  const { bot, app } = slack.workspace.tokens;
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const paperboy = makeSlack({ botToken: bot, appToken: app, apiUrl: slack.url, clock: hurriedClock, log });
  t.after(async () => {
    await paperboy.close();
    await slack.close();
  });
  slack.addChannel({ id: 'C1' });
  for (const scope of Object.keys(scopes)) slack.workspace.scopes.add(scope);
  change(slack);
  return { findings: (await paperboy.checkup?.(places)) ?? [], slack };
}
