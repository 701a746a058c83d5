import { App, LogLevel, webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Installations } from '../../installation.ts';
import type { Log } from '../../log.ts';
import type { Sealer } from '../../seal.ts';
import type { Signer } from '../../signer.ts';
import type { Platform } from '../platform.ts';
import { makeAnsweringIn } from './answering-in.ts';
import { boltLines } from './bolt-log.ts';
import { makeCall } from './call.ts';
import { checkMany, checkOne } from './checkup.ts';
import { makeUpload } from './files.ts';
import { makeInstallPages, type SlackApp } from './install.ts';
import { makeInstallStates } from './install-states.ts';
import { type InstalledWorkspaces, installedWorkspaces } from './installed.ts';
import { hearLeaving } from './leaving.ts';
import { type BoltOptions, type Http, httpLine, type Line, socketLine } from './lines.ts';
import { listen } from './listen.ts';
import { installPath } from './paths.ts';
import { renderSlack } from './render.ts';
import { makeSend } from './send.ts';
import { type Hand, oneWorkspace, type Workspaces } from './workspaces.ts';

export type SlackSettings = Common & (One | Many);

type Common = {
  /** Another address for Slack's Web API. */
  readonly apiUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one call may take. */
  readonly timeoutMs?: number;
};

/** One workspace, whose token stands in the settings: by Socket Mode, or over HTTP. */
type One = { readonly botToken: string } & ({ readonly appToken: string } | Http);

/** Each workspace that installs us has a token of its own; they call us over HTTP. */
type Many = SlackApp &
  Http & {
    readonly installations: Installations;
    readonly sealer: Sealer;
    readonly signer: Signer;
    readonly newSecret: () => string;
  };

/** Slack, by Bolt. */
export function makeSlack(settings: SlackSettings): Platform {
  const { apiUrl, clock, log, timeoutMs = 20_000 } = settings;
  const logger = { ...boltLines(log), getLevel: () => LogLevel.WARN, setLevel: () => {}, setName: () => {} };
  const clientOptions = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger,
    // A call is tried once: trying again is the outbox's work, which must know of every try.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  };
  const bolt = { logger, clientOptions };
  const handOf = (token: string) => handOn(new webApi.WebClient(token, clientOptions));
  const { workspaces, line, checkup, ready, installed } =
    'botToken' in settings ? partsOfOne(settings, bolt, handOf) : partsOfMany(settings, bolt, handOf);

  return {
    name: 'slack',
    render: renderSlack,
    checkup,
    send: makeSend({ workspaces, clock }),
    ...(line.knock && { knock: line.knock }),
    close: line.close,
    ...(line.isLost && { isLost: line.isLost }),
    connect: async (desk) => {
      const facts = await ready();
      const app = new App({
        receiver: line.receiver,
        authorize: async ({ teamId, isEnterpriseInstall }) => {
          const found = isEnterpriseInstall || !teamId ? undefined : await workspaces.of(teamId);
          if (found?.kind !== 'here') throw new Error('the workspace has not installed us');
          const { team, me, botId } = found.workspace;
          return { teamId: team, botUserId: me, botId };
        },
        clientOptions,
        logger,
        convoStore: false,
      });
      listen(app, { desk, inside: makeAnsweringIn({ desk, workspaces, clock, log }), log });
      if (installed) hearLeaving(app, { workspaces: installed, desk, clock, log });
      await line.open();
      log.info({ platform: 'slack', ...facts }, 'connected to Slack');
    },
  };
}

type Parts = {
  readonly workspaces: Workspaces;
  readonly line: Line;
  readonly checkup: NonNullable<Platform['checkup']>;
  /** Rejects with a sentence for the operator where nothing could work; resolves to what is worth a line in the log. */
  readonly ready: () => Promise<object>;
  readonly installed?: InstalledWorkspaces;
};

function partsOfOne(settings: Common & One, bolt: BoltOptions, handOf: (token: string) => Hand): Parts {
  const hand = handOf(settings.botToken);
  const workspaces = oneWorkspace(hand);
  const line = 'appToken' in settings ? socketLine(settings, bolt, handOf) : httpLine(settings, bolt);
  const checkup: Parts['checkup'] = (places) => checkOne({ call: hand.call, workspaces, line }, places);
  return { workspaces, line, checkup, ready: async () => ({ team: await workspaces.ready() }) };
}

function partsOfMany(settings: Common & Many, bolt: BoltOptions, handOf: (token: string) => Hand): Parts {
  const installed = installedWorkspaces({ ...settings, handOf, installAt: settings.url + installPath });
  const pages = makeInstallPages({
    ...settings,
    bolt,
    states: makeInstallStates(settings),
    workspaces: installed,
  });
  const line = httpLine(settings, bolt, pages);
  return {
    workspaces: installed,
    installed,
    line,
    checkup: (places) => checkMany({ workspaces: installed, line }, places),
    ready: async () => ({ workspaces: (await installed.teams()).length }),
  };
}

function handOn(web: webApi.WebClient): Hand {
  return {
    call: makeCall((method, args) => web.apiCall(method, args)),
    upload: makeUpload((file, into) => {
      if (!into) return web.filesUploadV2(file);
      const { channel, thread } = into;
      const shared = { ...file, channel_id: channel };
      return web.filesUploadV2(thread === undefined ? shared : { ...shared, thread_ts: thread });
    }),
  };
}
