import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { settingRows } from '../../config/setting-rows.ts';
import { readSettings, settingNames } from '../../config/settings.ts';

test('an empty environment is enough', () => {
  const read = readSettings({});
  assert.ok(read.ok);
  assert.equal(read.settings.store, 'data/paperboy.db');
  assert.equal(read.settings.discord, undefined);
  assert.equal(read.settings.slack, undefined);
});

test('every wrong setting is named at once, with what to set instead', () => {
  const read = readSettings({
    HF_ENDPOINT: 'huggingface',
    PAPERBOY_NOW: 'tomorrow',
    PAPERBOY_LOG: 'loud',
    PAPERBOY_ARXIV_CATEGORIES: 'machine learning!',
    SLACK_BOT_TOKEN: 'xapp-wrong-way-round',
  });
  assert.ok(!read.ok);
  const named = [
    'HF_ENDPOINT',
    'PAPERBOY_NOW',
    'PAPERBOY_LOG',
    'PAPERBOY_ARXIV_CATEGORIES',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
  ];
  for (const name of named)
    assert.ok(
      read.problems.some((problem) => problem.startsWith(name)),
      `${name} is not named`,
    );
  assert.match(read.problems.join('\n'), /2026-06-15T09:00:00Z/);
});

test('Discord over HTTP needs its token, its key and the door, and cannot read messages', () => {
  const whole = {
    DISCORD_TOKEN: 'a planted token',
    DISCORD_PUBLIC_KEY: 'AB'.repeat(32),
    PAPERBOY_DOOR_PORT: '8080',
  };
  const read = readSettings(whole);
  assert.ok(read.ok);
  assert.equal(read.settings.discord?.publicKey, whole.DISCORD_PUBLIC_KEY);
  const problemsOf = (more: Readonly<Record<string, string>>): string => {
    const wrong = readSettings({ ...whole, ...more });
    return wrong.ok ? '' : wrong.problems.join('\n');
  };
  for (const name of ['DISCORD_TOKEN', 'PAPERBOY_DOOR_PORT'])
    assert.match(problemsOf({ [name]: '' }), new RegExp(`^${name} is missing: .*DISCORD_PUBLIC_KEY`));
  assert.match(problemsOf({ DISCORD_PUBLIC_KEY: 'ab' }), /^DISCORD_PUBLIC_KEY must be 64 hexadecimal digits/);
  assert.match(
    problemsOf({ DISCORD_READ_MESSAGES: 'on' }),
    /^DISCORD_READ_MESSAGES is on.*unset one of the two/,
  );
});

test('one Slack token without the other is a problem, since Slack needs both', () => {
  const read = readSettings({ SLACK_APP_TOKEN: 'xapp-1-something' });
  assert.ok(!read.ok);
  assert.match(read.problems.join(), /SLACK_BOT_TOKEN is missing/);
});

test('a model that writes gists needs its address and its name, and shows no key', () => {
  const whole = {
    PAPERBOY_LLM_URL: 'http://127.0.0.1:11434/v1/',
    PAPERBOY_LLM_MODEL: 'qwen3:8b',
    PAPERBOY_LLM_KEY: 'sk-planted',
  };
  const read = readSettings(whole);
  assert.ok(read.ok);
  assert.deepEqual(
    [read.settings.model?.url, read.settings.model?.model, read.settings.model?.key?.reveal()],
    ['http://127.0.0.1:11434/v1', 'qwen3:8b', 'sk-planted'],
  );
  assert.doesNotMatch(JSON.stringify(read.settings) + inspect(read.settings, { depth: 9 }), /planted/);
  for (const name of ['PAPERBOY_LLM_URL', 'PAPERBOY_LLM_MODEL']) {
    const half = readSettings({ ...whole, [name]: '' });
    assert.ok(!half.ok);
    assert.match(half.problems.join(), new RegExp(`^${name} is missing`));
  }
});

test('an address that would hold the key of a model is refused, and its key not repeated', () => {
  for (const user of ['me:planted@', 'planted@', ':planted@']) {
    const read = readSettings({
      PAPERBOY_LLM_URL: `http://${user}127.0.0.1:11434/v1`,
      PAPERBOY_LLM_MODEL: 'qwen3:8b',
    });
    assert.ok(!read.ok);
    assert.match(read.problems.join(), /^PAPERBOY_LLM_URL .*PAPERBOY_LLM_KEY/);
    assert.doesNotMatch(read.problems.join(), /planted/);
  }
});

test('a bare % in the password of a mail server is a problem in words', () => {
  const withPassword = (password: string) =>
    readSettings({
      PAPERBOY_SMTP_URL: `smtp://me:${password}@mail.example.org`,
      PAPERBOY_MAIL_FROM: 'papers@example.org',
      PAPERBOY_WEB_URL: 'https://papers.example.org',
    });
  for (const password of ['100%planted', 'planted%', 'planted%E0%A4%A']) {
    const read = withPassword(password);
    assert.ok(!read.ok);
    assert.match(read.problems.join(), /^PAPERBOY_SMTP_URL .*write % as %25/);
    assert.doesNotMatch(read.problems.join(), /planted/);
  }
  assert.ok(withPassword('100%25').ok);
});

