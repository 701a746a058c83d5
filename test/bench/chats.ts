import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** A Discord and a Slack in a thread of their own, that greet a bot and take what it sends once they are told to. */
export type Chats = {
  readonly discord: string;
  readonly slack: string;
  readonly take: () => void;
  readonly stop: () => Promise<void>;
};

export async function startChats(): Promise<Chats> {
  const worker = new Worker(new URL('./scale-chats.ts', import.meta.url));
  const [urls]: readonly unknown[] = await once(worker, 'message');
  return {
    ...z.object({ discord: z.string(), slack: z.string() }).parse(urls),
    take: () => worker.postMessage('take'),
    stop: async () => {
      await worker.terminate();
    },
  };
}

/** The settings of a bot that is in both. */
export function bothChats({ discord, slack }: Chats): Readonly<Record<string, string>> {
  return {
    PAPERBOY_WEB_PORT: '0',
    // Nothing listens there: sites that cannot be reached are named, and hold up nothing.
    HF_ENDPOINT: 'http://127.0.0.1:9',
    PAPERBOY_ARXIV_URL: 'http://127.0.0.1:9',
    DISCORD_TOKEN: 'a-token-of-the-bench',
    DISCORD_API_URL: discord,
    SLACK_BOT_TOKEN: 'xoxb-token-of-the-bench',
    SLACK_APP_TOKEN: 'xapp-token-of-the-bench',
    SLACK_API_URL: slack,
  };
}
