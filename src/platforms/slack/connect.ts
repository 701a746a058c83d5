import { App, type BlockElementAction, LogLevel, SocketModeReceiver, type types, webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Platform } from '../platform.ts';
import { makeAnswering, ourButtons } from './answering.ts';
import { boltLines } from './bolt-log.ts';
import { type Fields, failureOf, makeCall } from './call.ts';
import { type Asker, makeCallers } from './callers.ts';
import { checkSlack } from './checkup.ts';
import { makeUpload } from './files.ts';
import { formId } from './forms.ts';
import { makeLink } from './link.ts';
import { inMessageId } from './manifest.ts';
import { answerLinks } from './paper-links.ts';
import { hearReaction } from './reactions.ts';
import { renderSlack } from './render.ts';
import { makeSend, type Send } from './send.ts';
import { connectSentence } from './start-errors.ts';

export type SlackSettings = {
  readonly botToken: string;
  readonly appToken: string;
  /** Another address for Slack's Web API. */
  readonly apiUrl?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How long one call may take. */
  readonly timeoutMs?: number;
};

/** Slack, by Bolt in Socket Mode: it needs no public address. */
export function makeSlack({
  botToken,
  appToken,
  apiUrl,
  clock,
  log,
  timeoutMs = 20_000,
}: SlackSettings): SlackPlatform {
  const logger = { ...boltLines(log), getLevel: () => LogLevel.WARN, setLevel: () => {}, setName: () => {} };
  const clientOptions = {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger,
    // A call is tried once: trying again is the outbox's work, which must know of every try.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  };
  const web = new webApi.WebClient(botToken, clientOptions);
  const call = makeCall((method, args) => web.apiCall(method, args));
  const upload = makeUpload((file, into) => {
    if (!into) return web.filesUploadV2(file);
    const { channel, thread } = into;
    const shared = { ...file, channel_id: channel };
    return web.filesUploadV2(thread === undefined ? shared : { ...shared, thread_ts: thread });
  });
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
  });
  const link = makeLink(receiver.client, clock, log);

  return {
    name: 'slack',
    render: renderSlack,
    checkup: (places) => {
      const app = new webApi.WebClient(appToken, clientOptions);
      return checkSlack({ bot: call, app: makeCall((method, args) => app.apiCall(method, args)) }, places);
    },
    send: makeSend({ call, upload, clock }),
    close: link.close,
    connect: async (desk) => {
      const me = await call('auth.test', {});
      if (me.kind !== 'done') throw new Error(connectSentence('SLACK_BOT_TOKEN', me));
      const ours = String(me.answer.team_id);
      const callerOf = makeCallers({ call, clock, log, team: ours });
      const app = new App({
        token: botToken,
        botId: String(me.answer.bot_id),
        botUserId: String(me.answer.user_id),
        receiver,
        clientOptions,
        logger,
        convoStore: false,
      });
      listen(app, makeAnswering({ desk, callerOf, call, upload, clock }), log);
      app.event('message', async ({ event }) => {
        const trouble = await answerLinks({ desk, call, team: ours }, event);
        if (trouble)
          log.warn({ platform: 'slack', place: event.channel, ...trouble }, 'a link was not answered');
      });
      hearReactions(app, { desk, call, team: ours, me: String(me.answer.user_id) }, log);
      await link.open().catch((error: unknown) => {
        throw new Error(connectSentence('SLACK_APP_TOKEN', failureOf(error)));
      });
      log.info({ platform: 'slack', team: ours }, 'connected to Slack');
    },
  };
}

function hearReactions(app: App, parts: Parameters<typeof hearReaction>[0], log: Log): void {
  for (const kind of ['reaction_added', 'reaction_removed'] as const)
    app.event(kind, async ({ event, body }) => {
      const trouble = await hearReaction(parts, event, body.team_id);
      if (trouble) log.warn({ platform: 'slack', ...trouble }, 'a reaction was not read');
    });
}

/** What we ask of Slack beyond the contract: a send that can be told of an earlier try. */
export type SlackPlatform = Platform & { readonly send: Send };

/** Each envelope is acknowledged before anything else: Slack waits three seconds. */
function listen(app: App, answering: ReturnType<typeof makeAnswering>, log: Log): void {
  app.command('/papers', async ({ command, ack, respond }) => {
    await ack();
    const { user_id: user, team_id: userTeam, channel_id: channel, channel_name: channelName } = command;
    const asker = { user, userTeam, channel, channelName };
    await answering.typed(asker, command.text, command.trigger_id, (message) => respond(message));
  });

  app.action({ type: 'block_actions', action_id: ourButtons }, async ({ body, action, ack, respond }) => {
    await ack();
    const value = pressedValue(action);
    if (value === undefined) return;
    const { channel, container, view, trigger_id: trigger } = body;
    const who = whoIn(body);
    if (view) {
      const window = { id: view.id, type: view.type, metadata: view.private_metadata };
      await answering.pressedInWindow({ asker: who, value, trigger, window });
    } else if (channel) {
      const asker = { ...who, channel: channel.id, channelName: channel.name };
      const whispered = container.is_ephemeral === true;
      await answering.pressed({ asker, value, actionId: action.action_id, whispered, trigger }, (message) =>
        respond(message),
      );
    }
  });

  // A form waits for its mistakes, or its answer: both come from our own file, well within the three seconds.
  app.view({ type: 'view_submission', callback_id: formId }, async ({ body, view, ack }) => {
    const sent = await answering.submitted(whoIn(body), view.private_metadata, view.state.values);
    if (!sent) await ack();
    else if ('errors' in sent) await ack({ response_action: 'errors', errors: sent.errors });
    else if (isWindow(sent.window)) {
      await ack({ response_action: 'update', view: sent.window });
      await sent.later?.(view.id);
    }
  });

  app.shortcut({ type: 'message_action', callback_id: inMessageId }, async ({ shortcut, ack, respond }) => {
    await ack();
    const asker = { ...whoIn(shortcut), channel: shortcut.channel.id, channelName: shortcut.channel.name };
    await answering.papersInMessage(asker, shortcut.message, (message) => respond(message));
  });

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await answering.homeOpened({ user: event.user, userTeam: body.team_id, channel: event.channel });
  });

  app.error(async (error) => {
    log.error({ platform: 'slack', code: error.code, error: error.message }, 'an answer did not reach Slack');
  });
}

type Person = { readonly id: string; readonly team_id?: string };

function whoIn({
  user,
  team,
}: {
  user: Person;
  team: { id: string } | null;
}): Pick<Asker, 'user' | 'userTeam'> {
  return { user: user.id, userTeam: user.team_id ?? team?.id ?? '' };
}

/** What a button, or what was picked in a menu, says. */
function pressedValue(action: BlockElementAction): string | undefined {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'overflow' ? action.selected_option.value : undefined;
}

function isWindow(view: Fields): view is Fields & types.ModalView {
  return view.type === 'modal' && Array.isArray(view.blocks) && typeof view.title === 'object';
}
