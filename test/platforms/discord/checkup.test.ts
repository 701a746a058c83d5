import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../src/finding.ts';
import type { Place } from '../../../src/place.ts';
import { type DiscordOptions, makeDiscord } from '../../../src/platforms/discord/connect.ts';
import { invitePermissions } from '../../../src/platforms/discord/permissions.ts';
import { type RestAnswer, startDiscordRest } from '../../kit/discord-rest.ts';
import { makeTestLog } from './desk.ts';

const clock = { now: () => new Date(), sleep: async () => {} };
const token = 'a-planted-token-of-discord';
const place: Place = 'discord:100000000000000001';
const everything: Readonly<Record<string, unknown>> = {
  '/users/@me': { id: '42', username: 'Paperboy' },
  '/applications/@me': { flags: 1 << 19 },
  '/channels/100000000000000001': { guild_id: '7', type: 0, permission_overwrites: [] },
  '/channels/100000000000000002': { guild_id: '7', type: 11, parent_id: '100000000000000001' },
  '/guilds/7/roles': [
    { id: '7', permissions: '0' },
    { id: '8', permissions: String(invitePermissions) },
    { id: '9', permissions: '8' },
  ],
  '/guilds/7/members/42': { roles: ['8'] },
};

test('a bot with its rights is well', async () => {
  const findings = await checkup({}, [place, 'discord:100000000000000002', 'discord:dm/5'], {
    readMessages: true,
  });
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['good', 'good', 'good', 'good', 'good', 'good'],
  );
});

test('a token that Discord does not accept is told with the page where it is copied, and is never shown', async () => {
  const findings = await checkup({ '/users/@me': 401 }, [place]);
  assert.equal(findings.length, 1);
  assert.equal(findings[0]?.state, 'bad');
  assert.match(findings[0]?.says ?? '', /does not accept DISCORD_TOKEN: copy the token anew/);
  assert.ok(!JSON.stringify(findings).includes(token));
});

test('a channel that is gone, hidden or read-only is told each with what to do', async () => {
  const gone = await checkup({ '/channels/100000000000000001': 404 }, [place]);
  assert.match(gone[2]?.says ?? '', /channel/);
  assert.equal(gone[2]?.state, 'bad');
  const overwrites = [{ id: '8', allow: '0', deny: String(1 << 11) }];
  const shut = { guild_id: '7', type: 0, permission_overwrites: overwrites };
  const readOnly = await checkup({ '/channels/100000000000000001': shut }, [place]);
  assert.equal(readOnly[2]?.state, 'bad');
  assert.match(readOnly[2]?.toDo ?? '', /“Send Messages”/);
});

test('a switch that Discord has not set is told before the bot fails to connect', async () => {
  const findings = await checkup({ '/applications/@me': { flags: 0 } }, [], { readMessages: true });
  assert.equal(findings[2]?.state, 'bad');
  assert.match(findings[2]?.toDo ?? '', /Message Content Intent/);
});

test('where Discord cannot be reached, its token is not blamed, and it is said where to look', async () => {
  const paperboy = makeDiscord({ token, apiUrl: 'http://127.0.0.1:9/api', clock, log: makeTestLog() });
  const findings = (await paperboy.checkup?.([place])) ?? [];
  await paperboy.close();
  assert.deepEqual(findings, [
    {
      about: 'Discord',
      state: 'bad',
      says: '127.0.0.1:9 cannot be reached (ECONNREFUSED).',
      toDo: 'Look whether this machine reaches it, and at DISCORD_API_URL; the bot goes on trying by itself.',
    },
  ]);
  const [troubled] = await checkup({ '/users/@me': 503 }, [place]);
  assert.deepEqual([troubled?.about, troubled?.state], ['Discord', 'bad']);
  assert.match(troubled?.says ?? '', /answers with trouble \(HTTP 503\)\.$/);
});

test('where Discord has trouble nobody is blamed', async () => {
  const findings = await checkup({ '/guilds/7/roles': 503, '/applications/@me': 503 }, [place]);
  assert.deepEqual(
    findings.map(({ state }) => state),
    ['good', 'doubtful', 'doubtful'],
  );
});

const publicKey = 'ab'.repeat(32);
const overHttp = { publicKey, doorUrl: 'https://papers.example.org' };
const endpoint = 'https://papers.example.org/discord/interactions';

test('the way by which Discord brings questions is said, and what each of them means', async () => {
  const [, byGateway] = await checkup({}, []);
  assert.match(byGateway?.says ?? '', /^By its gateway: one copy/);
  const application = { verify_key: publicKey.toUpperCase(), interactions_endpoint_url: endpoint };
  for (const way of [overHttp, { publicKey }]) {
    const [, byHttp] = await checkup({ '/applications/@me': application }, [], way);
    assert.equal(byHttp?.state, 'good');
    assert.match(byHttp?.says ?? '', /^Over HTTP, at https.*any number.*Reactions and pasted links/);
  }
});

test('where the portal and the settings differ, it is said what to put where', async () => {
  const tries: readonly (readonly [Readonly<Record<string, unknown>>, Partial<DiscordOptions>, RegExp])[] = [
    [
      { interactions_endpoint_url: endpoint },
      {},
      /Empty “Interactions Endpoint URL”.*set DISCORD_PUBLIC_KEY/,
    ],
    [{ verify_key: 'cd'.repeat(32) }, overHttp, /Copy the “Public Key” anew/],
    [
      { verify_key: publicKey, interactions_endpoint_url: null },
      overHttp,
      /put https:\/\/papers\.example\.org\/discord\/interactions into “Interactions Endpoint URL”/,
    ],
    [
      { verify_key: publicKey, interactions_endpoint_url: 'https://other.example.org/' },
      { publicKey },
      /put https:\/\/…\/discord\/interactions into/,
    ],
  ];
  for (const [application, way, toDo] of tries) {
    const [, finding] = await checkup({ '/applications/@me': application }, [], way);
    assert.equal(finding?.state, 'bad');
    assert.match(finding?.toDo ?? '', toDo);
    assert.equal(finding?.link, 'https://discord.com/developers/applications');
  }
});

/** What the checkup says where Discord answers so: a number is a status. */
async function checkup(
  answers: Readonly<Record<string, unknown>>,
  places: readonly Place[],
  more: Partial<DiscordOptions> = {},
): Promise<readonly Finding[]> {
  const rest = await startDiscordRest(({ path }): RestAnswer => {
    const body = { ...everything, ...answers }[path];
    if (body === undefined) return { status: 404, body: { code: 10003, message: 'Unknown Channel' } };
    return typeof body === 'number'
      ? { status: body, body: { code: 0, message: 'No' } }
      : { status: 200, body };
  });
  const log = makeTestLog();
  const discord = makeDiscord({ token, apiUrl: rest.url, clock, log, ...more });
  try {
    return (await discord.checkup?.(places)) ?? [];
  } finally {
    await discord.close();
    await rest.stop();
  }
}
