import type { RequestListener } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { codeOf, InstallRefusal, sayInstalled, sayNotInstalled } from './install-pages.ts';
import type { InstallStates } from './install-states.ts';
import type { InstalledWorkspaces } from './installed.ts';
import type { BoltOptions } from './lines.ts';
import { scopes } from './manifest.ts';
import { installPath, redirectPath } from './paths.ts';

/** What Slack knows the app by, where it may be installed by many workspaces. */
export type SlackApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the world finds the door: `https://papers.example.org`. */
  readonly url: string;
};

type Parts = SlackApp & {
  readonly signingSecret: string;
  readonly states: InstallStates;
  readonly workspaces: Pick<InstalledWorkspaces, 'install'>;
  readonly log: Log;
  readonly bolt: BoltOptions;
};

/** The pages by which a workspace installs us: Bolt sends the browser to Slack and, when it is back, fetches the token. */
export function makeInstallPages({
  clientId,
  clientSecret,
  signingSecret,
  url,
  states,
  workspaces,
  log,
  bolt,
}: Parts): RequestListener {
  const asked = { scopes: Object.keys(scopes), redirectUri: url + redirectPath };
  const receiver = new HTTPReceiver({
    clientId,
    clientSecret,
    signingSecret,
    ...asked,
    logger: bolt.logger,
    installationStore: {
      storeInstallation: async (granted) => {
        const team = await workspaces.install(granted);
        log.info({ platform: 'slack', team }, 'a workspace installed Paperboy');
      },
      fetchInstallation: () => Promise.reject(new TypeError('Workspaces are found by installed.ts.')),
    },
    installerOptions: {
      installPath,
      redirectUriPath: redirectPath,
      directInstall: true,
      ...(bolt.clientOptions && { clientOptions: bolt.clientOptions }),
      stateStore: {
        generateStateParam: states.make,
        verifyStateParam: async (_now, state) => {
          await states.take(state);
          return asked;
        },
      },
      callbackOptions: {
        success: (_installation, _asked, _request, response) => sayInstalled(response),
        failure: (error, _asked, _request, response) => {
          const why = error instanceof InstallRefusal ? error.message : codeOf(error);
          log.warn({ platform: 'slack', why }, 'an installation was not made');
          sayNotInstalled(response, error);
        },
      },
    },
  });
  return receiver.requestListener;
}
