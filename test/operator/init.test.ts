import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { readSettings } from '../../config/settings.ts';
import { readSettingsFile, withSettings, writeSettings } from '../../src/operator/settings-file.ts';
import { inviteLink } from '../../src/platforms/discord/invite.ts';
import { runCommand } from '../../src/program.ts';
import { tempFolder } from '../archive/kit.ts';
import { makeTestWorld } from '../kit/world.ts';

const id = '123456789012345678';
const discordToken = `${Buffer.from(id).toString('base64url')}.Gplant.ed-secret-of-discord`;
const enter = '\r';

test('what a person answers stands in .env beside what was there, for its owner alone, and no token on the screen', async (t) => {
  const { status, shown, file } = await init(t, 'HF_TOKEN=hf_12345678\nSLACK_BOT_TOKEN=xoxb-old\n', [
    [/Which chats/, ` \u001b[B ${enter}`],
    [/The Discord bot's token/, `${discordToken}${enter}`],
    [/reach Paperboy/, enter],
    [/xoxb-…/, `xoxb-planted${enter}`],
    [/xapp-…/, `xapp-planted${enter}`],
    [/reach you/, `me@example.org${enter}`],
  ]);
  assert.equal(status, 0);
  assert.deepEqual(
    { ...parseEnv(await readFile(file, 'utf8')) },
    {
      HF_TOKEN: 'hf_12345678',
      SLACK_BOT_TOKEN: 'xoxb-planted',
      DISCORD_TOKEN: discordToken,
      SLACK_APP_TOKEN: 'xapp-planted',
      PAPERBOY_CONTACT: 'me@example.org',
    },
  );
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.ok(!/planted|plant\.ed/.test(shown), 'a token is shown');
  assert.match(shown, /client_id=123456789012345678&scope=bot\+applications\.commands/);
  assert.match(shown, /api\.slack\.com\/apps\?new_app=1&manifest_json=/);
});

test('a token that cannot be one is refused in words, and asked for again', async (t) => {
  const { status, shown, file } = await init(t, '', [
    [/Which chats/, `\u001b[B ${enter}`],
    [/reach Paperboy/, enter],
    [/xoxb-…/, `xapp-mixed-up${enter}`],
    [/must start with xoxb-/, `${'\u007f'.repeat(13)}xoxb-right-one${enter}`],
    [/xapp-…/, `xapp-right-one${enter}`],
    [/reach you/, enter],
  ]);
  assert.equal(status, 0);
  assert.match(shown, /copy it whole/);
  assert.deepEqual(
    { ...parseEnv(await readFile(file, 'utf8')) },
    {
      SLACK_BOT_TOKEN: 'xoxb-right-one',
      SLACK_APP_TOKEN: 'xapp-right-one',
    },
  );
});

test('for many workspaces it asks for what Slack needs over HTTP, and makes the key that closes their tokens', async (t) => {
  const down = '\u001b[B';
  const { status, shown, file } = await init(t, '', [
    [/Which chats/, `${down} ${enter}`],
    [/reach Paperboy/, `${down}${down}${enter}`],
    [/public address/, `https://papers.example.org/${enter}`],
    [/Signing Secret/, `planted-signing-secret${enter}`],
    [/Client ID/, `1234567890.987654${enter}`],
    [/Client Secret/, `planted-client-secret${enter}`],
    [/reach you/, enter],
  ]);
  assert.equal(status, 0);
  const written = { ...parseEnv(await readFile(file, 'utf8')) };
  const read = readSettings(written);
  assert.ok(read.ok, read.ok ? '' : read.problems.join());
  assert.ok(read.settings.slack && 'clientId' in read.settings.slack);
  assert.deepEqual(read.settings.door, { port: 8080, host: '127.0.0.1', url: 'https://papers.example.org' });
  assert.ok((written.PAPERBOY_SECRET_KEY ?? '').length >= 32);
  assert.ok(!/planted/.test(shown), 'a secret is shown');
  assert.match(decodeURIComponent(shown), /https:\/\/papers\.example\.org\/slack\/oauth_redirect/);
});

test('who leaves in the middle has written nothing', async (t) => {
  const { status, file } = await init(t, 'HF_TOKEN=hf_12345678\n', [
    [/Which chats/, ` ${enter}`],
    [/The Discord bot's token/, '\u0003'],
  ]);
  assert.equal(status, 1);
  assert.equal(await readFile(file, 'utf8'), 'HF_TOKEN=hf_12345678\n');
});

test('who wants no chat and gives no address has nothing to write, and is told how to begin', async (t) => {
  const { status, shown, file } = await init(t, '', [
    [/Which chats/, enter],
    [/reach you/, enter],
  ]);
  assert.equal(status, 0);
  assert.ok(!existsSync(file));
  assert.match(shown, /There is nothing to write yet\. Begin with npm start\./);
  assert.doesNotMatch(shown, /Written to/);
});

test('without a terminal nobody is asked', async () => {
  const world = makeTestWorld({}, '2026-06-15T12:00:00Z');
  assert.equal(await runCommand(world, ['init']), 2);
  assert.match(world.noted(), /run it in a terminal/);
});

test('whatever stood in .env, the new values are read back and the others stay', () => {
  const name = fc.stringMatching(/^[A-Z]{1,3}_[A-Z]{1,3}$/);
  const value = fc.stringMatching(/^[\w ./:@#=+-]{0,20}$/).map((text) => text.trim());
  const settings = fc.dictionary(name, value, { maxKeys: 5 });
  fc.assert(
    fc.property(settings, settings, (before, after) => {
      const text = withSettings(`# mine\n${withSettings('', before)}`, after);
      assert.deepEqual({ ...parseEnv(text) }, { ...before, ...after });
      assert.ok(text.startsWith('# mine\n'));
    }),
  );
});

test('a value with one kind of quotation marks is kept as it is; one with both is refused in a sentence', () => {
  const read = (text: string) => parseEnv(text).PAPERBOY_CONTACT;
  const one = fc.constantFrom("'", '"');
  const words = fc.stringMatching(/^[\w #$\\`=]{0,9}$/);
  fc.assert(
    fc.property(one, words, words, (quote, before, after) => {
      const value = `a${before}${quote}${after}z`;
      // In double quotes, which an apostrophe needs, \\n would be a line break.
      fc.pre(quote === '"' || !value.includes('\\n'));
      const text = withSettings("PAPERBOY_LOG='info'\n", { PAPERBOY_CONTACT: value });
      assert.equal(read(text), value);
    }),
  );
  assert.throws(() => withSettings('', { PAPERBOY_CONTACT: `O'Neil "x"` }), {
    name: 'OperatorError',
    message: /^PAPERBOY_CONTACT may not have both kinds of quotation marks/,
  });
});

test('a value in quotes that goes on over lines stays whole, whatever its lines look like', () => {
  for (const quote of ["'", '"', '`']) {
    const key = `-----BEGIN KEY-----\nHF_TOKEN=not-one\n# no comment\n-----END KEY-----`;
    const before = `export  KEY = ${quote}${key}${quote} # mine\nHF_TOKEN=old\n`;
    const text = withSettings(before, { HF_TOKEN: 'new', KEY2: 'x' });
    assert.equal(text, before.replace('HF_TOKEN=old', 'HF_TOKEN=new').concat('KEY2=x\n'));
    assert.deepEqual({ ...parseEnv(text) }, { KEY: key, HF_TOKEN: 'new', KEY2: 'x' });
    assert.equal({ ...parseEnv(withSettings(before, { KEY: 'short' })) }.KEY, 'short');
  }
});

test('lines of .env that set nothing are found by their numbers, and cost no other line', () => {
  const text =
    '\ufeffHF_TOKEN=a\n# mine\n\nDISCORD_TOKEN: planted\nSLACK_BOT_TOKEN=b\r\n KEY="one\ntwo"\nexport\nexport X = 1\n=2\n';
  const { values, strays } = readSettingsFile(text);
  assert.deepEqual(strays, [4, 8, 10]);
  assert.deepEqual({ ...values }, { HF_TOKEN: 'a', SLACK_BOT_TOKEN: 'b', KEY: 'one\ntwo', X: '1' });
});

test('the program names each odd line and each odd name of .env, and shows no value', async (t) => {
  const folder = await tempFolder(t);
  await writeFile(
    join(folder, '.env'),
    'HF_TOKEN=planted-one\nDISCORD_TOKEN planted-two\nDISCORD_TOKN=planted-three\n',
  );
  const main = join(import.meta.dirname, '../../src/main.ts');
  const done = spawnSync(process.execPath, [main, 'outbox'], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  assert.equal(done.status, 2);
  assert.equal(
    done.stderr,
    'Paperboy cannot start. Please mend:\n  Line 2 of .env is no NAME=value.\n  DISCORD_TOKN is no setting: did you mean DISCORD_TOKEN?\n',
  );
});

test('a settings file that is a link stays one, and what it leads to is written', async (t) => {
  const folder = await tempFolder(t);
  const [link, target, dangling] = ['.env', 'shared.env', 'later.env'].map((name) => join(folder, name));
  assert.ok(link && target && dangling);
  await writeFile(target, 'HF_TOKEN=hf_12345678\n');
  await symlink('shared.env', link);
  await writeSettings(link, { PAPERBOY_LOG: 'warn' });
  assert.ok((await lstat(link)).isSymbolicLink());
  assert.equal(await readFile(target, 'utf8'), 'HF_TOKEN=hf_12345678\nPAPERBOY_LOG=warn\n');
  await symlink('not-there-yet', dangling);
  await writeSettings(dangling, { PAPERBOY_LOG: 'warn' });
  assert.equal(await readFile(join(folder, 'not-there-yet'), 'utf8'), 'PAPERBOY_LOG=warn\n');
});

test('an address for the sites that no header can hold is refused in words, and asked for again', async (t) => {
  const { status, shown, file } = await init(t, '', [
    [/Which chats/, enter],
    [/reach you/, `me@exämple.org${enter}`],
    [/plain ASCII/, `${'\u007f'.repeat(14)}me@example.org${enter}`],
  ]);
  assert.equal(status, 0);
  assert.doesNotMatch(shown, /Written to .*ä/);
  assert.equal(parseEnv(await readFile(file, 'utf8')).PAPERBOY_CONTACT, 'me@example.org');
});

test('a token that begins with no number gives no link', () => {
  assert.equal(inviteLink('no-token-of-discord'), undefined);
});

/** Runs init with a person who presses these keys, each as soon as the screen shows what is asked. */
async function init(t: TestContext, before: string, answers: readonly (readonly [RegExp, string])[]) {
  const file = join(await tempFolder(t), '.env');
  if (before !== '') await writeFile(file, before);
  const keys = new PassThrough();
  const screen = new PassThrough();
  let shown = '';
  let fresh = '';
  const waiting = [...answers];
  screen.on('data', (chunk) => {
    shown += String(chunk);
    fresh += String(chunk);
    const [next] = waiting;
    if (!next?.[0].test(fresh)) return;
    waiting.shift();
    fresh = '';
    setImmediate(() => keys.write(next[1]));
  });
  const world = makeTestWorld({}, '2026-06-15T12:00:00Z');
  const status = await runCommand({ ...world, person: { keys, screen }, settingsFile: file }, ['init']);
  return { status, shown, file };
}
