import type { Caller, Context } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { makeMailLinks } from '../commands/mail-links.ts';
import type { Settings } from '../config/settings.ts';
import { topics } from '../config/topics.ts';
import type { Archive } from './archive/archive.ts';
import { type ArchiveOptions, openArchive } from './archive/open.ts';
import type { Clock } from './clock.ts';
import { makeDesk } from './desk.ts';
import type { Embedder } from './embedder.ts';
import type { GistWriter } from './gist-writer.ts';
import type { Health } from './health.ts';
import { makePictures } from './pictures/pictures.ts';
import { urlAt } from './platforms/listening.ts';
import type { Desk, Platform } from './platforms/platform.ts';
import { makeTerminal } from './platforms/terminal/terminal.ts';
import { makeSealer } from './seal.ts';
import { makeSigner, type Signer } from './signer.ts';
import type { FetchPage } from './sources/page.ts';
import type { Source } from './sources/source.ts';
import type { World } from './world.ts';

/** What remembers and what answers, put together by hand. */
export type House = {
  readonly archive: Archive;
  readonly desk: Desk;
  /** What a command of this caller reaches. */
  readonly contextFor: (caller: Caller) => Context;
  readonly signer: Signer;
  readonly close: () => Promise<void>;
};

/** Opens the store. Throws an `OperatorError` where it cannot be used. */
export async function openHouse(world: World): Promise<House> {
  const { settings, clock, log, screen } = world;
  const archive = await openStoreOf(settings, clock, {
    embedder: () => openEmbedder(settings),
    warn: (sentence) => log.warn({ store: settings.store }, sentence),
    indexing: (done, of) =>
      screen.live && screen.note(`\rReading papers into the search index anew: ${done} of ${of}`),
  });
  const { signingKey } = settings;
  const signer = makeSigner(
    async () => signingKey?.reveal() ?? archive.mailboxes.key('signing', world.newSecret),
  );
  const page = pageOf(world, signer);
  const pictures = makePictures(log);
  const contextFor = (caller: Caller): Context => ({
    archive,
    topics,
    commands,
    pictures,
    caller,
    now: clock.now(),
    ...(page && { page }),
  });
  return { archive, desk: makeDesk(contextFor, log, world.meter), contextFor, signer, close: archive.close };
}

/** One SQLite file, or a database that copies share: what speaks with that is loaded only where it is used. */
async function openStoreOf(
  { store, shared }: Settings,
  clock: Clock,
  options: ArchiveOptions,
): Promise<Archive> {
  if (!shared) return openArchive(store, options);
  const { openSharedArchive } = await import('./archive/postgres/open.ts');
  return openSharedArchive({ url: shared.reveal(), copy: store, clock, ...options });
}

function pageOf({ settings: { web, mail } }: World, signer: Signer): Context['page'] {
  if (!web) return undefined;
  return {
    url: web.url ?? urlAt(web),
    isLocal: web.url === undefined,
    signer,
    sendsMail: mail !== undefined,
  };
}

/** What says what papers mean: our own small model, or the one that the settings name. */
async function openEmbedder({ embeddings }: Settings): Promise<Embedder> {
  if (embeddings === undefined) return (await import('./vectors/open-small-model.ts')).openSmallModel();
  return (await import('./vectors/transformers.ts')).openTransformers(embeddings);
}

/** The sites. Their parsers are loaded only where something is read: most people ask the archive, and wait for it. */
export async function openSources(world: World): Promise<readonly Source[]> {
  const { makeHuggingFace } = await import('./sources/huggingface.ts');
  const { makeArxiv } = await import('./sources/arxiv.ts');
  const { huggingFace, arxiv } = world.settings;
  const fetchPage = await openFetchPage(world);
  return [
    makeHuggingFace({
      fetchPage,
      endpoint: huggingFace.endpoint,
      ...(huggingFace.token && { token: huggingFace.token.reveal() }),
    }),
    makeArxiv({ fetchPage, categories: arxiv.categories, ...(arxiv.url && { url: arxiv.url }) }),
  ];
}

