import type { Clock } from '../../clock.ts';
import type { Once } from '../../once.ts';
import type { Signer } from '../../signer.ts';
import { InstallRefusal } from './install-pages.ts';

type Parts = {
  readonly signer: Signer;
  readonly newSecret: () => string;
  readonly once: Once;
  readonly clock: Clock;
};

/** What Slack hands back with the browser that installs us, so that nobody is led into an installation they did not begin. */
export type InstallStates = {
  readonly make: () => Promise<string>;
  /** Rejects with an `InstallRefusal` what we did not make, what is older than ten minutes, and what came before. */
  readonly take: (state: string) => Promise<void>;
};

/** Nothing is kept when one is made: who asks for a thousand fills no store. */
export function makeInstallStates({ signer, newSecret, once, clock }: Parts): InstallStates {
  return {
    make: () => signer.sign('install', `${clock.now().toISOString()} ${newSecret()}`),
    take: async (state) => {
      const [at = ''] = (await signer.read('install', state))?.split(' ') ?? [];
      const [now, until] = [clock.now(), new Date(Date.parse(at) + longestMs)];
      // An invalid date is never later than now.
      const isFresh = until > now && until.getTime() <= now.getTime() + longestMs;
      if (!isFresh || !(await once(`slack-install ${state}`, now, until))) throw new InstallRefusal(again);
    },
  };
}

/** As long as the browser keeps its side of it: Bolt's cookie lives ten minutes. */
const longestMs = 10 * 60_000;
const again = 'This link is too old, or was used before: begin again at /slack/install.';