test('a database is a store that is shared, and shows its password nowhere', () => {
  for (const protocol of ['postgres', 'postgresql']) {
    const url = `${protocol}://me:planted@db.example.org:5432/papers?sslmode=require`;
    const read = readSettings({ PAPERBOY_STORE: url });
    assert.ok(read.ok);
    assert.equal(read.settings.store, 'data/copy.db');
    assert.equal(read.settings.shared?.reveal(), url);
    assert.doesNotMatch(JSON.stringify(read.settings) + inspect(read.settings, { depth: 9 }), /planted/);
  }
  const here = readSettings({ PAPERBOY_STORE: 'postgres://127.0.0.1/papers', PAPERBOY_COPY: '/tmp/one.db' });
  assert.ok(here.ok);
  assert.equal(here.settings.store, '/tmp/one.db');
});

test('an address that is no database is taken for no file, and is not repeated', () => {
  const wrong = [
    'mysql://me:planted@db.example.org/papers',
    'postgres://me:planted@db.example.org',
    'postgres://me:planted@db.example.org/',
    'postgres:///planted',
    'postgres://me:planted@/papers',
    'postgres://me:planted#1@db.example.org/papers',
    'postgres://me:planted%@db.example.org/papers',
  ];
  for (const PAPERBOY_STORE of wrong) {
    const read = readSettings({ PAPERBOY_STORE });
    assert.ok(!read.ok, PAPERBOY_STORE);
    assert.match(read.problems.join(), /^PAPERBOY_STORE (must be|has a bare %)/);
    assert.doesNotMatch(read.problems.join(), /planted/);
  }
  const idle = readSettings({ PAPERBOY_COPY: 'copy.db' });
  assert.ok(!idle.ok);
  assert.match(idle.problems.join(), /^PAPERBOY_COPY does nothing here/);
});

test('a token shows itself nowhere unless it is asked to', () => {
  const read = readSettings({ DISCORD_TOKEN: 'planted-token-42' });
  assert.ok(read.ok);
  const shown = [
    JSON.stringify(read.settings),
    inspect(read.settings, { depth: 9 }),
    `${read.settings.discord?.token}`,
  ];
  for (const words of shown) assert.doesNotMatch(words, /planted/);
  assert.equal(read.settings.discord?.token.reveal(), 'planted-token-42');
});

test('a wrong token is not repeated in the problem that names it', () => {
  const read = readSettings({
    SLACK_BOT_TOKEN: 'planted',
    SLACK_APP_TOKEN: 'planted',
    DISCORD_TOKEN: 'plant',
  });
  assert.ok(!read.ok);
  assert.doesNotMatch(read.problems.join(), /plant/);
});

test('every setting that is read stands in the table of the README', () => {
  assert.deepEqual(settingRows.map((row) => row.name).sort(), [...settingNames].sort());
});

test('Discord’s messages are read only where that is set in so many words', () => {
  const reads = (value: string) => {
    const read = readSettings({ DISCORD_TOKEN: 'planted-token-42', DISCORD_READ_MESSAGES: value });
    return read.ok ? (read.settings.discord?.readMessages ?? false) : read.problems.join();
  };
  assert.equal(reads(''), false);
  assert.equal(reads('off'), false);
  assert.equal(reads('on'), true);
  assert.equal(reads('yes'), 'DISCORD_READ_MESSAGES must be on or off.');
});

test('mail needs its sender and the page that its links lead to', () => {
  const missing = readSettings({ PAPERBOY_SMTP_URL: 'smtp://mail.example.org', PAPERBOY_WEB_PORT: 'off' });
  assert.ok(!missing.ok);
  for (const name of ['PAPERBOY_MAIL_FROM', 'PAPERBOY_WEB_URL', 'PAPERBOY_WEB_PORT'])
    assert.match(missing.problems.join('\n'), new RegExp(`^${name} `, 'm'));
  const mail = {
    PAPERBOY_SMTP_URL: 'smtps://me:planted@mail.example.org',
    PAPERBOY_MAIL_FROM: 'Paperboy, daily <papers@example.org>',
    PAPERBOY_WEB_URL: 'https://papers.example.org/',
  };
  const read = readSettings(mail);
  assert.ok(read.ok);
  assert.deepEqual(read.settings.mail?.from, { name: 'Paperboy, daily', address: 'papers@example.org' });
  assert.equal(read.settings.mail?.perMinute, 60);
  assert.doesNotMatch(inspect(read.settings, { depth: 9 }), /planted/);
  for (const from of ['papers', 'A <a@b.org> B', 'A\r\nBcc: b@c.org <a@b.org>', 'a@b.org, c@d.org'])
    assert.ok(!readSettings({ ...mail, PAPERBOY_MAIL_FROM: from }).ok, from);
  for (const [name, value] of [
    ['PAPERBOY_SMTP_URL', 'http://planted.example.org'],
    ['PAPERBOY_MAIL_PER_MINUTE', '0'],
    ['PAPERBOY_SIGNING_KEY', 'planted'],
  ] as const) {
    const wrong = readSettings({ ...mail, [name]: value });
    assert.ok(!wrong.ok && wrong.problems.join().startsWith(name), name);
    assert.doesNotMatch(wrong.problems.join(), /planted/);
  }
});

