import { type SessionInfo, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { GatewayCloseCodes, type REST } from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { within } from '../../within.ts';
import { troubleOf } from './rest.ts';

export type Gateway = {
  readonly shards: number;
  /** Whether Discord ended a connection such that it is not made anew by itself. */
  readonly isLost: () => boolean;
  readonly close: () => Promise<void>;
};

type GatewayOptions = {
  readonly token: string;
  /** What Discord is to tell, as bits. */
  readonly intents: number;
  readonly rest: REST;
  readonly hear: (event: string, data: unknown) => void;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Connects to Discord's gateway by the library with which discord.js does, with as many connections (shards) as Discord
 * recommends: each guild comes by one of them. What it tells is handed on as it comes and nothing of it is kept: a process
 * that heard of 2,000 guilds of 50 channels took 416 MB with discord.js's own client, and takes 123 MB so (2026). Rejects
 * where it cannot be connected to.
 */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { token, intents, rest, hear, clock, log } = options;
  const sessions = new Map<number, SessionInfo | null>();
  let isClosed = false;
  let isLost = false;
  let signs = 0;
  const manager = new WebSocketManager({
    token,
    intents,
    rest,
    shardCount: null,
    // The library goes on connecting what waits for its next try even after it is told to end: it waits here for ever.
    retrieveSessionInfo: (shard) => (isClosed ? new Promise(() => {}) : (sessions.get(shard) ?? null)),
    updateSessionInfo: (shard, session) => {
      sessions.set(shard, session);
    },
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => hear(data.t, data.d));
  for (const sign of [WebSocketShardEvents.Hello, WebSocketShardEvents.Ready] as const)
    manager.on(sign, () => {
      signs += 1;
    });
  manager.on(WebSocketShardEvents.Error, ({ error, shardId }) =>
    log.error({ shard: shardId, ...troubleOf(error) }, 'the connection to Discord has trouble'),
  );
  manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => {
    const facts = { shard: shardId, code };
    if (isClosed) return;
    if (!forGood.has(code)) return log.info(facts, 'the connection to Discord ended; it is made anew');
    isLost = true;
    log.error(facts, 'Discord ended the connection for good; it is tried again within five minutes');
  });

  const close = async (): Promise<void> => {
    isClosed = true;
    await within(clock, goodbyeMs, manager.destroy());
  };
  try {
    await whileThereAreSigns(clock, manager.connect(), () => signs);
  } catch (error) {
    await close();
    throw error;
  }
  return { shards: await manager.getShardCount(), isLost: () => isLost, close };
}

/** What the library does not connect again after: a token, a count of shards or intents that Discord does not take. */
const forGood: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/** With many shards connecting takes minutes, since Discord lets few begin at once; but they come one after another. */
const silenceMs = 30_000;
const goodbyeMs = 2_000;

async function whileThereAreSigns(
  clock: Clock,
  connecting: Promise<void>,
  signs: () => number,
): Promise<void> {
  for (let seen = -1; seen !== signs(); ) {
    seen = signs();
    if ((await within(clock, silenceMs, connecting)) === 'done') return;
  }
  throw new Error('no sign of its gateway for 30 seconds');
}
