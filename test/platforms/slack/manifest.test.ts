import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../../../commands/index.ts';
import { inMessageId, scopes, slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { type Json, listAt, objectAt, textAt } from '../../kit/slack/json.ts';
import { everyScope } from '../../kit/slack/workspace.ts';

const manifest: Json = slackManifest(commands);
const features = objectAt(manifest, 'features');

test('the manifest is JSON, with Socket Mode, buttons and the Home switched on', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(manifest)), manifest);
  const settings = objectAt(manifest, 'settings');
  assert.equal(settings.socket_mode_enabled, true);
  assert.equal(objectAt(settings, 'interactivity').is_enabled, true);
  assert.equal(objectAt(features, 'app_home').home_tab_enabled, true);
  assert.deepEqual(objectAt(settings, 'event_subscriptions').bot_events, [
    'app_home_opened',
    'message.channels',
    'message.groups',
    'reaction_added',
    'reaction_removed',
  ]);
});

test('it has /papers, whose hint names the commands within a line', () => {
  const [papers = {}, ...others] = listAt(features, 'slash_commands');
  assert.deepEqual(others, []);
  assert.equal(papers.command, '/papers');
  const hint = textAt(papers, 'usage_hint');
  assert.ok(hint.length <= 100);
  assert.ok(hint.startsWith(`${commands[0]?.name} | `));
  assert.match(
    textAt(
      listAt(objectAt(slackManifest(fiftyCommands()), 'features'), 'slash_commands')[0] ?? {},
      'usage_hint',
    ),
    /^.{1,96} \| …$/,
  );
});

test('it has the shortcut for messages that the bot answers', () => {
  assert.deepEqual(
    listAt(features, 'shortcuts').map(({ type, callback_id }) => [type, callback_id]),
    [['message', inMessageId]],
  );
  for (const { name, description } of listAt(features, 'shortcuts')) {
    assert.ok(String(name).length <= 24, 'the name is longer than Slack takes');
    assert.ok(String(description).length <= 150);
  }
});

test('it asks for exactly the scopes under which these tests drive it', () => {
  assert.deepEqual(new Set(Object.keys(scopes)), new Set(everyScope));
});

function fiftyCommands() {
  return Array.from({ length: 50 }, () => commands).flat();
}

test('for an app that Slack calls it names the door in every place, and hears of removals', () => {
  const called: Json = slackManifest(commands, 'https://papers.example.org');
  const settings = objectAt(called, 'settings');
  const [papers = {}] = listAt(objectAt(called, 'features'), 'slash_commands');
  assert.deepEqual(
    [
      papers.url,
      objectAt(settings, 'event_subscriptions').request_url,
      objectAt(settings, 'interactivity').request_url,
    ],
    Array(3).fill('https://papers.example.org/slack/events'),
  );
  assert.equal(settings.socket_mode_enabled, false);
  assert.deepEqual(objectAt(called, 'oauth_config').redirect_urls, [
    'https://papers.example.org/slack/oauth_redirect',
  ]);
  const events = JSON.stringify(objectAt(settings, 'event_subscriptions').bot_events);
  assert.match(events, /"app_uninstalled","tokens_revoked"/);
  assert.doesNotMatch(JSON.stringify(manifest), /https:|app_uninstalled/);
});