test('an address for the sites is one line of plain ASCII, since it goes into a header', () => {
  for (const contact of ['me@exämple.org', 'me@example.org\r\nX-Evil: 1']) {
    const read = readSettings({ PAPERBOY_CONTACT: contact });
    assert.match(read.ok ? '' : read.problems.join(), /^PAPERBOY_CONTACT must be one line of plain ASCII/);
  }
  const read = readSettings({ PAPERBOY_CONTACT: ' https://example.org/bot \n' });
  assert.equal(read.ok && read.settings.contact, 'https://example.org/bot');
});

test('a misspelt setting is named with the one that was probably meant', () => {
  const said = (env: Readonly<Record<string, string>>, inFile: readonly string[] = []) => {
    const read = readSettings(env, inFile);
    return read.ok ? [] : read.problems;
  };
  const meant = (name: string, wanted: string) => `${name} is no setting: did you mean ${wanted}?`;
  assert.deepEqual(said({ DISCORD_TOKN: 'planted' }), [meant('DISCORD_TOKN', 'DISCORD_TOKEN')]);
  assert.deepEqual(said({ PAPERBOY_WEBPORT: '1', SLACK_BOT_TOKENS: 'x' }), [
    meant('PAPERBOY_WEBPORT', 'PAPERBOY_WEB_PORT'),
    meant('SLACK_BOT_TOKENS', 'SLACK_BOT_TOKEN'),
  ]);
  assert.match(
    said({ PAPERBOY_COLOUR: 'red' }).join(),
    /^PAPERBOY_COLOUR is no setting: the README has them/,
  );
  assert.deepEqual(said({ PAPERBOY_COLOUR: ' ' }), []);
});

test('what other programs call their own is left alone, but not in our file', () => {
  const others = {
    SLACK_WEBHOOK_URL: 'https://example.org',
    SLACK_TOKEN: 'xoxp-1',
    DISCORD_BOT_TOKEN: 'planted-token',
    HF_HOME: '/models',
    NODE_ENV: 'production',
  };
  assert.ok(readSettings(others).ok);
  const read = readSettings(others, Object.keys(others));
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problems.map((problem) => problem.split(' ')[0]),
    ['SLACK_WEBHOOK_URL', 'SLACK_TOKEN', 'DISCORD_BOT_TOKEN'],
  );
  assert.match(read.problems.join('\n'), /DISCORD_BOT_TOKEN is no setting: did you mean DISCORD_TOKEN\?/);
  assert.doesNotMatch(read.problems.join('\n'), /planted/);
});

test('what Kubernetes says of a service that is called paperboy is no setting and no mistake', () => {
  const read = readSettings({
    PAPERBOY_SERVICE_HOST: '10.0.0.11',
    PAPERBOY_SERVICE_PORT_WEB: '7788',
    PAPERBOY_PORT: 'tcp://10.0.0.11:7788',
    PAPERBOY_PORT_7788_TCP: 'tcp://10.0.0.11:7788',
    PAPERBOY_PORT_7788_TCP_ADDR: '10.0.0.11',
  });
  assert.ok(read.ok, read.ok ? '' : read.problems.join());
});

test('a category that arXiv does not have is named; one in small letters is written as arXiv writes it', () => {
  const read = (PAPERBOY_ARXIV_CATEGORIES: string) => readSettings({ PAPERBOY_ARXIV_CATEGORIES });
  const right = read('cs.cl, stat.ML+cond-mat.dis-nn astro-ph');
  assert.ok(right.ok);
  assert.deepEqual(right.settings.arxiv.categories, ['cs.CL', 'stat.ML', 'cond-mat.dis-nn', 'astro-ph']);
  const wrong = read('cs.ZZZ cs.LG foo nlp');
  assert.deepEqual(wrong.ok ? [] : wrong.problems, [
    'PAPERBOY_ARXIV_CATEGORIES has cs.ZZZ, which is no category of arXiv: name some with spaces between, such as cs.CL cs.LG.',
    'PAPERBOY_ARXIV_CATEGORIES has foo, which is no category of arXiv: name some with spaces between, such as cs.CL cs.LG.',
    'PAPERBOY_ARXIV_CATEGORIES has nlp, which is no category of arXiv: name some with spaces between, such as cs.CL.',
  ]);
  assert.ok(!read(' , ').ok);
});
