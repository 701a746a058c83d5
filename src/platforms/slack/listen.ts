import type { App, types } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Desk } from '../platform.ts';
import { ourButtons } from './answering.ts';
import type { Inside } from './answering-in.ts';
import { type Fields, fieldsOf } from './call.ts';
import { pressedValue, questionIn, whoIn } from './envelopes.ts';
import { formId } from './forms.ts';
import { inMessageId } from './manifest.ts';
import { answerLinks } from './paper-links.ts';
import { hearReaction } from './reactions.ts';

type Parts = {
  readonly desk: Desk;
  /** Who answers in the workspace that Bolt was let in to. */
  readonly inside: (team: string | undefined) => Promise<Inside | undefined>;
  readonly log: Log;
};

/** Hears what Slack's app is told. */
export function listen(app: App, parts: Parts): void {
  hearQuestions(app, parts);
  hearEvents(app, parts);
  app.error(async (error) => {
    // Its words may hold who asked; that a workspace which is gone still speaks is no trouble of ours.
    if (error.code === 'slack_bolt_authorization_error')
      return parts.log.debug(
        { platform: 'slack' },
        'a request of a workspace that has not installed us was left',
      );
    parts.log.error(
      { platform: 'slack', code: error.code, error: error.message },
      'an answer did not reach Slack',
    );
  });
}

/** What people type, press, fill in and pick. Each envelope is acknowledged before anything else: Slack waits three seconds. */
function hearQuestions(app: App, { inside }: Parts): void {
  app.command('/papers', async ({ command, context, ack, respond }) => {
    await ack();
    const { user_id: user, team_id: userTeam, channel_id: channel, channel_name: channelName } = command;
    const asker = { user, userTeam, channel, channelName, ...questionIn(command.trigger_id) };
    const here = await inside(context.teamId);
    await here?.answering.typed(asker, command.text, command.trigger_id, (message) => respond(message));
  });

  app.action(
    { type: 'block_actions', action_id: ourButtons },
    async ({ body, action, context, ack, respond }) => {
      await ack();
      const value = pressedValue(action);
      const here = value === undefined ? undefined : await inside(context.teamId);
      if (value === undefined || !here) return;
      const { channel, container, view, trigger_id: trigger } = body;
      const who = whoIn(body);
      if (view) {
        const window = { id: view.id, type: view.type, metadata: view.private_metadata };
        await here.answering.pressedInWindow({ asker: who, value, trigger, window });
      } else if (channel) {
        const asker = { ...who, ...questionIn(trigger), channel: channel.id, channelName: channel.name };
        const press = {
          asker,
          value,
          trigger,
          actionId: action.action_id,
          whispered: container.is_ephemeral === true,
        };
        await here.answering.pressed(press, (message) => respond(message));
      }
    },
  );

  // A form waits for its mistakes, or its answer: both come from our own file, well within the three seconds.
  app.view({ type: 'view_submission', callback_id: formId }, async ({ body, view, context, ack }) => {
    const here = await inside(context.teamId);
    const sent = await here?.answering.submitted(whoIn(body), view.private_metadata, view.state.values);
    if (!sent) await ack();
    else if ('errors' in sent) await ack({ response_action: 'errors', errors: sent.errors });
    else if (isWindow(sent.window)) {
      await ack({ response_action: 'update', view: sent.window });
      await sent.later?.(view.id);
    }
  });

  app.shortcut(
    { type: 'message_action', callback_id: inMessageId },
    async ({ shortcut, context, ack, respond }) => {
      await ack();
      const { channel, message } = shortcut;
      const asker = { ...whoIn(shortcut), channel: channel.id, channelName: channel.name };
      const here = await inside(context.teamId);
      await here?.answering.papersInMessage(asker, message, (answer) => respond(answer));
    },
  );
}

/** What happens without a question: these are acknowledged by Bolt. */
function hearEvents(app: App, { desk, inside, log }: Parts): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const here = await inside(context.teamId);
    await here?.answering.homeOpened({ user: event.user, userTeam: body.team_id, channel: event.channel });
  });

  app.event('message', async ({ event, context }) => {
    const here = await inside(context.teamId);
    if (!here) return;
    const trouble = await answerLinks({ desk, ...here.workspace }, event);
    const place = `slack:${here.workspace.team}/${event.channel}`;
    if (trouble) log.warn({ place, ...trouble }, 'a link was not answered');
  });

  for (const kind of ['reaction_added', 'reaction_removed'] as const)
    app.event(kind, async ({ event, body, context }) => {
      const here = await inside(context.teamId);
      const trouble = here && (await hearReaction({ desk, ...here.workspace }, event, body.team_id));
      if (trouble) log.warn({ platform: 'slack', ...trouble }, 'a reaction was not read');
    });
}

function isWindow(view: Fields): view is Fields & types.ModalView {
  return view.type === 'modal' && Array.isArray(view.blocks) && typeof fieldsOf(view.title).text === 'string';
}
