import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, test } from 'node:test';
import { openArchive } from '../src/archive/open.ts';
import { startEcho, startMailEcho } from './kit/echo.ts';
import { plantedIn, secretNames, tokenOf } from './kit/planted.ts';
import { plantedProgram, plantedSomewhere } from './kit/planted-program.ts';
import { noReplica, startReplica } from './kit/replica.ts';
import { nowhere, type Site } from './kit/site.ts';
import { startSlack } from './kit/slack/slack.ts';

/** Slack is called by a socket, or calls us over HTTP: never both. */
const overHttp = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_SECRET', 'PAPERBOY_SECRET_KEY'];
const besides = {
  PAPERBOY_LOG: 'debug',
  PAPERBOY_ARXIV_CATEGORIES: 'cs.CL',
  PAPERBOY_NOW: '2026-06-15T12:00:00Z',
  PAPERBOY_WEB_PORT: '0',
  PAPERBOY_WEB_URL: 'https://papers.example.org',
  PAPERBOY_MAIL_FROM: 'papers@example.org',
  PAPERBOY_LLM_MODEL: 'a-model',
};

describe('no planted secret is said', { concurrency: true }, () => {
  test('platforms, sites and mail servers that say back what they were sent find no listener for it', async (t) => {
    await using echo = await startEcho();
    await using mail = await startMailEcho();
    const run = await plantedProgram(t, 'PAPERBOY_STORE', ...overHttp);
    const env = {
      ...run.env(mail.port),
      ...besides,
      ...sitesAt(echo.url),
      DISCORD_API_URL: echo.url,
      SLACK_API_URL: echo.url,
      PAPERBOY_LLM_URL: echo.url,
    };
    const [seen, looked, ...others] = await Promise.all([
      run.visited(env, () => hasHeard(echo, 'HF_TOKEN')),
      run.ended(env, 'doctor', '--json'),
      run.ended(env, 'manifest', 'slack'),
    ]);
    assert.match(seen, /HTTP 401|refuse|invalid_auth/i, 'nobody tried a token');
    assert.match(looked, /mail/);
    for (const name of ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'HF_TOKEN'])
      assert.ok(hasHeard(echo, name), name);
    assertNone({ seen, looked, others: others.join('\n'), ...(await run.files()) });
  });

  test('where nobody answers, and where the program falls, nothing is said of what it was given', async (t) => {
    await using echo = await startEcho();
    const run = await plantedProgram(t, 'PAPERBOY_STORE', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN');
    // What Slack signs would be of another time.
    const { PAPERBOY_NOW: _, ...today } = besides;
    const env = {
      ...run.env(9),
      ...today,
      ...sitesAt(echo.url),
      ...{ DISCORD_API_URL: nowhere, SLACK_API_URL: nowhere, PAPERBOY_LLM_URL: nowhere },
      ...{
        SLACK_CLIENT_ID: '123.456',
        PAPERBOY_DOOR_PORT: '0',
        PAPERBOY_DOOR_URL: 'https://door.example.org',
      },
    };
    const broken = join(run.folder, 'broken.db');
    await (await openArchive(broken)).close();
    const database = new DatabaseSync(broken);
    database.exec('DROP TABLE listings');
    database.close();
    const fall = "data:text/javascript,setTimeout(() => { throw new Error('a surprise'); }, 700)";
    const [dead, doctor, surprised, fallen] = await Promise.all([
      run.visited(env, () => true),
      run.ended(env, 'doctor'),
      run.ended({ ...env, PAPERBOY_STORE: broken }, 'today'),
      run.ended({ ...env, NODE_OPTIONS: `--import "${fall}"` }, 'start'),
    ]);
    assert.match(surprised, /no such table/);
    assert.match(fallen, /a surprise/);
    assertNone({ dead, doctor, surprised, fallen, ...(await run.files()) });
  });

  test('a wrong setting is named without its value, and so is a database that cannot be reached', async (t) => {
    const run = await plantedProgram(t);
    const right = run.env(9);
    const wrong = Object.fromEntries(
      secretNames.map((name) => [name, ` ${tokenOf(name).slice(0, 16)}\u0007`]),
    );
    const store = { PAPERBOY_STORE: right.PAPERBOY_STORE ?? '' };
    const outputs = await Promise.all([
      run.ended({ ...wrong, PAPERBOY_STORE: `mysql://u:${tokenOf('PAPERBOY_STORE')}@h/name` }, 'today'),
      run.ended({ PAPERBOY_SMTP_URL: `smtp://u:${tokenOf('PAPERBOY_SMTP_URL')}%zz@h` }, 'today'),
      run.ended({ ...store, PAPERBOY_LOG: 'debug' }, 'today'),
    ]);
    assert.match(outputs[0] ?? '', /Please mend/);
    for (const [at, output] of outputs.entries()) assertNone({ [`run ${at}`]: output });
  });

  test('all goes well, and still no secret stands in a log, on a page, in an export, a backup or the store', {
    skip: noReplica,
  }, async (t) => {
    const [replica, slack] = await Promise.all([startReplica('2026-06-15'), startSlack()]);
    t.after(() => Promise.all([replica.stop(), slack.close()]));
    await using mail = await startMailEcho();
    const run = await plantedProgram(t, 'PAPERBOY_STORE', 'DISCORD_TOKEN', 'PAPERBOY_LLM_KEY', ...overHttp);
    const given = run.env(mail.port);
    slack.workspace.tokens.bot = given.SLACK_BOT_TOKEN ?? '';
    slack.workspace.tokens.app = given.SLACK_APP_TOKEN ?? '';
    const { PAPERBOY_LLM_MODEL: _, ...rest } = besides;
    const env = { ...given, ...rest, ...sitesAt(replica.url), SLACK_API_URL: slack.url };
    const seen = await run.visited(env, (said) => said.includes('connected to Slack'));
    assert.match(seen, /connected to Slack/);
    const said = await Promise.all([
      run.ended(env, 'choices', 'export', 'choices.json'),
      run.ended(env, 'export', './papers.jsonl'),
      run.ended(env, 'backup', 'backup.db'),
      run.ended(env, 'outbox', '--json'),
      run.ended(env, 'today', '--json'),
    ]);
    const files = await run.files();
    assert.ok(Object.keys(files).includes('backup.db') && Object.keys(files).includes('choices.json'));
    assertNone({ seen, said: said.join('\n'), ...files });
  });
});

test('no secret of the settings was forgotten here', () => {
  assert.deepEqual(
    secretNames.filter((name) => !plantedSomewhere.has(name)),
    [],
  );
  assert.ok(secretNames.length >= 8);
});

function assertNone(places: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(places)) {
    const found = plantedIn(text);
    assert.deepEqual(found, [], `${found} in ${name}`);
  }
}

/** Whether the site was sent the token of this setting. */
function hasHeard({ requests }: Site, name: string): boolean {
  return requests.some(({ headers }) => headers.authorization?.includes(tokenOf(name)));
}

function sitesAt(url: string) {
  return { HF_ENDPOINT: url, PAPERBOY_ARXIV_URL: url };
}
