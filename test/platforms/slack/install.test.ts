import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { scopes } from '../../../src/platforms/slack/manifest.ts';
import { beginInstall, endInstall, install } from '../../kit/slack/browser.ts';
import { callable, soon } from './called.ts';

const message = { body: { text: 'Papers of the day' }, papers: [] };

test('each workspace that installs us is answered, and gets its messages, by its own token', async (t) => {
  const { slack, file, many } = await callable(t);
  const other = slack.addTeam('T2');
  other.addChannel({ id: 'C1', creator: 'U0' });
  const { url, way, paperboy, desk, log } = await many();
  for (const { workspace } of [slack, other]) {
    const { status, words } = await install(url, slack.oauth, workspace);
    assert.equal(status, 200, words);
    assert.match(words, /Paperboy is here/);
  }
  for (const { peopleBy } of [slack, other]) await peopleBy(way).slash('U0', 'C1', 'settings');
  await slack.until('both', () => slack.whispers('C1', 'U0')[0] && other.whispers('C1', 'U0')[0]);
  assert.deepEqual(
    desk.asked.map(({ caller }) => [caller.place, caller.reader, caller.mayManage]).toSorted(),
    [
      ['slack:T1/C1', 'slack:T1/U0', true],
      ['slack:T2/C1', 'slack:T2/U0', true],
    ],
  );
  for (const place of ['slack:T1/C1', 'slack:T2/C1', 'slack:T2/dm/U0'] as const)
    assert.equal((await paperboy.send(place, message, place)).kind, 'sent');
  assert.deepEqual(
    [slack.messages('C1').length, other.messages('C1').length, other.messages('DU0').length],
    [1, 1, 1],
  );
  const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage');
  assert.deepEqual(
    posts.map(({ team }) => team),
    ['T1', 'T2', 'T2'],
  );
  // Neither file nor log holds a token, a code, or what is closed by.
  const kept = ['', '-wal'].map((end) => readFileSync(file + end, 'latin1')).join('') + JSON.stringify(log);
  assert.match(kept, /installation:slack:T2/);
  assert.doesNotMatch(kept, /planted/);
});

test('the page leads to Slack with all scopes, a state of its own, and the way back', async (t) => {
  const { slack, many } = await callable(t);
  const { url } = await many();
  const { to, cookie } = await beginInstall(url);
  assert.equal(to.origin + to.pathname, 'https://slack.com/oauth/v2/authorize');
  assert.deepEqual(to.searchParams.get('scope')?.split(','), Object.keys(scopes));
  assert.equal(to.searchParams.get('redirect_uri'), 'https://papers.example.org/slack/oauth_redirect');
  assert.equal(to.searchParams.get('client_id'), slack.oauth.client.id);
  const again = await beginInstall(url);
  assert.notEqual(to.searchParams.get('state'), again.to.searchParams.get('state'));
  assert.ok(cookie.endsWith(to.searchParams.get('state') ?? '?'));
});

test('a state that is another browser’s, forged, used before, or older than ten minutes installs nothing', async (t) => {
  const { slack, archive, many, now, set } = await callable(t);
  const { url } = await many();
  const { to, cookie } = await beginInstall(url);
  const state = to.searchParams.get('state') ?? '';
  const code = () => slack.oauth.grant(slack.workspace);
  const forged = `${state.slice(0, -4)}AAAA`;
  const elsewhere = await beginInstall(url);
  const wrong: readonly (readonly [state: string, cookie?: string])[] = [
    [state],
    [state, elsewhere.cookie],
    [forged, cookie],
    [forged, cookie.replace(state, forged)],
    ['', cookie.replace(state, '')],
  ];
  for (const [given, with_] of wrong)
    assert.match(
      (await endInstall(url, { code: code(), state: given }, with_)).words,
      /Begin again|begin again/,
    );
  assert.deepEqual(await archive.installations.all(), []);
  assert.deepEqual(slack.calls, []);
  assert.equal((await endInstall(url, { code: code(), state }, cookie)).status, 200);
  const used = await endInstall(url, { code: code(), state }, cookie);
  assert.deepEqual([used.status, /used before/.test(used.words)], [400, true]);
  set(new Date(now().getTime() + 600_001));
  const late = elsewhere.to.searchParams.get('state') ?? '';
  assert.equal((await endInstall(url, { code: code(), state: late }, elsewhere.cookie)).status, 400);
  assert.equal(slack.calls.filter(({ method }) => method === 'oauth.v2.access').length, 1);
});

test('who cancels, or installs for a whole organization, or brings a code that is none, reads what to do', async (t) => {
  const { slack, archive, many } = await callable(t);
  const { url } = await many();
  const { to, cookie } = await beginInstall(url);
  const state = to.searchParams.get('state') ?? '';
  assert.match(
    (await endInstall(url, { error: 'access_denied', state }, cookie)).words,
    /cancelled in Slack/,
  );
  const whole = await install(url, slack.oauth, slack.workspace, { wholeOrganization: true });
  assert.match(whole.words, /whole organization \(Big Co\).*choose one workspace/);
  const begun = await beginInstall(url);
  const bad = { code: 'none', state: begun.to.searchParams.get('state') ?? '' };
  const refused = await endInstall(url, bad, begun.cookie);
  assert.deepEqual([refused.status, /did not confirm/.test(refused.words)], [502, true]);
  assert.deepEqual(await archive.installations.all(), []);
});

