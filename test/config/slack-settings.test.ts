import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { readSettings } from '../../config/settings.ts';

const door = { PAPERBOY_DOOR_PORT: '8080', PAPERBOY_DOOR_URL: 'https://papers.example.org/' };
const signed = { SLACK_SIGNING_SECRET: 'planted-signing-secret' };
const one = { ...signed, SLACK_BOT_TOKEN: 'xoxb-planted', PAPERBOY_DOOR_PORT: '8080' };
const many = {
  ...door,
  ...signed,
  SLACK_CLIENT_ID: '1234567890.987654',
  SLACK_CLIENT_SECRET: 'planted-client-secret',
  PAPERBOY_SECRET_KEY: 'planted-secret-key of 32 characters',
};

test('one workspace or many come over HTTP, and no secret shows itself', () => {
  for (const env of [one, many]) {
    const read = readSettings(env);
    assert.ok(read.ok, read.ok ? '' : read.problems.join());
    assert.ok(read.settings.slack && 'signingSecret' in read.settings.slack);
    assert.doesNotMatch(JSON.stringify(read.settings) + inspect(read.settings, { depth: 9 }), /planted/);
  }
  const read = readSettings(many);
  assert.ok(read.ok && read.settings.slack && 'clientId' in read.settings.slack);
  assert.equal(read.settings.slack.url, 'https://papers.example.org');
});

test('a half that is missing is named, whichever it is, and so is what does nothing', () => {
  for (const name of Object.keys(many)) {
    const read = readSettings(without(many, name));
    assert.ok(!read.ok, name);
    assert.ok(
      read.problems.some((problem) => problem.startsWith(`${name} is missing: `)),
      `${name}: ${read.problems.join()}`,
    );
  }
  for (const name of ['SLACK_BOT_TOKEN', 'PAPERBOY_DOOR_PORT'])
    assert.match(problemsOf(without(one, name)), new RegExp(`^${name} is missing: .*SLACK_SIGNING_SECRET`));
  assert.match(
    problemsOf({ ...many, SLACK_BOT_TOKEN: 'xoxb-planted' }),
    /^SLACK_BOT_TOKEN does nothing .*Unset it/,
  );
  assert.match(problemsOf({ ...many, SLACK_APP_TOKEN: 'xapp-planted' }), /^SLACK_APP_TOKEN does nothing/);
  assert.match(problemsOf({ ...one, SLACK_APP_TOKEN: 'xapp-planted' }), /both set: .*unset one/);
  assert.match(problemsOf({ PAPERBOY_SECRET_KEY: many.PAPERBOY_SECRET_KEY }), /^SLACK_CLIENT_ID is missing/);
  for (const env of [one, many])
    assert.match(
      problemsOf({ ...env, PAPERBOY_NOW: '2026-06-15T09:00:00Z' }),
      /^PAPERBOY_NOW is set: .*Unset it/,
    );
});

test('what cannot be an id, a secret, a key, a port or an address of the door is refused in words', () => {
  const wrong = {
    SLACK_CLIENT_ID: 'A123',
    SLACK_CLIENT_SECRET: 'short',
    SLACK_SIGNING_SECRET: 'short',
    PAPERBOY_SECRET_KEY: 'thirty-one characters are short',
    PAPERBOY_DOOR_PORT: '65536',
    PAPERBOY_DOOR_URL: 'http://papers.example.org',
    PAPERBOY_DOOR_HOST: 'not an address',
  };
  for (const [name, value] of Object.entries(wrong))
    assert.match(problemsOf({ ...many, [name]: value }), new RegExp(`(^|\n)${name} (must|is too short)`));
  assert.match(
    problemsOf({ PAPERBOY_DOOR_URL: 'https://papers.example.org' }),
    /^PAPERBOY_DOOR_PORT is missing/,
  );
});

function without(env: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([key]) => key !== name));
}

function problemsOf(env: Readonly<Record<string, string>>): string {
  const read = readSettings(env);
  return read.ok ? '' : read.problems.join('\n');
}
