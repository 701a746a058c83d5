import type { RequestListener } from 'node:http';
import { HTTPReceiver, type HTTPReceiverOptions, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Finding } from '../../finding.ts';
import type { Log } from '../../log.ts';
import type { Once } from '../../once.ts';
import type { Knock } from '../door.ts';
import { failureOf } from './call.ts';
import { appTokenFinding } from './checkup.ts';
import { makeKnock } from './knock.ts';
import { makeLink } from './link.ts';
import { appsPage, eventsPath } from './paths.ts';
import { connectSentence } from './start-errors.ts';
import type { Hand } from './workspaces.ts';

/** How Slack's word reaches us. */
export type Line = {
  /** For Bolt's app, which hears what comes in. */
  readonly receiver: Receiver;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Whether it ended for good. Absent where it cannot: whoever calls us comes again. */
  readonly isLost?: () => boolean;
  readonly knock?: Knock;
  /** Whether it could be opened. */
  readonly finding: () => Promise<Finding>;
};

/** How Bolt logs and calls. */
export type BoltOptions = {
  readonly logger: NonNullable<HTTPReceiverOptions['logger']>;
  readonly clientOptions: NonNullable<HTTPReceiverOptions['installerOptions']>['clientOptions'];
};

type Hands = { readonly clock: Clock; readonly log: Log };

/** Socket Mode: we call Slack, and need no public address. */
export function socketLine(
  { appToken, clock, log }: Hands & { readonly appToken: string },
  { logger, clientOptions }: BoltOptions,
  handOf: (token: string) => Hand,
): Line {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { ...(clientOptions && { clientOptions }) },
  });
  const link = makeLink(receiver.client, clock, log);
  return {
    receiver,
    open: () =>
      link.open().catch((error: unknown) => {
        throw new Error(connectSentence('SLACK_APP_TOKEN', failureOf(error)));
      }),
    close: link.close,
    isLost: link.isLost,
    finding: () => appTokenFinding(handOf(appToken).call),
  };
}

/** What Slack calling us takes. */
export type Http = {
  readonly signingSecret: string;
  readonly once: Once;
  /** Where the world finds the door: `https://papers.example.org`. */
  readonly url?: string;
};

/** HTTP: Slack calls us at the door. `pages` answers who installs us. */
export function httpLine(
  { url, ...parts }: Http & Hands,
  { logger }: BoltOptions,
  pages?: RequestListener,
): Line {
  // Signatures are checked by the knock, before anything is taken down, and by our own clock.
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    signatureVerification: false,
    endpoints: eventsPath,
    logger,
  });
  let isOpen = false;
  return {
    receiver,
    open: async () => {
      isOpen = true;
    },
    close: async () => {
      isOpen = false;
    },
    knock: makeKnock({
      ...parts,
      receiver: () => (isOpen ? receiver.requestListener : undefined),
      ...(pages && { pages }),
    }),
    finding: async () => calledAt(url),
  };
}

function calledAt(url: string | undefined): Finding {
  const about = "Slack's calls";
  if (url !== undefined)
    return { about, state: 'good', says: `The app must name ${url}${eventsPath}, as the manifest does.` };
  return {
    about,
    state: 'doubtful',
    says: 'Nobody told where the world finds the door, so the manifest cannot name it.',
    toDo: `Set PAPERBOY_DOOR_URL, or let the app's three request addresses end in ${eventsPath}.`,
    link: appsPage,
  };
}