test('a token that is passed off as another workspace’s is not used, nor one that another key closed', async (t) => {
  const { slack, archive, many } = await callable(t);
  const other = slack.addTeam('T2');
  const { url, paperboy } = await many();
  await install(url, slack.oauth, slack.workspace);
  const [mine] = await archive.installations.all();
  assert.ok(mine);
  await archive.installations.keep({ ...mine, workspace: 'slack:T2' });
  const passedOff = await paperboy.send('slack:T2/C1', message, 'key');
  assert.equal(passedOff.kind, 'refused');
  assert.match(passedOff.kind === 'refused' ? passedOff.reason : '', /T2 .*PAPERBOY_SECRET_KEY/);
  const { paperboy: withOtherKey } = await many('another key of 32 characters or more');
  const unread = await withOtherKey.send('slack:T1/C1', message, 'key');
  assert.ok(unread.kind === 'refused' && unread.access === 'lost everywhere');
  assert.deepEqual([slack.messages('C1'), other.workspace.messages], [[], []]);
});

test('a request of one workspace never acts for another, however it is put', async (t) => {
  const { slack, many } = await callable(t);
  slack.addTeam('T2');
  const { url, way, desk } = await many();
  await install(url, slack.oauth, slack.workspace);
  const slash = {
    command: '/papers',
    text: 'settings',
    user_id: 'U1',
    channel_id: 'C1',
    trigger_id: 't',
    response_url: slack.url,
  };
  const press = {
    type: 'block_actions',
    trigger_id: 't',
    response_url: slack.url,
    channel: { id: 'C1', name: 'papers' },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
    actions: [{ type: 'button', action_id: 'say/0.0', value: 'settings', action_ts: '1' }],
  };
  const strangers: readonly (readonly [kind: string, payload: Record<string, unknown>])[] = [
    ['slash_commands', { ...slash, team_id: 'T2' }],
    ['slash_commands', { ...slash, team_id: 'T2', enterprise_id: 'E1' }],
    ['slash_commands', { ...slash, team_id: 'T1', is_enterprise_install: 'true' }],
    ['slash_commands', { ...slash, team_id: 'T1/C1' }],
    ['slash_commands', slash],
    // One of ours whose workspace is named beside that of the press: the press is where it was made.
    ['interactive', { ...press, team: { id: 'T2' }, user: { id: 'U1', team_id: 'T1' } }],
    ['interactive', { ...press, team: null, user: { id: 'U1', team_id: 'T2' } }],
    ['interactive', { ...press, team: { id: 'T1' }, user: { id: 'U1' }, is_enterprise_install: true }],
    [
      'events_api',
      {
        type: 'event_callback',
        team_id: 'T1',
        authorizations: [{ team_id: 'T2', is_enterprise_install: false }],
        event: { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' },
      },
    ],
  ];
  for (const [kind, payload] of strangers) await way.deliver(kind, payload);
  // A guest from T2 in a channel that both share: the place is ours, the reader is theirs, and manages nothing.
  await way.deliver('interactive', { ...press, team: { id: 'T1' }, user: { id: 'U0', team_id: 'T2' } });
  // In an organization the person is named by it.
  const organized = {
    ...press,
    team: { id: 'T1', enterprise_id: 'E1' },
    enterprise: { id: 'E1', name: 'Big Co' },
  };
  await way.deliver('interactive', { ...organized, user: { id: 'U0', team_id: 'E1' } });
  await soon(() => desk.asked.length === 2);
  assert.deepEqual(
    desk.asked.map(({ caller: { place, reader, mayManage } }) => [place, reader, mayManage]).toSorted(),
    [
      ['slack:T1/C1', 'slack:T1/U0', true],
      ['slack:T1/C1', 'slack:T2/U0', false],
    ],
  );
  assert.deepEqual(slack.workspace.homes.size, 0);
});

test('the doctor asks each workspace, and says of one whose token is dead, and of a place that is gone, what to do', async (t) => {
  const { slack, many } = await callable(t);
  const other = slack.addTeam('T2');
  const { url, paperboy } = await many();
  const looked = async () => (await paperboy.checkup?.(['slack:T1/C1', 'slack:T3/C1'])) ?? [];
  assert.deepEqual(
    (await looked()).map(({ state }) => state),
    ['good', 'doubtful', 'bad', 'bad'],
  );
  for (const { workspace } of [slack, other]) await install(url, slack.oauth, workspace);
  other.workspace.goneTokens.add(other.workspace.tokens.bot);
  other.workspace.tokens.bot = 'xoxb-of-nobody';
  const findings = await looked();
  assert.deepEqual(
    findings.map(({ about, state }) => `${about}: ${state}`),
    [
      "Slack's calls: good",
      "Slack's workspaces: good",
      'the workspace T1: good',
      'the workspace T2: doubtful',
      'the place slack:T1/C1: good',
      'the place slack:T3/C1: bad',
    ],
  );
  assert.match(findings[3]?.says ?? '', /account_inactive.*\/slack\/install/);
  assert.doesNotMatch(JSON.stringify(findings), /planted/);
});
