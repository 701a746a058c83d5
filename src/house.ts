import type { Caller, Context } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { topics } from '../config/topics.ts';
import type { Archive } from './archive/archive.ts';
import { openArchive } from './archive/open.ts';
import { makeDesk } from './desk.ts';
import type { Desk, Platform } from './platforms/platform.ts';
import { makeTerminal } from './platforms/terminal/terminal.ts';
import type { Source } from './sources/source.ts';
import type { World } from './world.ts';

/** What remembers and what answers, put together by hand. */
export type House = { readonly archive: Archive; readonly desk: Desk; readonly close: () => Promise<void> };

/** Opens the store. Throws an `OperatorError` where it cannot be used. */
export async function openHouse({ settings, clock, log, screen }: World): Promise<House> {
  const archive = await openArchive(settings.store, {
    warn: (sentence) => log.warn({ store: settings.store }, sentence),
    indexing: (done, of) =>
      screen.live && screen.note(`\rReading papers into the search index anew: ${done} of ${of}`),
  });
  const contextFor = (caller: Caller): Context => ({ archive, topics, commands, caller, now: clock.now() });
  return { archive, desk: makeDesk(contextFor, log), close: archive.close };
}

/** The sites. Their parsers are loaded only where something is read: most people ask the archive, and wait for it. */
export async function openSources({ settings, clock, random, ending }: World): Promise<readonly Source[]> {
  const { makeFetchPage } = await import('./sources/fetch-page.ts');
  const { makeHuggingFace } = await import('./sources/huggingface.ts');
  const { makeArxiv } = await import('./sources/arxiv.ts');
  const { huggingFace, arxiv, contact } = settings;
  const userAgent = `Paperboy/0.1${contact ? ` (+${contact})` : ''}`;
  const fetchPage = makeFetchPage({ clock, random, userAgent, signal: ending });
  return [
    makeHuggingFace({
      fetchPage,
      endpoint: huggingFace.endpoint,
      ...(huggingFace.token && { token: huggingFace.token.reveal() }),
    }),
    makeArxiv({ fetchPage, categories: arxiv.categories, ...(arxiv.url && { url: arxiv.url }) }),
  ];
}

/** The platforms that the settings name, and the terminal. A chat's library is loaded only where the chat is used. */
export async function openPlatforms({ settings, clock, log, screen }: World): Promise<readonly Platform[]> {
  const platforms: Platform[] = [makeTerminal(screen)];
  if (settings.discord) {
    const { makeDiscord } = await import('./platforms/discord/connect.ts');
    const { token, ...rest } = settings.discord;
    platforms.push(makeDiscord({ token: token.reveal(), clock, log, ...rest }));
  }
  if (settings.slack) {
    const { makeSlack } = await import('./platforms/slack/connect.ts');
    const { botToken, appToken, ...rest } = settings.slack;
    platforms.push(
      makeSlack({ botToken: botToken.reveal(), appToken: appToken.reveal(), clock, log, ...rest }),
    );
  }
  return platforms;
}