/** What writes gists; undefined where the operator named no model. */
export async function openGistWriter({
  settings: { model },
  ending,
}: World): Promise<GistWriter | undefined> {
  if (!model) return undefined;
  const { makeGistWriter } = await import('./writer/ask-model.ts');
  const { key, ...rest } = model;
  return makeGistWriter({ ...rest, ...(key && { key: key.reveal() }), signal: ending });
}

/** What reads pages from the network. */
export async function openFetchPage({ settings, clock, random, ending }: World): Promise<FetchPage> {
  const { makeFetchPage } = await import('./sources/fetch-page.ts');
  const userAgent = `Paperboy/0.1${settings.contact ? ` (+${settings.contact})` : ''}`;
  return makeFetchPage({ clock, random, userAgent, signal: ending });
}

/** The platforms that the settings name, and the terminal. A chat's library is loaded only where the chat is used. */
export async function openPlatforms(
  world: World,
  house: House,
  health?: Health,
): Promise<readonly Platform[]> {
  const { discord, slack, mail, web } = world.settings;
  return [
    makeTerminal(world.screen),
    ...(discord ? [await openDiscord(discord, world)] : []),
    ...(slack ? [await openSlack(slack, world, house)] : []),
    ...(mail && web?.url ? [await openEmail(mail, web.url, world, house)] : []),
    ...(web ? [await openPage(web, world, house, health)] : []),
  ];
}

async function openDiscord(
  { token, ...rest }: NonNullable<Settings['discord']>,
  { settings, clock, log }: World,
): Promise<Platform> {
  const { makeDiscord } = await import('./platforms/discord/connect.ts');
  const doorUrl = settings.door?.url;
  return makeDiscord({
    token: token.reveal(),
    clock,
    log,
    ...rest,
    ...(doorUrl !== undefined && { doorUrl }),
  });
}

/** Slack, as its settings connect it: for one workspace, or for each that installs it. */
async function openSlack(
  slack: NonNullable<Settings['slack']>,
  { clock, log, newSecret }: World,
  { archive, signer }: House,
): Promise<Platform> {
  const { makeSlack } = await import('./platforms/slack/connect.ts');
  const { once, installations } = archive;
  const hands = { clock, log, once, ...(slack.apiUrl !== undefined && { apiUrl: slack.apiUrl }) };
  if ('appToken' in slack)
    return makeSlack({ ...hands, botToken: slack.botToken.reveal(), appToken: slack.appToken.reveal() });
  const http = {
    signingSecret: slack.signingSecret.reveal(),
    ...(slack.url !== undefined && { url: slack.url }),
  };
  if ('botToken' in slack) return makeSlack({ ...hands, ...http, botToken: slack.botToken.reveal() });
  const { clientId, clientSecret, secretKey, url } = slack;
  const app = { clientId, clientSecret: clientSecret.reveal(), url };
  const sealer = makeSealer(secretKey.reveal(), newSecret);
  return makeSlack({ ...hands, ...http, ...app, installations, sealer, signer, newSecret });
}

async function openEmail(
  { smtpUrl, ...rest }: NonNullable<Settings['mail']>,
  pageUrl: string,
  { clock }: World,
  { archive: { mailboxes }, signer }: House,
): Promise<Platform> {
  const { makeEmail } = await import('./platforms/email/connect.ts');
  return makeEmail({ smtpUrl: smtpUrl.reveal(), mailboxes, signer, pageUrl, clock, ...rest });
}

async function openPage(
  settings: NonNullable<Settings['web']>,
  { clock, log }: World,
  { archive, contextFor, signer }: House,
  health?: Health,
): Promise<Platform> {
  const { makeWeb } = await import('./platforms/web/connect.ts');
  const { renderDiscord } = await import('./platforms/discord/render.ts');
  const { renderSlack } = await import('./platforms/slack/render.ts');
  const chats = { discord: renderDiscord, slack: renderSlack };
  const mail = makeMailLinks({ archive, signer, topics, now: clock.now });
  const parts = { archive, mail, topics, contextFor, clock, log, chats, settings };
  return makeWeb({ ...parts, ...(health && { health }) });
}
