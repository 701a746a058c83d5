import assert from 'node:assert/strict';
import { test } from 'node:test';
import { install } from '../../kit/slack/browser.ts';
import type { TestTeam } from '../../kit/slack/slack.ts';
import { callable, soon } from './called.ts';

const message = { body: { text: 'Papers of the day' }, papers: [] };
const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } };
const uninstalled = { type: 'app_uninstalled' };

test('a workspace that removes us is forgotten, is answered nothing more, and no other workspace minds', async (t) => {
  const { slack, archive, many } = await callable(t);
  const other = slack.addTeam('T2');
  other.addChannel({ id: 'C1' });
  const { url, way, paperboy, desk, log } = await many();
  for (const { workspace } of [slack, other]) await install(url, slack.oauth, workspace);
  remove(other);
  await other.peopleBy(way).event(revoked);
  await other.peopleBy(way).event(uninstalled);
  await soon(() => desk.gone.length === 2);
  assert.deepEqual(new Set(desk.gone), new Set(['slack:T2']));
  assert.deepEqual(
    (await archive.installations.all()).map(({ workspace }) => workspace),
    ['slack:T1'],
  );

  await other.peopleBy(way).slash('U0', 'C1', 'settings');
  await other.peopleBy(way).event({ type: 'app_home_opened', user: 'U0', channel: 'D1', tab: 'home' });
  await slack.peopleBy(way).slash('U0', 'C1', 'settings');
  await slack.until('an answer', () => slack.whispers('C1', 'U0')[0]);
  assert.deepEqual(
    desk.asked.map(({ caller }) => caller.place),
    ['slack:T1/C1'],
  );
  assert.deepEqual(other.workspace.messages, []);
  assert.deepEqual(
    log.filter(({ level }) => level === 'error'),
    [],
  );

  assert.deepEqual(await paperboy.send('slack:T2/C1', message, 'key'), {
    kind: 'refused',
    access: 'lost',
    reason: 'Paperboy is not installed in this workspace: open https://papers.example.org/slack/install',
  });
  assert.equal((await paperboy.send('slack:T1/C1', message, 'key')).kind, 'sent');
});

test('before word of it has come, a message is refused by Slack, and the place is told where to install us', async (t) => {
  const { slack, many } = await callable(t);
  const { url, paperboy } = await many();
  await install(url, slack.oauth, slack.workspace);
  remove(slack);
  const outcome = await paperboy.send('slack:T1/C1', message, 'key');
  assert.ok(outcome.kind === 'refused' && outcome.access === 'lost');
  assert.match(
    outcome.reason,
    /account_inactive.*install it again at https:\/\/papers\.example\.org\/slack\/install/,
  );
});

test('late word of a removal takes nothing from a workspace that installed us anew; nor does a person’s own token', async (t) => {
  const { slack, archive, many } = await callable(t);
  const { url, way, desk, paperboy } = await many();
  await install(url, slack.oauth, slack.workspace);
  remove(slack);
  await install(url, slack.oauth, slack.workspace);
  const people = slack.peopleBy(way);
  await people.event(uninstalled);
  await people.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
  await slack.until(
    'Slack was asked',
    () => slack.calls.filter(({ method }) => method === 'auth.test').length === 3,
  );
  assert.equal((await paperboy.send('slack:T1/C1', message, 'key')).kind, 'sent');
  assert.deepEqual([desk.gone, (await archive.installations.all()).length], [[], 1]);
});

test('where Slack cannot be asked whether a workspace removed us, nothing is forgotten and the operator is told', async (t) => {
  const { slack, archive, many } = await callable(t);
  const { url, way, desk, log } = await many();
  await install(url, slack.oauth, slack.workspace);
  for (let n = 0; n < 4; n++)
    slack.faults.order('auth.test', { kind: 'status', status: 503, accepted: false });
  await slack.peopleBy(way).event(uninstalled);
  await soon(() => log.some(({ words }) => /run npm run -s paperboy -- forget slack:T1 --yes/.test(words)));
  assert.deepEqual([desk.gone, (await archive.installations.all()).length], [[], 1]);
});

/** As Slack does it: the token is dead at once, and word of it comes later. */
function remove({ workspace: { tokens, goneTokens } }: TestTeam): void {
  goneTokens.add(tokens.bot);
  tokens.bot = 'xoxb-of-nobody';
}
